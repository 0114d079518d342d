import type { Epoch } from '../kernel/values.js';
import type { SendRow } from '../ports/composer.js';
import type { Address, Delivered, Delivery, OutMessage } from '../ports/delivery.js';
import { keyOf, laneOf, type Parts } from './parts.js';

/** An edge that asks to come back at once, or earlier, is not asked again before this. Real ms. */
const LEAST_WAIT = 1_000;
const MOST_REMEMBERED = 10_000;

/** What became of a call, or `wait`: it was not made, or not taken; come back at this real moment. */
export type Outcome =
  | Exclude<Delivered, { kind: 'later' }>
  | { kind: 'wait'; until: Epoch }
  | { kind: 'stopping' };

/** An address as one string; it never leaves this process. */
const placeKey = ({ surface, tenant, place, channel }: Address): string =>
  `${surface} ${tenant} ${place} ${channel ?? ''}`;
const tenantOf = ({ surface, tenant }: Address): string => `${surface} ${tenant}`;

/**
 * When the conversation in which this reader read last is open, as far as this process knows. Asked before a message is drawn: what
 * must wait would be drawn for nothing. A digest takes its place of the day first, or it would be that of another morning.
 */
export function opensAt(parts: Parts, row: SendRow): Epoch {
  const { clock, deliveries, lastAddress } = parts;
  const address = lastAddress.get(laneOf(row));
  const delivery = address && deliveries.get(address.surface);
  if (!delivery || row.manner === 'digest') return clock.real();
  return placeFor(parts, address, delivery, keyOf(row), 'ahead');
}

/**
 * Calls the edge of an address, if address and tenant may be called now. Throws what the edge throws, and when there is no edge for
 * this surface.
 */
export async function deliver(
  parts: Parts,
  row: SendRow,
  message: OutMessage,
  call: (delivery: Delivery) => Promise<Delivered>,
): Promise<Outcome> {
  const { address } = message;
  const delivery = parts.deliveries.get(address.surface);
  if (!delivery) throw new Error(`no delivery for ${address.surface}`);
  remember(parts, row, address);
  const waits = keyOf(row);
  const place = placeFor(parts, address, delivery, waits);
  if (place > parts.clock.real()) return { kind: 'wait', until: place };
  if (parts.stopping()) return { kind: 'stopping' };

  const delivered = await call(delivery);
  parts.metrics?.sends.inc({ surface: address.surface, outcome: delivered.kind });
  if (delivered.kind !== 'later') return delivered;
  const real = parts.clock.real();
  parts.pacing.pause(delivered.wholeTenant ? tenantOf(address) : placeKey(address), delivered.until, real);
  return { kind: 'wait', until: Math.max(placeFor(parts, address, delivery, waits), real + LEAST_WAIT) };
}

function remember({ lastAddress }: Parts, row: SendRow, address: Address): void {
  if (lastAddress.size >= MOST_REMEMBERED) lastAddress.clear();
  lastAddress.set(laneOf(row), address);
}

/** `ahead`: only looks whether there is a place now; where there is none, the one that it gets is kept for it. */
function placeFor(
  { pacing, clock }: Parts,
  address: Address,
  { tenantPerSecond = Number.POSITIVE_INFINITY, perSecond }: Delivery,
  waits: string,
  how: 'take' | 'ahead' = 'take',
): Epoch {
  const real = clock.real();
  const tenant = pacing[how](tenantOf(address), tenantPerSecond, waits, real);
  return tenant > real ? tenant : pacing[how](placeKey(address), perSecond, waits, real);
}

import type { Epoch } from '../kernel/values.js';
import type { Address, Delivered, Delivery, OutMessage } from '../ports/delivery.js';
import type { Parts } from './parts.js';

/** An edge that asks to come back at once, or earlier, is not asked again before this. Real ms. */
const LEAST_WAIT = 1_000;

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
 * Calls the edge of an address, if address and tenant may be called now. `waits`: the key of the row.
 * Throws what the edge throws, and when there is no edge for this surface.
 */
export async function deliver(
  parts: Parts,
  waits: string,
  message: OutMessage,
  call: (delivery: Delivery) => Promise<Delivered>,
): Promise<Outcome> {
  const { address } = message;
  const delivery = parts.deliveries.get(address.surface);
  if (!delivery) throw new Error(`no delivery for ${address.surface}`);
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

function placeFor(parts: Parts, address: Address, delivery: Delivery, waits: string): Epoch {
  const real = parts.clock.real();
  const { tenantPerSecond = Number.POSITIVE_INFINITY } = delivery;
  const tenant = parts.pacing.take(tenantOf(address), tenantPerSecond, waits, real);
  return tenant > real ? tenant : parts.pacing.take(placeKey(address), delivery.perSecond, waits, real);
}

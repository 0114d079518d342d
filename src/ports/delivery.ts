import type { CardRef, Reader } from '../kernel/card.js';
import type { RecordKey } from '../kernel/decision.js';
import type { FileRef } from '../kernel/file.js';
import type { Platform } from '../kernel/interaction.js';
import type { Epoch, Json } from '../kernel/values.js';

/** Where a message goes: a person's own conversation, or a channel. `place` is the edge's own id for it. */
export interface Address {
  surface: Platform;
  tenant: string;
  place: string;
  channel?: string;
}

export interface OutMessage {
  /** The id of the work row; an edge that can, uses it to send the same message once only. */
  id: string;
  address: Address;
  card: CardRef;
  reader: Reader;
  /** Of a channel: whose view of this card is another; the edge asks `Turns.view` for it. */
  userViews?: { personIds: string[] };
  /** School time, for surfaces that show one of their own. */
  at: Epoch;
  /** `token`: opens it for an hour at `/file/<token>`; none for an edge that uploads. */
  file?: { file: FileRef; token?: string };
}

/** Keeps a file for its addressee, as it is now. Gives back the token of its link; what is stored is its hash. */
export type KeepFile = (
  schoolId: string,
  kept: { personId: string; about?: RecordKey; file: FileRef },
) => Promise<string>;

/** `unknown`: the call's answer was lost, it may or may not have arrived. */
export type Delivered =
  | { kind: 'sent'; handle: Json }
  | { kind: 'later'; until: Epoch; wholeTenant?: boolean }
  | { kind: 'lost'; reason: string }
  | { kind: 'unknown' };

/**
 * One per edge. `perSecond`: what the surface takes from us for one address · `tenantPerSecond`: for one tenant at this moment, where
 * that is less than we can send.
 */
export interface Delivery {
  surface: Platform;
  perSecond: number;
  readonly tenantPerSecond?: number;
  /** A file goes into the conversation itself, and no link to it into the card. */
  readonly uploads?: boolean;
  deliver(message: OutMessage): Promise<Delivered>;
  /** Replaces an earlier message, by the handle of its `sent`. */
  update(message: OutMessage, handle: Json): Promise<Delivered>;
}

/**
 * Finds somebody on a chat platform by the e-mail of the roster, and introduces them to the house. undefined: not there, or
 * a guest. Throws when it could not ask: the message waits.
 */
export type Finder = (tenant: string, email: string) => Promise<string | undefined>;

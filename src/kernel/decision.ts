import type { CardRef } from './card.js';
import type { Place, Reply } from './interaction.js';
import type { KindSpec } from './kind.js';
import type { Epoch, Json } from './values.js';

export interface RecordKey {
  kind: string;
  id: string;
}

/** A record as it must be from now on. `expect`: the version read, 0 for a new one; another version is a conflict. */
export interface Save<T = any> {
  kind: KindSpec<T>;
  id: string;
  expect: number;
  data: T;
}

/**
 * How a send reaches its reader. `digest`: a line in the next digest · `capped`: the bot speaks of its own accord ·
 * `addressed`: a colleague addresses this person · `now`: safety, an answer to one's own act.
 */
export type Manner = 'digest' | 'capped' | 'addressed' | 'now';

/** Ids, days and numbers; never words about a person. */
export type WorkData = Record<string, string | number | boolean>;

export interface NewThink {
  type: 'think';
  name: string;
  ref?: RecordKey;
  dueAt: Epoch;
  data?: WorkData;
  /** For what must exist once: a row of that id that still waits is kept, one that is running runs again afterwards. */
  id?: string;
}

export interface NewSend {
  type: 'send';
  name: string;
  ref?: RecordKey;
  to: { person: string } | { channel: string };
  manner: Manner;
  dueAt: Epoch;
  /** After this moment nobody is served by it: dropped and counted. */
  notAfter?: Epoch;
  /** Safety only: also on free days, at night, in an absence. */
  always?: boolean;
  data?: WorkData;
  id?: string;
}
export type NewWork = NewThink | NewSend;

/** What goes into a record together with what others put there (`KindSpec.pool`), whatever its version is by then. */
export interface Pooled {
  kind: KindSpec;
  id: string;
  put: Json;
}

/** Who did what to which record. Never content. */
export interface AuditLine {
  at: Epoch;
  who: string;
  verb: string;
  kind: string;
  id: string;
  access: 'read' | 'change';
  /** A code, for an access that needs a reason; free text stays in the record. */
  reason?: string;
}

/** After the commit the answer is that of another verb, by the same person: the dialog of another feature, or the one acted in. */
export interface Onward {
  kind: 'go';
  verb: string;
  input: Record<string, string>;
}

/** All that an act brings about; committed as one, or not at all. */
export interface Decision {
  reply: Reply | Onward;
  save: Save[];
  pool?: Pooled[];
  remove: RecordKey[];
  work: NewWork[];
  audit: AuditLine[];
  /** Records whose messages and homes show something else from now on. */
  changed: RecordKey[];
}

export const decision = (reply: Reply | Onward, parts: Partial<Omit<Decision, 'reply'>> = {}): Decision => ({
  reply,
  save: [],
  remove: [],
  work: [],
  audit: [],
  changed: [],
  ...parts,
});

/** Opens a dialog; its next step where the act came from one. */
export const show = (
  { place }: { place: Place },
  card: CardRef,
  parts: Partial<Omit<Decision, 'reply'>> = {},
): Decision => decision({ kind: place.kind === 'dialog' ? 'next' : 'dialog', card }, parts);

/** Who acts, and when. */
export interface Doer {
  now: Epoch;
  person: { id: string };
}

/** The line of the log for what somebody does now. */
export const auditLine = (
  { now, person }: Doer,
  verb: string,
  { kind, id }: RecordKey,
  access: AuditLine['access'] = 'change',
): AuditLine => ({ at: now, who: person.id, verb, kind, id, access });

/** What somebody asks for at this moment for themselves, in their own chat: also on a Sunday. */
export const toMyself = ({ now, person }: Doer, name: string, ref: RecordKey, data?: WorkData): NewSend => ({
  type: 'send',
  name,
  ref,
  to: { person: person.id },
  manner: 'now',
  dueAt: now,
  always: true,
  ...(data ? { data } : {}),
});

import type { CardRef, Reader } from '../kernel/card.js';
import type { NewSend, NewThink, RecordKey } from '../kernel/decision.js';
import type { FileRef } from '../kernel/file.js';
import type { Day, Epoch } from '../kernel/values.js';
import type { Address } from './delivery.js';
import type { Change, WorkRow } from './store.js';

export type SendRow = WorkRow & NewSend;
export type ThinkRow = WorkRow & NewThink;

export interface Composed {
  card: CardRef;
  reader: Reader;
  address: Address;
  /** Of a channel: whose view of this card is another (`Posted`). */
  userViews?: { personIds: string[] };
  /** Version of the record the card was drawn from; 0 where there is none. */
  version: number;
  file?: FileRef;
  /** The send that brings the file where the surface takes files themselves (`SendSpec.fileBy`). */
  fileBy?: string;
  /** With `fileBy`: the card as it is drawn again, without the link; only another than this takes the link away. */
  later?: CardRef;
}

/** There is something to say, and the one who should read it has no account that we know of. */
export const NOWHERE = 'nowhere';

/** What the work loop asks of the router: it claims, waits, retries and settles, and knows no feature. */
export interface Composer {
  /** Runs a think row; its change is committed together with its settling. */
  think(row: ThinkRow): Promise<Change>;
  /** undefined: nothing to say any more, or nobody to say it to. `again`: it stands already, and is drawn anew. */
  compose(row: SendRow, again?: boolean): Promise<Composed | typeof NOWHERE | undefined>;
  /** One digest from all of a person's waiting lines and the features' sections; undefined: nothing to tell. */
  composeDigest(rows: SendRow[]): Promise<Composed | undefined>;
  /** The earliest moment (>= now, school time) at which this row may reach its reader; `behind`: and not before what that day brings itself. */
  politeFrom(row: SendRow, now: Epoch, behind?: boolean): Promise<Epoch>;
  /** The calendar day of the schools at a moment, and the moment at which it ends. */
  dayOf(at: Epoch): { day: Day; until: Epoch };
  /** Version of a record as it is now, as in `Composed`; 0: there is none. */
  versionOf(schoolId: string, ref: RecordKey): Promise<number>;
  /** What follows from a message that cannot be delivered for good: somebody is told. */
  lost(row: SendRow, reason: string): Promise<Pick<Change, 'save' | 'work' | 'audit'>>;
}

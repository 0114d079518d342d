import type { z } from 'zod';
import type { CalendarAnswer, CalendarAsk } from './busy.js';
import type { CardRef } from './card.js';
import type { AuditLine, Decision, NewWork, RecordKey, Save, WorkData } from './decision.js';
import type { Refusal } from './errors.js';
import type { CalendarEntry, FileRef } from './file.js';
import type { Place, Reply } from './interaction.js';
import type { KindSpec, Page, Query, Stored } from './kind.js';
import type { TextRef } from './text.js';
import type { Day, Epoch, Language } from './values.js';

/** Reading within one school. */
export interface Read {
  get<T>(kind: KindSpec<T>, id: string): Promise<Stored<T> | undefined>;
  find<T>(kind: KindSpec<T>, query: Query): Promise<Page<T>>;
  count(kind: KindSpec, where: Query['where'], range?: Query['range']): Promise<number>;
}

/** What every handler and view is given. S: the school, as `features/school` has it. */
export interface Scene<S> {
  now: Epoch;
  school: S;
  read: Read;
  /** A new id. The first one of an act is the nonce its dialog carried, so that a repeated act finds what it made. */
  id(): string;
}

/** One act of one person. P: the person. I: the checked input. R: the record the verb is on, else undefined. */
export interface Turn<S, P, I, R> extends Scene<S> {
  person: P;
  input: I;
  record: R extends undefined ? undefined : Stored<R>;
  place: Place;
  /** All schools in which this person has a place; the one acted in is first. Absent: this one only. */
  schools?: readonly { id: string; name: string }[];
  /** The language of the platform's profile, where it is one of ours: an offer, never a choice made for somebody. */
  profileLanguage?: Language;
  /** The message in a channel that this is made of; `personId` where its author is somebody we know. */
  original?: { personId?: string; link?: string };
  /** Whether this person may use a verb that is on no record: what is listed is what opens. */
  opens(verb: string): boolean;
  /** 32 random bytes for a link, and their hash, under which alone they are kept: who has the store has no link. */
  secret(): { token: string; hash: string };
  /** The address of a path of ours as others reach it; undefined where there is none. */
  address(path: string): string | undefined;
  /** What the other features find by what was typed, beside what the one that looks for it finds itself. */
  found(typed: string): Promise<CardRef[]>;
  /** What still runs in the features with a record, so that it cannot be taken away: a line each. */
  held(ref: RecordKey): Promise<TextRef[]>;
  /** What the other features put into the dialog of a record, beside what the one that opens it says itself. */
  beside(record: Stored<unknown>): Promise<CardRef[]>;
}

export interface VerbSpec<S = any, P = any, I = any, R = any> {
  /** `request.take`: the card's verb, the Slack action id, the key in the table. */
  name: string;
  opens: 'dialog' | 'act';
  /** Its dialog holds nothing that may not stand in a chat: where a command opens no dialog by itself, the answer is the card. */
  inChat?: true;
  input: z.ZodType<I>;
  /** The kind of the record that `input.id` names; the router reads it before asking `may`. */
  on?: KindSpec<R>;
  /** Deny by default. Without a record it is about the person alone. False and "no such record" get the same answer. */
  may(person: P, school: S, record: R, now: Epoch): boolean;
  /** Said instead of that answer, to somebody who may not (any more) but sees the record anyway: who was first. */
  late?(person: P, school: S, record: R, now: Epoch): TextRef | undefined;
  handle(turn: Turn<S, P, I, R>): Promise<Decision | Refusal> | Decision | Refusal;
  /** The answer to a second delivery of an act that was done: built from what is true now. Without it: "is done". */
  again?(turn: Turn<S, P, I, R>): Promise<Reply | undefined> | Reply | undefined;
}

/** What a think row leads to when it falls due. */
export interface Thought {
  save: Save[];
  work: NewWork[];
  audit: AuditLine[];
  changed: RecordKey[];
}
export interface ThinkSpec<S = any> {
  name: string;
  /** Also runs by itself each school morning, before anybody is told anything; without `ref`. */
  eachMorning?: true;
  /** What must be read outside the house first; the router has an edge read it, and `run` is given the answer. undefined: nothing. */
  asks?(
    scene: Scene<S> & { ref?: RecordKey; data: WorkData },
  ): Promise<CalendarAsk | undefined> | CalendarAsk | undefined;
  run(
    scene: Scene<S> & { ref?: RecordKey; data: WorkData; answer?: CalendarAnswer },
  ): Promise<Partial<Thought>> | Partial<Thought>;
}

/**
 * What stands in a channel, for everybody there: no person, so that nothing of one can get in. `userViews`: those who need a
 * view of their own of this card, which `SendSpec.view` draws where the platform asks for it (Teams: the first 60).
 */
export interface Posted {
  card: CardRef;
  userViews?: { personIds: string[] };
}

/**
 * A send is drawn at the moment it goes out, from what is true then; undefined: nothing to say any more. `again`: the message
 * stands already, and shows what is true now.
 */
export interface SendSpec<S = any, P = any> {
  name: string;
  view(
    scene: Scene<S> & { person: P; ref?: RecordKey; data: WorkData; again?: boolean },
  ): Promise<CardRef | undefined> | CardRef | undefined;
  /** For a send to a channel, `team`'s; without it none goes there. */
  post?(
    scene: Scene<S> & { team: string; ref?: RecordKey; data: WorkData; again?: boolean },
  ): Promise<Posted | undefined> | Posted | undefined;
  /** The one file that goes with it, to a person only; as it is when the message goes out. Such a message is not drawn again. */
  file?(
    scene: Scene<S> & { person: P; ref?: RecordKey; data: WorkData },
  ): Promise<FileRef | undefined> | FileRef | undefined;
  /**
   * The message says how things stand, and is drawn again although a file goes with it: from then on without the link. Where a surface
   * takes the file itself, what stands there cannot change: the message goes without, and this send follows it with the file.
   */
  fileBy?: string;
  /** Its card is what all features ask of this person on `data.day` (`Sections.asks`). */
  gathers?: true;
  /** Its line is about a day to come, as of `now`: it stands behind what is for today. */
  later?: true | ((data: WorkData, now: Epoch) => boolean);
  /** For a send of manner `digest`: its line. */
  line?(
    scene: Scene<S> & { person: P; ref?: RecordKey; data: WorkData },
  ): Promise<TextRef | undefined> | TextRef | undefined;
}

/** What a feature adds to what the router composes. Pure but for `read`; few rows. */
export interface Sections<S = any, P = any> {
  home?(scene: Scene<S> & { person: P }): Promise<CardRef[]>;
  /** Lines for today, most important first. */
  digest?(scene: Scene<S> & { person: P }): Promise<TextRef[]>;
  /** What somebody is asked in the one message of a morning; nothing where there is nothing to ask. */
  asks?(scene: Asked<S, P>): Promise<CardRef[]>;
  /** Parts of the dialog in which this person reads a record of any kind; asked only once they may open it. Few rows. */
  beside?(scene: Beside<S, P>): Promise<CardRef[]>;
  /** What was found by what somebody typed, each as far as this person may know of it; nothing where there is nothing. Few rows. */
  found?(scene: Sought<S, P>): Promise<CardRef[]>;
  /** What this person follows from their own calendar programme: what is to come, and the last month. Roepnamen at most. */
  calendar?(scene: Scene<S> & { person: P }): Promise<CalendarEntry[]>;
  /** What of this feature still runs with a record of another one, which cannot be taken away as long as it does: a line each. */
  holds?(scene: Scene<S> & { ref: RecordKey }): Promise<TextRef[]> | TextRef[];
  /** What this feature keeps of an act on a record, in the commit of that act. Ids, codes and numbers; few rows. */
  alongside?(act: Alongside<S, P>): Promise<Save[]> | Save[];
}

export interface Asked<S = any, P = any> extends Scene<S> {
  person: P;
  day: Day;
  /** The message stands already, and shows what became of what it asked too. */
  again: boolean;
}

export interface Beside<S = any, P = any> extends Scene<S> {
  person: P;
  record: Stored<unknown>;
  /** To be called for every other record of which a part shows content: its reading is logged as well. */
  shows(ref: RecordKey): void;
}

export interface Sought<S = any, P = any> extends Scene<S> {
  person: P;
  /** As it was typed; in no log and in no line. */
  typed: string;
}

/** One act of one person on a record: as it was, and as it will be. */
export interface Alongside<S = any, P = any> extends Scene<S> {
  person: P;
  verb: string;
  before: Stored<unknown>;
  after: unknown;
}

export interface Feature<S = any, P = any> {
  name: string;
  kinds: KindSpec[];
  verbs: VerbSpec<S, P>[];
  thinks: ThinkSpec<S>[];
  sends: SendSpec<S, P>[];
  sections?: Sections<S, P>;
}

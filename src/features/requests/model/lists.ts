import type { Query } from '../../../kernel/kind.js';
import type { Person } from '../../school/model/school.js';
import type { CareRequest } from './request.js';
import type { Status } from './states.js';

/**
 * The lists of requests. `new`, `onMe`, `onOthers` and `aside` part what somebody leads: each open request is in exactly one of
 * them; `lead` is all of it. `week` (what has a day this week) and `clb` (kept for the hour with the CLB) look at the same
 * from another side. `mine`: what somebody asked themselves.
 */
export const LISTS = ['lead', 'new', 'onMe', 'onOthers', 'week', 'aside', 'clb', 'mine'] as const;
export type List = (typeof LISTS)[number];
export const isList = (value: unknown): value is List => LISTS.includes(value as List);

/** A list of one person's, as somebody looks at it: that person, or whoever looks after their requests today. */
export interface Desk {
  of: Person;
  own: boolean;
  list: List;
  classCode?: string;
}

/** In which state somebody follows it up. Whoever has it by then is in `takenBy`. */
export const FOLLOWED = ['TAKEN', 'WAITING', 'ANSWERED', 'PARKED'] as const satisfies Status[];
type Followed = (typeof FOLLOWED)[number];
export const LED: readonly Status[] = ['NEW', ...FOLLOWED];

/** One way through an index: records in one order, none of which is in another source of the same list. */
export type Source = Pick<Query, 'where' | 'range'>;

/** How many there are in each state, by which index they are found: that spares looking for what is not there. */
export interface Tally {
  /** With whom it lies. */
  lies: Record<Followed | 'NEW', number>;
  taken: Record<Followed, number>;
  /** Both at once. */
  both: Record<Followed, number>;
}

/** Of what lies with this person, what another took; and of what they took, what lies with another. */
const helped = ({ lies, both }: Tally, status: Followed) => lies[status] - both[status];
const helping = ({ taken, both }: Tally, status: Followed) => taken[status] - both[status];

const sum = (of: readonly Followed[], each: (status: Followed) => number) =>
  of.reduce((total, status) => total + each(status), 0);

export interface Sizes {
  all: number;
  new: number;
  onMe: number;
  onOthers: number;
  aside: number;
}

/** How many there are in each list of one's own. */
export function sizesOf(tally: Tally): Sizes {
  const { lies, taken } = tally;
  const aside = taken.PARKED + helped(tally, 'PARKED');
  const elsewhere = sum(['TAKEN', 'WAITING', 'ANSWERED'], (status) => helped(tally, status));
  const onOthers = taken.WAITING + taken.ANSWERED + elsewhere;
  return {
    all: lies.NEW + taken.TAKEN + onOthers + aside,
    new: lies.NEW,
    onMe: taken.TAKEN,
    onOthers,
    aside,
  };
}

/** All but this one; the smallest sign sorts what begins alike behind it. */
const but = (field: string, id: string): NonNullable<Source['range']>[] => [
  { field, below: id },
  { field, from: `${id}\u0001` },
];
const others = (where: Source['where'], field: string, id: string, n: number): Source[] =>
  n > 0 ? but(field, id).map((range) => ({ where, range })) : [];

/** Where the records of a list are found, in the order in which they lay still. */
export function sourcesOf({ of, own, list, classCode }: Desk, tally: Tally | undefined): Source[] {
  const inClass: Record<string, string> = classCode === undefined ? {} : { classCode };
  const lies = (status: Status): Source => ({ where: { coordinatorId: of.id, status, ...inClass } });
  const took = (status: Followed): Source => ({ where: { takenBy: of.id, status, ...inClass } });
  const byOthers = (status: Followed): Source[] =>
    tally ? others(lies(status).where, 'takenBy', of.id, helped(tally, status)) : [];
  const forOthers = (status: Followed): Source[] =>
    tally ? others(took(status).where, 'coordinatorId', of.id, helping(tally, status)) : [];

  switch (list) {
    case 'mine':
      return [{ where: { requesterId: of.id, open: true, ...inClass } }];
    case 'new':
      return [lies('NEW')];
    case 'onMe':
      return own ? [took('TAKEN')] : [lies('TAKEN')];
    case 'onOthers':
      if (!own) return [lies('WAITING'), lies('ANSWERED')];
      return [
        took('WAITING'),
        took('ANSWERED'),
        ...(['TAKEN', 'WAITING', 'ANSWERED'] as const).flatMap(byOthers),
      ];
    case 'aside':
      return own ? [took('PARKED'), ...byOthers('PARKED')] : [lies('PARKED')];
    case 'lead':
      return [...LED.map(lies), ...(own ? FOLLOWED.flatMap(forOthers) : [])];
    default:
      return [];
  }
}

/** In which of the four a request stands that this person leads. */
export function partIn({ of, own }: Pick<Desk, 'of' | 'own'>, { status, takenBy }: CareRequest): List {
  if (status === 'NEW') return 'new';
  if (status === 'PARKED') return 'aside';
  return status === 'TAKEN' && (!own || takenBy === of.id) ? 'onMe' : 'onOthers';
}

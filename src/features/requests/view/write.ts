import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person } from '../../school/model/school.js';
import { LONGEST_PARKED_DAYS } from '../model/park.js';
import { type CareRequest, LIMITS, PARK_REASONS } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import type { RequestTurn, SchoolTurn } from '../model/turn.js';
import { mayReceive } from '../policy.js';
import { personChoices } from './choices.js';
import { markOf } from './lead.js';
import { headOf, timelineOf } from './lines.js';

type On = RequestTurn<unknown>;
const head = (turn: On) => headOf(turn.school, turn.record.id, turn.record.data);

/** One text field: what is asked stands in the card, which differs only in its words and its verb. */
export function writeCard(turn: On, what: 'ask' | 'answer' | 'reply' | 'add', once: string): CardRef {
  const notes = turn.record.data.notes;
  const question = what === 'reply' ? notes.findLast((note) => note.kind === 'question') : undefined;
  return {
    card: `requests/${what}`,
    data: {
      ...head(turn),
      once,
      max: LIMITS.long,
      question: question ? question.text : null,
      asker: question ? nameOf(turn.school, question.by) : null,
    },
  };
}

export function handOverCard(turn: On, once: string): CardRef {
  const { school, record } = turn;
  const people = personChoices(school, dayOf(turn.now), (p) => mayReceive(p, record.data));
  return { card: 'requests/hand-over', data: { ...head(turn), once, people } };
}

export function parkCard(turn: On, once: string): CardRef {
  const tomorrow = addDays(dayOf(turn.now), 1);
  const { parked } = turn.record.data;
  return {
    card: 'requests/park',
    data: {
      ...head(turn),
      once,
      tomorrow,
      latest: addDays(dayOf(turn.now), LONGEST_PARKED_DAYS),
      why: parked?.why ?? '',
      until: parked && parked.until >= tomorrow ? parked.until : '',
      reasons: PARK_REASONS.map((value) => ({ title: text(`request.park.${value}`), value })),
    },
  };
}

export function closeCard(turn: On, once: string): CardRef {
  const { school, record, person } = turn;
  const { classCode, roepnaam } = record.data;
  return {
    card: 'requests/close',
    data: {
      ...head(turn),
      once,
      trackers: [
        { title: text('request.tracking.me', { name: person.name }), value: 'me' },
        { title: nameOf(school, record.data.requesterId), value: 'requester' },
        { title: text('request.tracking.none'), value: 'none' },
      ],
      line: text('request.tracking.line', { classCode, roepnaam, name: person.name }),
    },
  };
}

export function correctCard(turn: On, once: string): CardRef {
  const { observation, pupil } = turn.record.data.words;
  return { card: 'requests/correct', data: { ...head(turn), once, observation, pupil: pupil ?? '' } };
}

export const withdrawCard = (turn: On, once: string): CardRef => ({
  card: 'requests/withdraw',
  data: { ...head(turn), once },
});

/** For a coordinator who does not lead it: the steps without words, and why they want to read. */
export const reasonCard = (turn: On, once: string): CardRef => ({
  card: 'requests/reason',
  data: {
    ...head(turn),
    once,
    state: stateLine(turn.school, turn.record.data, turn.person.id),
    timeline: timelineOf(turn.school, turn.record.data, new Set(['timeline'])),
  },
});

export const ideaCard = (turn: On, key: string): CardRef => ({
  card: 'requests/idea',
  data: { ...head(turn), idea: text(key) },
});

interface Listed {
  which: 'mine' | 'lead';
  /** Whose requests: the reader's own, or those of somebody they stand in for. */
  of: Person;
  items: Stored<CareRequest>[];
  next: string | undefined;
  /** Whose list can be opened as well. */
  absent: Person[];
}

/** Open requests, a page at a time. */
export function listCard(turn: SchoolTurn<unknown>, { which, of, items, next, absent }: Listed): CardRef {
  const own = of.id === turn.person.id;
  return {
    card: 'requests/list',
    data: {
      which,
      personId: of.id,
      heading: own ? text(`request.list.${which}`) : text('request.list.of', { name: of.name }),
      empty: items.length === 0,
      next: next ?? null,
      others: absent.map(({ id, name }) => ({ personId: id, title: text('request.list.of', { name }) })),
      items: items.map(({ id, data }) => ({
        id,
        roepnaam: data.roepnaam,
        classCode: data.classCode,
        state: stateLine(turn.school, data, turn.person.id),
        mark: markOf(turn, data),
      })),
    },
  };
}

import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import type { Idea } from '../../school/model/instrument-fits.js';
import { nameOf } from '../../school/model/people.js';
import { headOf } from '../model/head.js';
import { LONGEST_PARKED_DAYS } from '../model/park.js';
import { LIMITS, PARK_REASONS } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import type { RequestTurn } from '../model/turn.js';
import { mayReceive } from '../policy.js';
import { personChoices } from './choices.js';
import { timelineOf } from './lines.js';

type On = RequestTurn<unknown>;
const head = (turn: On) => headOf(turn.school, turn.record.id, turn.record.data);

/** One text field: what is asked stands in the card, which differs only in its words and its verb. */
export function writeCard(turn: On, what: 'ask' | 'reply' | 'add', once: string): CardRef {
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

export function ideaCard(turn: On, idea: Idea): CardRef {
  const own = 'instrument' in idea ? idea.instrument.data : undefined;
  return {
    card: 'requests/idea',
    data: {
      ...head(turn),
      intro: text(own ? 'request.idea.own' : 'request.idea.intro'),
      idea: 'example' in idea ? text(idea.example.key) : idea.instrument.data.title,
      link: own?.link ?? null,
    },
  };
}

import { auditLine, type Decision, decision, type RecordKey } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { list, text } from '../../../kernel/text.js';
import { hasRole, isCoordinator, nameOf, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { THINK, type ThinkAlong } from '../model/think-along.js';
import type { SchoolTurn } from '../model/turn.js';
import { thinkCard, thinkFormCard } from '../view/think.js';
import { colleague, todayOf, withHint } from './shared.js';

type ThinkTurn<I = { id: string }> = Turn<School, Person, I, ThinkAlong>;
const MOST = 20;

const refOf = (id: string): RecordKey => ({ kind: THINK.kind, id });
const tellThem = (name: string, person: string, id: string, now: number) => ({
  type: 'send' as const,
  name,
  ref: refOf(id),
  to: { person },
  manner: 'addressed' as const,
  dueAt: now,
});

export const form = (turn: SchoolTurn<{ text?: string }>): Decision =>
  decision({ kind: 'dialog', card: thinkFormCard(turn, { question: turn.input.text }, turn.id()) });

export function submit(
  turn: SchoolTurn<{ people?: string[]; team: boolean; question: string; forSchool?: string }>,
): Decision | Refusal {
  const { forSchool, question } = turn.input;
  if (forSchool && forSchool !== turn.school.id)
    return decision({ kind: 'next', card: thinkFormCard(turn, { question }, turn.id()) });
  const { person, input, now, school } = turn;
  const today = todayOf(turn);
  const team = input.team
    ? peopleOn(school, today).filter((p) => isCoordinator(p) || hasRole(p, 'CARE_TEACHER'))
    : [];
  const picked = (input.people ?? []).flatMap((id) => colleague(school, id, today) ?? []);
  const toIds = [...new Set([...picked, ...team].map((p) => p.id))]
    .filter((id) => id !== person.id)
    .slice(0, MOST);
  if (toIds.length === 0) return invalid({ people: text('error.pickSomebody') });
  const id = turn.id();
  const data: ThinkAlong = {
    askerId: person.id,
    toIds,
    open: true,
    createdAt: now,
    changedAt: now,
    question: input.question,
    answers: [],
  };
  const sent = text('think.sent', {
    names: list(...toIds.slice(0, 4).map((to) => nameOf(school, to))),
    n: toIds.length,
  });
  return decision(
    { kind: 'close', note: withHint(school, sent, input.question) },
    {
      save: [{ kind: THINK, id, expect: 0, data }],
      work: toIds.map((to) => tellThem('think.asked', to, id, now)),
      audit: [auditLine(turn, 'think.submit', refOf(id))],
    },
  );
}

export const mayRead = (person: Person, think: ThinkAlong) =>
  think.askerId === person.id || think.toIds.includes(person.id);

export function read(turn: ThinkTurn): Decision {
  return decision(
    { kind: 'dialog', card: thinkCard(turn, turn.id()) },
    {
      audit: [auditLine(turn, 'think.read', refOf(turn.record.id), 'read')],
    },
  );
}

export function answer(turn: ThinkTurn<{ id: string; text: string }>): Decision | Refusal {
  const { record, person, now, input } = turn;
  if (!record.data.open) return refuse('gone', text('think.closed'));
  const answers = [...record.data.answers, { by: person.id, at: now, text: input.text }];
  return decision(
    { kind: 'close', note: text('think.answeredNote', { name: nameOf(turn.school, record.data.askerId) }) },
    {
      save: [
        {
          kind: THINK,
          id: record.id,
          expect: record.version,
          data: { ...record.data, answers, changedAt: now },
        },
      ],
      work:
        person.id === record.data.askerId
          ? []
          : [tellThem('think.answered', record.data.askerId, record.id, now)],
      audit: [auditLine(turn, 'think.answer', refOf(record.id))],
      changed: [refOf(record.id)],
    },
  );
}

export function close(turn: ThinkTurn): Decision {
  const { record, now } = turn;
  return decision(
    { kind: 'close', note: text('think.closedNote') },
    {
      save: [
        {
          kind: THINK,
          id: record.id,
          expect: record.version,
          data: { ...record.data, open: false, changedAt: now },
        },
      ],
      audit: [auditLine(turn, 'think.close', refOf(record.id))],
      changed: [refOf(record.id)],
    },
  );
}

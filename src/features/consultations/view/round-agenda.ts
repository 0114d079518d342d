import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, type TextParam, text } from '../../../kernel/text.js';
import type { CareRequest } from '../../requests/model/request.js';
import { nameOf } from '../../school/model/people.js';
import type { SmallIntervention } from '../../steps/model/step-kind.js';
import { asksPermission } from '../model/permission.js';
import type { RoundRecord } from '../model/round.js';
import { roundPoints } from '../model/round-points.js';
import type { RoundAnswer, RoundTask } from '../model/round-task.js';
import type { ConsultationTurn } from '../model/turn.js';
import { headOf, stateLine } from './consultation.js';
import { questionOf } from './round-answer.js';
import { taskLine } from './round-task.js';

interface Known {
  round: RoundRecord | undefined;
  requests: { record: Stored<CareRequest>; words: boolean }[];
  steps: Stored<SmallIntervention>[];
  answers: Stored<RoundAnswer>[];
  tasks: Stored<RoundTask>[];
}

/** Steps on one agenda; the class card has them all. */
const MOST_STEPS = 6;

/** `shown`: of what words are read here. */
export function roundAgendaCard(
  { school, record, person, now }: ConsultationTurn<unknown>,
  { round, requests, steps, answers, tasks }: Known,
): { card: CardRef; shown: { requests: string[]; steps: string[] } } {
  const { id, data } = record;
  const time = roundPoints(data.minutes, requests.length, steps.length > 0);
  const placed = requests.slice(0, time.requests.length);
  const read = steps.slice(0, MOST_STEPS);
  const point = (n: number, key: string) =>
    text('consult.point', { n, point: text(`consult.round.point.${key}`) });
  const points: CardData[] = [
    {
      line: point(time.open, 'open'),
      said: answers.map(({ data: one }) => ({
        name: nameOf(school, one.personId),
        words: one.text,
      })),
      request: null,
    },
    ...(time.steps > 0
      ? [{ line: point(time.steps, 'steps'), said: read.map(stepLine), request: null }]
      : []),
    ...placed.map(({ record: one, words }, n) => ({
      line: text('consult.point', {
        n: time.requests[n]!,
        point: text('consult.round.point.request', {
          roepnaam: one.data.roepnaam,
          name: nameOf(school, one.data.requesterId),
        }),
      }),
      said: words ? wordsOf(one.data) : [],
      request: words ? one.id : null,
    })),
    ...(time.free > 0 ? [{ line: point(time.free, 'free'), said: [], request: null }] : []),
    { line: point(time.close, 'close'), said: [], request: null },
  ];
  const aboutOne = asksPermission(
    data.kind,
    data.outside,
    placed.find(({ record: one }) => one.data.words.scope === 'pupil')?.record.data,
  );
  const card: CardRef = {
    card: 'consultations/round-agenda',
    data: {
      ...headOf(school, id, data),
      state: stateLine(school, data, now),
      goal: data.words.goal,
      question: round && data.prepare ? questionOf(round.data) : null,
      points,
      later: time.later > 0 ? text('consult.round.later', { n: time.later }) : null,
      hidden: placed.some(({ words }) => !words),
      permission: aboutOne,
      tasks: tasks.map(({ data: task }) => ({ line: taskLine(school, task) })),
      may: { prepare: data.open && data.prepare?.due[person.id] !== undefined },
    },
  };
  return {
    card,
    shown: {
      requests: placed.filter(({ words }) => words).map(({ record: one }) => one.id),
      steps: read.map((one) => one.id),
    },
  };
}

const stepLine = ({ data }: Stored<SmallIntervention>): CardData => ({
  name: data.roepnaam,
  words: data.words.what,
});

/** Whom it is about by their code, what was seen, what runs well and what would help. */
function wordsOf({ words }: CareRequest): CardData[] {
  const scope = text(`scope.${words.scope}`);
  const whom = words.pupil ? text('request.scopeWithPupil', { scope, pupil: words.pupil }) : scope;
  const needs = words.needs?.length ? list(...words.needs.map((need) => text(`need.${need}`))) : undefined;
  const given: [string, TextParam | undefined][] = [
    ['sees', words.observation],
    ['strengths', words.strengths],
    ['needs', needs],
  ];
  return [
    { name: text('consult.round.said.whom'), words: whom },
    ...given.flatMap(([key, said]) =>
      said === undefined ? [] : [{ name: text(`consult.round.said.${key}`), words: said }],
    ),
  ];
}

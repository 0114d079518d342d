import { type Decision, show } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { aspectsFor } from '../../requests/policy.js';
import { stepsOfClass } from '../../steps/model/class-card.js';
import { INTERVENTION } from '../../steps/model/step-kind.js';
import { ROUND } from '../model/round.js';
import { answersOf, tasksOfRound } from '../model/round-classes.js';
import type { ConsultationTurn } from '../model/turn.js';
import { roundAgendaCard } from '../view/round-agenda.js';
import { audited, todayOf } from './shared.js';

/** So many requests of one class are looked at; more than an hour holds. */
const MOST = 60;

/** One agenda for a class: every open request of it and what runs there, each as far as the reader may read it. */
export async function roundAgenda(turn: ConsultationTurn): Promise<Decision> {
  const { record, read, person, school } = turn;
  const { classCode = '', roundId = '' } = record.data;
  const today = todayOf(turn);
  const [round, requests, steps, answers, tasks] = await Promise.all([
    read.get(ROUND, roundId),
    requestsOf(turn, classCode),
    stepsOfClass(read, { school, person, today }, classCode),
    answersOf(read, record.id),
    tasksOfRound(read, roundId),
  ]);
  const ours = tasks.filter(({ data }) => data.classes.includes(classCode));
  const { card, shown } = roundAgendaCard(turn, { round, requests, steps, answers, tasks: ours });
  const line = (kind: string, id: string) => ({ ...audited(turn, 'consult.agenda', id, 'read'), kind });
  return show(turn, card, {
    audit: [
      audited(turn, 'consult.agenda', record.id, 'read'),
      ...shown.requests.map((id) => line(REQUEST.kind, id)),
      ...shown.steps.map((id) => line(INTERVENTION.kind, id)),
    ],
  });
}

/** The open ones of this class of which this person may know at all, the oldest first. */
async function requestsOf(
  turn: ConsultationTurn,
  classCode: string,
): Promise<{ record: Stored<CareRequest>; words: boolean }[]> {
  const { items } = await turn.read.find(REQUEST, {
    where: { classCode },
    order: { field: 'createdAt', direction: 'desc' },
    limit: MOST,
  });
  return items
    .filter(({ data }) => data.open)
    .reverse()
    .flatMap((record) => {
      const seen = aspectsFor(turn.person, record.data, turn.school, todayOf(turn));
      return seen.size === 0 ? [] : [{ record, words: seen.has('words') }];
    });
}

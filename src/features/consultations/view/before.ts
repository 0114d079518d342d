import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { aspectsFor } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import { USUAL_DAYS } from '../../steps/model/dates.js';
import { CONSULTATION, everyoneIn, INTERPRETER } from '../model/consultation.js';
import { type Point, pointsFor } from '../model/points.js';
import type { ConsultationTurn } from '../model/turn.js';
import { allSayEnough, organises } from '../policy.js';
import { headOf } from './consultation.js';
import { agreementChoices } from './minutes.js';

type On = ConsultationTurn<unknown>;

/** `read`: the request of which words are shown. */
export function agendaCard(
  { school, record, person, now }: On,
  request: Stored<CareRequest> | undefined,
): { card: CardRef; read?: RecordKey } {
  const { id, data } = record;
  const knows =
    request !== undefined && aspectsFor(person, request.data, school, dayOf(now)).has('words')
      ? request
      : undefined;
  const points = pointsFor(data.kind, data.minutes).map(({ point, minutes }) => ({
    line: text('consult.point', { n: minutes, point: text(`consult.point.${point}`) }),
    said: knows ? wordsOf(point, knows.data).map((line) => ({ line })) : [],
  }));
  const card: CardRef = {
    card: 'consultations/agenda',
    data: {
      ...headOf(school, id, data),
      goal: data.words.goal,
      points,
      prepared: data.kind === 'parents' ? preparedLines(data.prepared) : [],
      hidden: request !== undefined && !knows,
      may: { prepare: data.kind === 'parents' },
    },
  };
  return knows ? { card, read: { kind: REQUEST.kind, id: knows.id } } : { card };
}

/** What the request says to a point; in the words of whoever asked. */
function wordsOf(point: Point, { words }: CareRequest): TextParam[] {
  const given = (...lines: (TextParam | undefined)[]) => lines.filter((line) => line !== undefined);
  switch (point) {
    case 'question':
    case 'welcome':
      return given(words.observation);
    case 'strengths':
      return given(words.strengths);
    case 'tried':
      return given(
        words.triedExamples?.length
          ? list(...words.triedExamples.map((one) => text(`phase0.${one}`)))
          : undefined,
        words.tried,
        words.helped && text('consult.agenda.helped', { said: text(`helped.${words.helped}`) }),
        words.triedWhy,
      );
    case 'needs':
      return given(
        words.needs?.length ? list(...words.needs.map((need) => text(`need.${need}`))) : undefined,
      );
    case 'tells':
      return given(
        words.parentsInformed &&
          text('consult.agenda.parents', { said: text(`informed.${words.parentsInformed}`) }),
        words.pupilInformed &&
          text('consult.agenda.pupil', { said: text(`informed.${words.pupilInformed}`) }),
      );
    default:
      return [];
  }
}

const preparedLines = (prepared: On['record']['data']['prepared']): CardData[] =>
  [
    { name: text('consult.prepare.strength'), words: prepared?.strength },
    {
      name: text('consult.prepare.interpreter'),
      words: prepared?.interpreter && text(`consult.interpreter.${prepared.interpreter}`),
    },
    { name: text('consult.prepare.tells'), words: prepared?.tells },
  ].map(({ name, words }) => ({ name, words: words ?? text('consult.prepare.open') }));

export const prepareCard = ({ school, record }: On, once: string): CardRef => ({
  card: 'consultations/prepare',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    goal: record.data.words.goal,
    strength: record.data.prepared?.strength ?? '',
    interpreter: record.data.prepared?.interpreter ?? '',
    interpreters: INTERPRETER.map((value) => ({ title: text(`consult.interpreter.${value}`), value })),
    tells: record.data.prepared?.tells ?? '',
  },
});

export const enoughCard = (turn: On, once: string): CardRef => ({
  card: 'consultations/enough',
  data: {
    ...headOf(turn.school, turn.record.id, turn.record.data),
    once,
    ...agreementChoices(turn),
    span: String(USUAL_DAYS),
  },
});

/** All of them say that a message is enough: its organiser decides, once. */
const allEnough: SendSpec<School, Person> = {
  name: 'consult.enough',
  async view(at) {
    const record = at.ref && (await at.read.get(CONSULTATION, at.ref.id));
    if (!record || !organises(at.person, record.data)) return undefined;
    const { data, id } = record;
    const open = allSayEnough(data) && at.data.from === data.from && (data.from ?? 0) > at.now;
    if (!open && !at.again) return undefined;
    const head = headOf(at.school, id, data);
    const line: TextRef = text(open ? 'message.consult.enough' : 'message.consult.enoughDone', {
      roepnaam: data.roepnaam,
      place: head.place as string,
      n: everyoneIn(data).length,
    });
    return { card: 'consultations/all-enough', data: { ...head, open, line } };
  },
};

export const beforeSends = [allEnough];

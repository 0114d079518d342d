import type { CardData, CardRef } from '../../../kernel/card.js';
import type { PrintedPage } from '../../../kernel/file.js';
import { day, list, moment, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { Consultation } from '../model/consultation.js';
import { type Minutes, NOT_NEEDED, stillOpen } from '../model/minutes.js';
import type { ConsultationTurn } from '../model/turn.js';
import { organises } from '../policy.js';
import { headOf } from './consultation.js';

type On = ConsultationTurn<unknown>;

/** One line of what was written: what it is, and the words. */
export interface Line {
  name: TextRef;
  words: TextParam;
}

/** What was written down, in the order in which it was talked about. */
export function linesOf(school: School, data: Consultation, minutes: Minutes): Line[] {
  const { words, tells, present, outside } = minutes;
  const lines: Line[] = [{ name: text('consult.minutes.goal'), words: data.words.goal }];
  const there = [...present.map((id) => nameOf(school, id)), ...outside];
  if (there.length > 0) lines.push({ name: text('consult.minutes.present'), words: list(...there) });
  const put = (key: 'strengths' | 'tried' | 'pupilNeeds' | 'teacherNeeds') => {
    const said = words[key];
    if (said !== undefined) lines.push({ name: text(`consult.minutes.${key}`), words: said });
  };
  put('strengths');
  put('tried');
  if (words.effect)
    lines.push({ name: text('consult.minutes.effect'), words: text(`helped.${words.effect}`) });
  put('pupilNeeds');
  put('teacherNeeds');
  for (const key of ['parents', 'pupil'] as const) {
    const who = tells[key];
    if (who !== undefined)
      lines.push({
        name: text(`consult.minutes.tells.${key}`),
        words: who === NOT_NEEDED ? text('consult.tells.none') : nameOf(school, who),
      });
  }
  return lines;
}

const agreedLine = (school: School, { who, from, lookBackOn }: Minutes['agreements'][number]): TextRef =>
  text('consult.agreedLine', {
    name: nameOf(school, who),
    from: day(from, 'short'),
    back: day(lookBackOn, 'short'),
  });

const additionLine = (school: School, { at, by, kind }: Minutes['additions'][number]): TextRef =>
  text(`consult.addition.${kind}`, { name: nameOf(school, by), at: moment(at) });

const writtenLine = (school: School, { by, createdAt }: Minutes): TextRef =>
  text('consult.minutes.by', { name: nameOf(school, by), at: moment(createdAt) });

export function minutesCard({ school, record, person, now }: On, minutes: Minutes): CardRef {
  const { id, data } = record;
  const open = stillOpen(school, minutes.createdAt, now);
  const council = data.kind === 'council';
  return {
    card: 'consultations/minutes-read',
    data: {
      ...headOf(school, id, data),
      by: writtenLine(school, minutes),
      lines: linesOf(school, data, minutes) as unknown as CardData[],
      agreements: minutes.agreements.map((one) => ({ line: agreedLine(school, one), what: one.what })),
      additions: minutes.additions.map((one) => ({ line: additionLine(school, one), words: one.text })),
      council,
      may: { voice: open, correct: !open, export: council && organises(person, data) },
    },
  };
}

export const addCard = ({ school, record }: On, open: boolean, once: string): CardRef => ({
  card: 'consultations/add',
  data: { ...headOf(school, record.id, record.data), once, open },
});

/** As one text, for whoever brings it to the file of the school. */
export function copyCard({ school, record }: On, minutes: Minutes): CardRef {
  const { id, data } = record;
  return {
    card: 'consultations/copy',
    data: {
      ...headOf(school, id, data),
      lines: [
        ...linesOf(school, data, minutes).map((line) => text('consult.copyLine', { ...line })),
        ...minutes.agreements.map((one) =>
          text('consult.copyLine', { name: agreedLine(school, one), words: one.what }),
        ),
        ...minutes.additions.map((one) =>
          text('consult.copyLine', { name: additionLine(school, one), words: one.text }),
        ),
      ].map((line) => ({ line })),
    },
  };
}

export const printedMinutes = (school: School, data: Consultation, minutes: Minutes): PrintedPage => ({
  title: text('consult.pageTitle', { kind: text(`consult.kind.${data.kind}`), roepnaam: data.roepnaam }),
  lead: [writtenLine(school, minutes), text('consult.council')],
  blocks: [
    { heading: text('consult.minutes.words'), lines: linesOf(school, data, minutes) },
    {
      heading: text('consult.minutes.agreements'),
      lines: minutes.agreements.map((one) => ({ name: agreedLine(school, one), words: one.what })),
    },
    {
      heading: text('consult.minutes.additions'),
      lines: minutes.additions.map((one) => ({ name: additionLine(school, one), words: one.text })),
    },
  ].filter(({ lines }) => lines.length > 0),
  foot: text('consult.pageFoot', { roepnaam: data.roepnaam, school: school.name }),
});

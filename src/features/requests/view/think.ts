import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Turn } from '../../../kernel/feature.js';
import { list, moment, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { ThinkAlong } from '../model/think-along.js';
import { personChoices } from './choices.js';
import { whichSchool } from './dialogs.js';

export const thinkFormCard = (
  scene: Parameters<typeof whichSchool>[0],
  values: { question?: string },
  once: string,
): CardRef => ({
  card: 'requests/think-form',
  data: {
    once,
    ...whichSchool(scene),
    question: values.question ?? '',
    people: personChoices(scene.school, dayOf(scene.now), (p) => p.id !== scene.person.id),
  },
});

export function thinkCard(turn: Turn<School, Person, unknown, ThinkAlong>, once: string): CardRef {
  const { school, record, person } = turn;
  const { askerId, toIds, question, answers, open } = record.data;
  return {
    card: 'requests/think',
    data: {
      id: record.id,
      once,
      from: text('think.from', {
        name: nameOf(school, askerId),
        names: list(...toIds.map((id) => nameOf(school, id))),
      }),
      question,
      answers: answers.map((a) => ({
        who: text('think.answer', { name: nameOf(school, a.by), at: moment(a.at) }),
        said: a.text,
      })),
      open,
      own: askerId === person.id,
    },
  };
}

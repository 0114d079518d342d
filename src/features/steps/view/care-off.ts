import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import { day, text } from '../../../kernel/text.js';
import { hasRole, isHead, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import {
  CARE_LOST,
  type CareLost,
  concerned,
  minutesLost,
  nextSession,
  sessionsOf,
} from '../model/care-lost.js';
import { calledOf } from '../model/head.js';
import { INTERVENTION } from '../model/step-kind.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

const MINUTES = ['25', '50', '100', '150', '200', '300'] as const;

export const careOffCard = (once: string): CardRef => ({
  card: 'steps/care-off-form',
  data: {
    once,
    lengths: MINUTES.map((value) => ({ title: text('care.minutes', { n: Number(value) }), value })),
  },
});

/** Which of the day's sessions concern this reader, with when each comes again. */
async function linesFor(at: At, lost: CareLost) {
  const { read, school, person } = at;
  const by = school.people.get(lost.personId);
  const steps = (await Promise.all(lost.steps.map((id) => read.get(INTERVENTION, id)))).filter(
    (one) => one !== undefined,
  );
  const theirs = steps.filter(
    ({ data }) => by && (person.id === by.id || concerned(school, data, by, lost.day).includes(person.id)),
  );
  return theirs.map(({ data }) => {
    const next = nextSession(school, data, lost.personId, lost.day);
    const called = calledOf(data);
    return { line: next ? text('care.next', { called, day: day(next) }) : text('care.noNext', { called }) };
  });
}

const message = (name: string): Spec => ({
  name,
  async view(at) {
    const record = at.ref && (await at.read.get(CARE_LOST, at.ref.id));
    if (!record) return undefined;
    const lost = record.data;
    // What was said to nobody any more is not said by itself; what stands there already shows how it is.
    if (lost.back && name === 'care.off' && !at.again) return undefined;
    const own = name === 'care.off-own';
    const said = { name: nameOf(at.school, lost.personId), n: lost.told.length };
    return {
      card: 'steps/care-off',
      data: {
        id: record.id,
        line: lost.back ? text('message.care.back', said) : text(`message.${name}`, said),
        sessions: lost.back ? [] : await linesFor(at, lost),
        back: own && !lost.back && lost.day === dayOf(at.now),
      },
    };
  },
});
export const careSends: Spec[] = [message('care.off'), message('care.off-own'), message('care.took-place')];

/** For who has care to give today: one tap when they must stand in. For the policy team: hours that fell away, nobody's. */
export async function careHome(scene: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const { read, person, now } = scene;
  const parts: CardRef[] = [];
  if (hasRole(person, 'CARE_TEACHER') && (await sessionsOf(read, person.id, dayOf(now))).length > 0)
    parts.push({ card: 'steps/care-home', data: {} });
  if (isHead(person) || hasRole(person, 'POLICY_TEAM')) {
    const { week, year } = await minutesLost(read, now);
    if (year > 0) parts.push({ card: 'steps/care-lost', data: { week: hours(week), year: hours(year) } });
  }
  return parts;
}

/** In halves of an hour, as people say it. */
const hours = (minutes: number): number => Math.round(minutes / 30) / 2;

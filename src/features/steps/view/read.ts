import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import { day, list, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { headOf, stateLine } from '../model/head.js';
import type { LookBack, SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { mayLookBack } from '../policy.js';
import { agreedBefore, lifeOf } from './life.js';
import { seenLines } from './seen.js';

/** The last so many; a step that is asked about for a whole year has about ten. */
const MOST_SHOWN = 12;

/** The step as whoever may read its words sees it. */
export function readCard(turn: StepTurn<unknown>, team: CardData | undefined): CardRef {
  const { school, record, person, now } = turn;
  const { id, data } = record;
  const today = dayOf(now);
  const looks = mayLookBack(person, data, school, today);
  return {
    card: 'steps/read',
    data: {
      ...headOf(school, id, data),
      state: stateLine(school, data, person.id),
      lines: wordLines(school, data),
      team: team ? [team] : [],
      lookBacks: data.lookBacks.slice(-MOST_SHOWN).map((one) => ({
        ...lookBackLine(school, one),
        seen: seenLines(school, data, one),
      })),
      timeline: data.events.slice(-MOST_SHOWN).map((event) => ({
        line: text(`step.event.${event.what}`, {
          at: moment(event.at),
          name: nameOf(school, event.by),
          to: nameOf(school, event.to),
          day: event.day === undefined ? '' : day(event.day),
        }),
      })),
      may: {
        lookBack: looks && data.open && data.status !== 'PARKED' && !data.trial,
        undo: looks && data.undo !== undefined,
        calendar: data.lookBackOn !== undefined && data.lookBackOn >= today,
      },
      life: lifeOf(turn),
      ...agreedBefore(turn),
    },
  };
}

/** Question and answers, in the order of the form. */
function wordLines(school: School, step: SmallIntervention): CardData[] {
  const { words, scope, helpers } = step;
  const lines: CardData[] = [];
  const say = (key: string, ...said: (string | TextRef)[]) =>
    lines.push({ question: text(`step.asked.${key}`), said });
  say('what', words.what);
  // A team's step says whose it is itself, and takes place in no class in particular.
  if (scope !== 'team') {
    const whom = text(scope === 'practice' ? 'step.ownPractice' : `step.scope.${scope}`);
    say('scope', words.pupil ? text('request.scopeWithPupil', { scope: whom, pupil: words.pupil }) : whom);
    say('place', text(step.outside ? 'step.place.outside' : 'step.place.inClass'));
  }
  if (words.outsideWhy) say('outsideWhy', words.outsideWhy);
  if (words.outsideGoal) say('outsideGoal', words.outsideGoal);
  if (step.outsideUntil) say('outsideUntil', text('step.until', { day: day(step.outsideUntil) }));
  if (step.session)
    say(
      'session',
      text('step.session', {
        days: list(...step.session.days.map((one) => text(`weekday.${one}`))),
        n: step.session.minutes,
      }),
    );
  if (words.notice) say('notice', words.notice);
  if (helpers.length > 0)
    say('helpers', text('step.helpers', { names: list(...helpers.map((one) => nameOf(school, one))) }));
  return lines;
}

/** How somebody looked back, with what was learned. */
export const lookBackLine = (school: School, { at, by, outcome, learned, why }: LookBack): CardData => ({
  line: text('step.lookBack', {
    at: moment(at, 'day'),
    name: nameOf(school, by),
    outcome: text(`step.outcome.${outcome}`),
  }),
  learned: learned ?? null,
  why: why ?? null,
});

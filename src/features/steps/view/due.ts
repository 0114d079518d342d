import { addDays } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Asked, Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { nextDayAtWork, presentOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf, placeName } from '../model/head.js';
import { asksOn, INTERVENTION, type SmallIntervention } from '../model/step-kind.js';
import { teamDue } from './team-due.js';

type Step = Stored<SmallIntervention>;
type At = Scene<School> & { person: Person };

/** With all outcomes as buttons; beyond this they stand in a dialog of each. */
const MOST_WITH_BUTTONS = 3;
/** Rows of one message. What is beyond it stands on the home. */
const MOST = 12;
const MOST_READ = 60;
/** Calendar days, over a summer: what was not asked on its day asks on a later one. */
const FURTHEST_BACK = 100;

export interface OfDay {
  /** To look back on, for the first time. */
  asked: Step[];
  /** "Heb je er nog iets aan?" */
  late: Step[];
  /** Of colleagues, as the one who coordinates them. */
  told: Step[];
  /** Answered since. */
  done: Step[];
}

/**
 * All that one message of one morning is about. A step belongs to the morning on which it asks (`asksOn`), which is another only
 * when no message went out on the one before: so nothing is asked in two messages, and nothing in none. `again`: the message stands,
 * and shows what became of it too.
 */
export async function stepsOfDay({ read, person }: At, on: Day, again: boolean): Promise<OfDay> {
  const [own, told, answered] = await Promise.all([
    read.find(INTERVENTION, {
      where: { ownerId: person.id, open: true },
      range: { field: 'lookBackOn', from: addDays(on, -FURTHEST_BACK), below: addDays(on, 1) },
      order: { field: 'lookBackOn', direction: 'desc' },
      limit: MOST_READ,
    }),
    read.find(INTERVENTION, { where: { toldTo: person.id, toldOn: on }, limit: MOST_READ }),
    again
      ? read.find(INTERVENTION, { where: { ownerId: person.id, askedFor: on }, limit: MOST_READ })
      : { items: [] },
  ]);
  const open = own.items
    .filter(({ data }) => data.status === 'RUNNING' && asksOn(data) === on)
    .filter(({ data }) => again || data.reminded !== 'coordinator')
    .reverse();
  const waits = ({ data }: Step) => data.status === 'RUNNING' && data.reminded === 'coordinator';
  const helped = again ? told.items.filter((one) => !waits(one)) : [];
  const shown = new Set(open.map(({ id }) => id));
  return {
    asked: open.filter(({ data }) => data.reminded === undefined),
    late: open.filter(({ data }) => data.reminded !== undefined),
    told: told.items.filter(waits),
    done: [...answered.items, ...helped].filter(({ id }) => !shown.has(id)),
  };
}

/** All that somebody looks back on that day, of their own, of colleagues and of teams. */
export async function stepAsks({ again, ...at }: Asked<School, Person>): Promise<CardRef[]> {
  const [own, team] = await Promise.all([stepsOfDay(at, at.day, again), teamDue(at, at.day, again)]);
  const card = dueCard(at, at.day, own);
  return [card, team].filter((one) => one !== undefined);
}

/** Roepnaam, class and a date; what it is about opens in a dialog. */
export function dueCard(at: At, on: Day, { asked, late, told, done }: OfDay): CardRef | undefined {
  const { school, person } = at;
  const open = [...asked, ...late, ...told];
  const first = open[0] ?? done[0];
  if (!first) return undefined;
  const few = open.length <= MOST_WITH_BUTTONS;
  const beyond =
    Math.max(0, asked.length - MOST) + Math.max(0, late.length - MOST) + Math.max(0, told.length - MOST);
  return {
    card: 'steps/due',
    data: {
      id: first.id,
      roepnaam: first.data.roepnaam,
      n: open.length,
      asked: asked.slice(0, MOST).map((one) => ({ ...rowOf(school, one), few, more: !few })),
      late: late.slice(0, MOST).map((one) => rowOf(school, one)),
      told: told.slice(0, MOST).map((one) => ({ ...rowOf(school, one), line: toldLine(school, one, on) })),
      done: done.slice(0, MOST).map((one) => ({ ...rowOf(school, one), ...answerOf(one, person.id) })),
      beyond,
      beyondOf: { n: beyond },
    },
  };
}

const rowOf = (school: School, { id, data }: Step): CardData => ({
  ...headOf(school, id, data),
  since: day(data.startsOn),
  day: day(data.lookBackOn ?? data.startsOn),
});

/** Never who did not, only that nobody did yet; of an absence never why. */
function toldLine(school: School, { data }: Step, on: Day): CardData['line'] {
  const { roepnaam, ownerId, lookBackOn = on } = data;
  const owner = ownerId === undefined ? undefined : school.people.get(ownerId);
  const away = owner !== undefined && !presentOn(owner, on);
  return text(away ? 'message.step.toldAway' : 'message.step.told', {
    roepnaam,
    place: placeName(data),
    owner: owner?.name ?? text('step.owner.team'),
    day: day(lookBackOn),
    ...(away ? { until: day(nextDayAtWork(school, owner, on)) } : {}),
  });
}

/** What became of it: how it was looked back on, or to which day it went. */
function answerOf({ data }: Step, readerId: string): CardData {
  const last = data.lookBacks.at(-1);
  const own = data.ownerId === readerId;
  const looked = last !== undefined && (!own || last.asked === data.askedFor);
  const next = data.lookBackOn ?? data.backOn;
  const notDone = own && looked && last.outcome === 'NOT_DONE' && !last.fine && data.status === 'RUNNING';
  return {
    what: looked && data.status !== 'PARKED' ? text(`step.outcome.${last.outcome}`) : whatOf(data),
    next: next ? text('step.nextOn', { day: day(next) }) : null,
    plain: !notDone,
    notDone,
    nextDay: next ? day(next) : '',
    undo: own && data.undo !== undefined,
    adjust: own && looked && last.outcome === 'WORKS_PARTLY_ADJUST' && data.status === 'RUNNING',
    learn: own && looked && last.learned === undefined && !notDone,
  };
}

const whatOf = ({ status }: SmallIntervention) =>
  text(status === 'PARKED' ? 'step.wasParked' : status === 'ENDED' ? 'step.ended' : 'step.wasMoved');

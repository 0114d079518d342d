import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Read, Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { readTeam, teamName } from '../../school/model/teams.js';
import { headOf } from '../model/head.js';
import { answerFor, STEP_JOIN, type StepJoin } from '../model/join.js';
import { INTERVENTION, type SmallIntervention } from '../model/step-kind.js';
import { maySeeAnswers } from '../policy.js';

type Step = Stored<SmallIntervention>;
type At = Scene<School> & { person: Person };

/** With all outcomes as buttons; beyond this they stand in a dialog of each. */
const MOST_WITH_BUTTONS = 3;
const MOST = 12;

/**
 * What the message of a day holds of teams' own steps: what this person tests along, and what they keep where there is no channel to
 * ask in. Undefined where there is nothing.
 */
export async function teamDue(at: At, on: Day, again: boolean): Promise<CardRef | undefined> {
  const { read, person } = at;
  const [kept, joined] = await Promise.all([
    read.find(INTERVENTION, { where: { keptBy: person.id, keptOn: on }, limit: MOST }),
    read.find(STEP_JOIN, {
      where: { personId: person.id },
      range: { field: 'askOn', from: on, below: addDays(on, 1) },
      limit: MOST,
    }),
  ]);
  if (kept.items.length + joined.items.length === 0) return undefined;
  const keeps = kept.items.filter(({ data }) => data.status === 'RUNNING' && (data.lookBackOn ?? '') <= on);
  const tested = await Promise.all(
    joined.items.map(async ({ data }) => ({ join: data, step: await read.get(INTERVENTION, data.stepId) })),
  );
  const trials = tested.flatMap(({ join, step }) => (step && join.as === 'joins' ? [{ join, step }] : []));
  const waits = trials.filter(({ join, step }) => runsTo(step, on) && !answerFor(join, step.data));
  const rest = again ? trials.filter((one) => !waits.includes(one)) : [];
  const few = keeps.length + waits.length <= MOST_WITH_BUTTONS;
  const shown = [...keeps, ...waits.map(({ step }) => step), ...rest.map(({ step }) => step)];
  const done = again ? kept.items.filter((one) => !keeps.includes(one)) : [];
  const first = shown[0] ?? done[0];
  if (!first) return undefined;
  return {
    card: 'steps/due-team',
    data: {
      roepnaam: first.data.roepnaam,
      n: keeps.length + waits.length,
      kept: await Promise.all(keeps.map((one) => keptRow(at, read, one, few))),
      trials: waits.map(({ step }) => ({ ...rowOf(at, step), few, more: !few })),
      answered: rest.map(({ join, step }) => answeredRow(at, step, join)),
      done: done.map((one) => ({ ...rowOf(at, one), line: doneLine(at.school, one) })),
    },
  };
}

const runsTo = ({ data }: Step, on: Day): boolean =>
  data.status === 'RUNNING' && data.lookBackOn !== undefined && data.lookBackOn <= on;

const rowOf = ({ school, person, now }: At, { id, data }: Step): CardData => ({
  ...headOf(school, id, data),
  what: data.words.what,
  keeps: maySeeAnswers(person, data, school, dayOf(now)),
});

async function keptRow(at: At, read: Read, one: Step, few: boolean): Promise<CardData> {
  const { teamId = '', lookBackOn = '', reminded, trial } = one.data;
  const team = await readTeam(read, teamId);
  const late = reminded !== undefined;
  return {
    ...rowOf(at, one),
    line: text(late ? 'message.step.keptLate' : 'message.step.kept', {
      roepnaam: one.data.roepnaam,
      team: team ? teamName(team) : text('group.gone'),
      day: day(lookBackOn),
    }),
    few: few && !trial,
    more: !few || trial !== undefined,
  };
}

function answeredRow(at: At, step: Step, join: StepJoin): CardData {
  const answer = answerFor(join, step.data);
  const runs = step.data.status === 'RUNNING' && step.data.lookBackOn !== undefined;
  const mine = answer !== undefined && runs && answer.asked === step.data.lookBackOn;
  return {
    ...rowOf(at, step),
    line: mine
      ? text('message.step.trialAnswered', {
          roepnaam: step.data.roepnaam,
          what: text(`step.outcome.${answer.outcome}`),
        })
      : doneLine(at.school, step),
    mine,
    words: mine && answer.words === undefined,
  };
}

/** What became of it, and who looked back. */
export function doneLine(school: School, { data }: Step): TextRef {
  const { roepnaam, lookBacks, events, askedFor, status } = data;
  const last = lookBacks.at(-1);
  const looked = last !== undefined && (last.asked === askedFor || status !== 'RUNNING') && !stopped(data);
  const by = looked ? last.by : events.at(-1)?.by;
  return text('message.step.teamDone', {
    roepnaam,
    name: nameOf(school, by),
    what: looked ? text(`step.outcome.${last.outcome}`) : text(otherwise(data)),
  });
}

const stopped = ({ events }: SmallIntervention): boolean => events.at(-1)?.what === 'stopped';
const otherwise = ({ status }: SmallIntervention): string =>
  status === 'PARKED' ? 'step.wasParked' : status === 'ENDED' ? 'step.ended' : 'step.wasMoved';

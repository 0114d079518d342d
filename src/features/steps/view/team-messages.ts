import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { activeOn, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { readTeam } from '../../school/model/teams.js';
import { calledOf, headOf } from '../model/head.js';
import { joinsOf, type StepJoin, takesMore } from '../model/join.js';
import { INTERVENTION, type SmallIntervention, stepOf } from '../model/step-kind.js';
import { teamStepsOn } from '../model/team-planned.js';
import { keeperOfTeam } from '../policy.js';
import { namesOf, weeksText } from './team.js';
import { doneLine } from './team-due.js';

type Spec = SendSpec<School, Person>;
type Step = Stored<SmallIntervention>;

/** With all outcomes as buttons; beyond this they stand in a dialog of each. */
const MOST_WITH_BUTTONS = 3;
const MOST = 12;

/** On the day: one card in its channel for all that a team looks back on, with who did since. */
const teamDue: Spec = {
  name: 'step.team-due',
  view: () => undefined,
  async post({ read, school, team: teamId, data, again }) {
    const on = String(data.day);
    const [asked, answered, team] = await Promise.all([
      teamStepsOn(read, teamId, on),
      again
        ? read.find(INTERVENTION, { where: { teamId, askedFor: on }, limit: MOST }).then(({ items }) => items)
        : [],
      readTeam(read, teamId),
    ]);
    const done = answered.filter(({ id }) => !asked.some((one) => one.id === id));
    const first = asked[0] ?? done[0];
    if (!first || !team) return undefined;
    const few = asked.length <= MOST_WITH_BUTTONS;
    return {
      card: {
        card: 'steps/team-due',
        data: {
          roepnaam: first.data.roepnaam,
          n: asked.length,
          asked: asked.slice(0, MOST).map((one) => ({ ...askedRow(school, one, on), few })),
          done: done.map((one) => ({ ...headOf(school, one.id, one.data), ...doneRow(school, one) })),
          beyond: Math.max(0, asked.length - MOST),
        },
      },
    };
  },
};

function askedRow(school: School, { id, data }: Step, on: Day): CardData {
  const late = data.lookBackOn !== undefined && data.lookBackOn < on;
  return {
    ...headOf(school, id, data),
    what: data.words.what,
    line: text(late ? 'message.step.teamLate' : 'message.step.teamDue', {
      roepnaam: data.roepnaam,
      day: day(data.lookBackOn ?? on),
      since: day(data.startsOn),
    }),
  };
}

function doneRow(school: School, one: Step): CardData {
  const { lookBackOn, backOn, undo } = one.data;
  const next = lookBackOn ?? backOn;
  return {
    line: doneLine(school, one),
    next: next ? text('step.nextOn', { day: day(next) }) : null,
    undo: undo !== undefined,
  };
}

type Reader = { id: string; as: StepJoin['as'] | undefined };

/** "Wie test mee?" as everybody sees it; for who is in it, with the way out instead of the way in. */
async function invitation(
  { read, school, now }: Scene<School>,
  record: Step,
  reader?: Reader,
): Promise<{ card: CardRef; inIt: string[] }> {
  const { id, data } = record;
  const joins = await joinsOf(read, id);
  const keeper = keeperOfTeam(school, data, dayOf(now));
  const today = dayOf(now);
  const runs = data.status === 'RUNNING';
  const open = takesMore(data, today);
  const keeps = reader?.id === keeper;
  const here = joins.filter((one) => isHere(school, one.data.personId, today));
  const testing = here.filter((one) => one.data.as === 'joins');
  return {
    inIt: [keeper, ...here.map((one) => one.data.personId).filter((one) => one !== keeper)],
    card: {
      card: 'steps/invite',
      data: {
        id,
        roepnaam: data.roepnaam,
        name: nameOf(school, keeper),
        weeks: weeksText(data.trial?.weeks ?? 0),
        what: data.words.what,
        day: data.lookBackOn === undefined ? null : text('step.invite.until', { day: day(data.lookBackOn) }),
        names: namesOf(school, testing, keeper),
        mine: reader ? text(`step.invite.${keeps ? 'keeper' : reader.as}`) : null,
        over: open ? null : overLine(school, record),
        runs,
        may: {
          join: open && !keeps && reader?.as !== 'joins',
          hear: open && !keeps && reader?.as === undefined,
          leave: runs && !keeps && reader?.as !== undefined,
        },
      },
    },
  };
}

const isHere = (school: School, personId: string, today: Day): boolean => {
  const person = school.people.get(personId);
  return person !== undefined && activeOn(person, today);
};

function overLine(school: School, one: Step) {
  if (one.data.status === 'RUNNING') return text('step.invite.closed');
  return one.data.status === 'PARKED' ? text('step.invite.parked') : doneLine(school, one);
}

const invite: Spec = {
  name: 'step.invite',
  /** The card of somebody who is in it, where the platform shows one of their own. */
  async view(at) {
    const record = await stepOf(at);
    if (!record?.data.trial) return undefined;
    const mine = (await joinsOf(at.read, record.id)).find((one) => one.data.personId === at.person.id);
    return (await invitation(at, record, { id: at.person.id, as: mine?.data.as })).card;
  },
  async post(at) {
    const record = await stepOf(at);
    if (!record?.data.trial || record.data.teamId !== at.team) return undefined;
    // What was over before it could be asked is asked of nobody.
    if (record.data.status !== 'RUNNING' && !at.again) return undefined;
    const { card, inIt } = await invitation(at, record);
    return { card, userViews: { personIds: inIt } };
  },
};

/** A line of a digest about what is tested together, as long as it runs to that day. */
const line = (name: string): Spec => ({
  name,
  view: () => undefined,
  async line(at) {
    const data = (await stepOf(at))?.data;
    if (data?.status !== 'RUNNING' || data.lookBackOn === undefined) return undefined;
    if (data.lookBackOn !== at.data.day) return undefined;
    return text(`digest.${name}`, {
      called: calledOf(data),
      what: data.words.what,
      day: day(data.lookBackOn),
    });
  },
});

const over: Spec = {
  name: 'step.trial-over',
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    if (!record || record.data.status === 'RUNNING' || record.data.status === 'PARKED') return undefined;
    const { words } = record.data;
    return text('digest.step.trial-over', { what: words.what, how: doneLine(at.school, record) });
  },
};

export const teamSends: Spec[] = [
  teamDue,
  invite,
  { ...line('step.trial-before'), later: true },
  line('step.trial-after'),
  over,
];

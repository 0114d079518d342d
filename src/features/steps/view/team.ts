import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, list, type TextRef, text } from '../../../kernel/text.js';
import type { Seen } from '../../school/model/about-somebody.js';
import { displayName, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { inTeam, readTeam, readTeams, type TeamOf, teamName } from '../../school/model/teams.js';
import { SPANS, USUAL_DAYS } from '../model/dates.js';
import { headOf } from '../model/head.js';
import { joinsOf, type StepJoin, TRIAL_WEEKS, takesMore, USUAL_WEEKS } from '../model/join.js';
import { stateAfter } from '../model/states.js';
import { INTERVENTION, LIMITS, type SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { keeperOfTeam, mayChange, mayJoin, maySeeAnswers } from '../policy.js';
import type { At } from './form.js';

/** Further than this is no small step any more. Calendar days. */
const LONGEST_DAYS = 300;
/** Names that stand beside each other; who comes after them is there, but not by name. */
const MOST_NAMES = 30;

interface Values {
  what?: string;
  teamId?: string;
  span?: string;
  day?: string;
  invite?: boolean;
  weeks?: string;
}

const choices = (teams: readonly TeamOf[]) =>
  teams.map((team) => ({ title: teamName(team), value: team.id }));

/** The teams of whoever fills it in come first; the whole team is always one of them. */
const ownFirst = ({ school, person, now }: At, teams: readonly TeamOf[]): TeamOf[] => {
  const own = teams.filter((team) => inTeam(school, team, person.id, dayOf(now)));
  return [...own, ...teams.filter((team) => !own.includes(team))];
};

export function teamFormCard(at: At, teams: readonly TeamOf[], values: Values, once: string): CardRef {
  const today = dayOf(at.now);
  return {
    card: 'steps/team-form',
    data: {
      once,
      what: values.what ?? '',
      teams: choices(ownFirst(at, teams)),
      teamId: values.teamId ?? '',
      keeper: text('step.team.form.keeper', { name: displayName(at.school, at.person, today) }),
      spans: SPANS.map((n) => ({ title: text('step.span', { n }), value: String(n) })),
      span: values.span ?? String(USUAL_DAYS),
      day: values.day ?? '',
      invite: String(values.invite ?? false),
      weeksList: TRIAL_WEEKS.map((value) => ({ title: weeksText(Number(value)), value })),
      weeks: values.weeks ?? USUAL_WEEKS,
      tomorrow: addDays(today, 1),
      latest: addDays(today, LONGEST_DAYS),
    },
  };
}

export const weeksText = (n: number): TextRef => text('step.weeks', { n });

/** Before it may stand in a channel: what it saw, to be left out or to be said of that it is none. `id`: of a step that is there already. */
export function teamGuardCard(
  seen: readonly Seen[],
  { draft, what, id }: { draft: string; what: string; id?: string },
  once: string,
): CardRef {
  return {
    card: 'steps/team-guard',
    data: {
      once,
      draft,
      id: id ?? '',
      starts: id === undefined,
      what,
      seen: seen.map((one) => ({
        line: text(`step.guard.${one.what}`, { words: one.words ?? '' }),
      })),
    },
  };
}

export const teamChangeCard = (
  { school, record }: StepTurn<unknown>,
  teams: readonly TeamOf[],
  { what, teamId }: { what: string; teamId: string },
  once: string,
): CardRef => ({
  card: 'steps/team-change',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    what,
    teamId,
    teams: choices(teams),
    max: LIMITS.what,
  },
});

/** Names, in the order in which they came; never how many. */
export function namesOf(school: School, joins: readonly Stored<StepJoin>[], but: string): TextRef | null {
  const names = joins.map(({ data }) => data.personId).filter((id) => id !== but);
  if (names.length === 0) return null;
  const said = names.slice(0, MOST_NAMES).map((id) => nameOf(school, id));
  const all = names.length > MOST_NAMES ? [...said, text('step.join.others')] : said;
  return text('step.join.names', { names: list(...all), n: names.length });
}

/** What a team's step has beside any other: whose it is, who keeps it, who tests along, and what the reader may do with that. */
export async function teamPart(turn: StepTurn<unknown>): Promise<CardData | undefined> {
  const { record, school, person, now, read } = turn;
  const { id, data } = record;
  if (data.teamId === undefined) return undefined;
  const today = dayOf(now);
  const team = await readTeam(read, data.teamId);
  const joins = data.trial ? await joinsOf(read, id) : [];
  const keeper = keeperOfTeam(school, data, today);
  const mine = joins.find((one) => one.data.personId === person.id)?.data.as;
  const theirs = data.status === 'RUNNING' && mayJoin(person, data, school, today) && keeper !== person.id;
  const open = theirs && takesMore(data, today);
  const testing = joins.filter((one) => one.data.as === 'joins');
  return {
    id,
    roepnaam: data.roepnaam,
    line: text('step.team.part', {
      team: team ? teamName(team) : text('group.gone'),
      keeper: nameOf(school, keeper),
    }),
    names: namesOf(school, testing, keeper),
    may: {
      change: mayChange(person, data, school, today) && stateAfter(data.status, 'change') !== undefined,
      join: open && mine !== 'joins',
      hear: open && mine === undefined,
      leave: theirs && mine !== undefined,
      mine:
        data.status === 'RUNNING' &&
        mine === 'joins' &&
        data.lookBackOn !== undefined &&
        data.lookBackOn <= today,
      together: maySeeAnswers(person, data, school, today) && data.open && data.status !== 'PARKED',
    },
  };
}

const ROWS = 3;
const MOST_TEAMS = 12;

/** What runs in the teams of this person, the next day first. There is no pupil in it, so its words may stand there. */
export async function teamHome({
  read,
  person,
  school,
  now,
}: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const today = dayOf(now);
  const teams = (await readTeams(read)).filter((team) => inTeam(school, team, person.id, today));
  const found = await Promise.all(teams.slice(0, MOST_TEAMS).map((team) => nextOf(read, team.id)));
  const items = found.flat().sort((a, b) => (String(a.data.lookBackOn) < String(b.data.lookBackOn) ? -1 : 1));
  if (items.length === 0) return [];
  const rows = items.slice(0, ROWS).map(
    ({ id, data }): CardData => ({
      ...headOf(school, id, data),
      what: data.words.what,
      line: text('step.team.row', {
        roepnaam: data.roepnaam,
        day: day(data.lookBackOn ?? data.startsOn),
      }),
    }),
  );
  return [{ card: 'steps/team-home', data: { items: rows, more: items.length > ROWS } }];
}

const nextOf = async (read: Scene<School>['read'], teamId: string): Promise<Stored<SmallIntervention>[]> =>
  (
    await read.find(INTERVENTION, {
      where: { teamId, open: true },
      range: { field: 'lookBackOn', from: '0' },
      order: { field: 'lookBackOn', direction: 'asc' },
      limit: ROWS + 1,
    })
  ).items;

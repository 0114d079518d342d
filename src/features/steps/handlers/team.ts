import { schoolYearOf } from '../../../calendar/holidays.js';
import { addDays } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { DRAFT, draftOf, typedIn } from '../../requests/model/draft.js';
import { freeRoepnaam, takenName } from '../../requests/model/free-roepnaam.js';
import { type Seen, seenIn } from '../../school/model/about-somebody.js';
import { peopleOn } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import { readTeam, readTeams, type TeamOf, teamName } from '../../school/model/teams.js';
import { auditedStep } from '../model/act.js';
import { beginsOn, type LookBackDay, laterSchoolDays, onChosenDay } from '../model/dates.js';
import { joinId, STEP_JOIN, type StepJoin, USUAL_WEEKS } from '../model/join.js';
import { newStep } from '../model/new-step.js';
import { plannedFor } from '../model/planned.js';
import { INTERVENTION, type SmallIntervention, stepRef } from '../model/step-kind.js';
import { type TeamInput, teamInput } from '../model/team-form.js';
import type { SchoolTurn } from '../model/turn.js';
import { teamFormCard, teamGuardCard } from '../view/team.js';
import { daysNote, todayOf } from './shared.js';

/** A team's own step, about no pupil: its words may stand in the channel, so they are looked at first. */

export async function form(turn: SchoolTurn<{ teamId?: string; what?: string }>): Promise<Decision> {
  const teams = await readTeams(turn.read);
  return decision({ kind: 'dialog', card: teamFormCard(turn, teams, turn.input, turn.id()) });
}

export async function create(turn: SchoolTurn<TeamInput>): Promise<Decision | Refusal> {
  const checked = await check(turn, turn.input);
  if (isRefusal(checked)) return checked;
  const seen = seenHere(turn, turn.input.what);
  if (seen.length === 0) return started(turn, checked, 'step.team.create');
  const draft = draftOf(turn, turn.input);
  return decision(
    { kind: 'next', card: teamGuardCard(seen, { draft: draft.id, what: turn.input.what }, turn.id()) },
    { save: [draft] },
  );
}

/** "Dat is het niet, verder". */
export async function sure(turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> {
  const kept = await takeTeamDraft(turn, turn.input.draft);
  if (!kept) return refuse('gone', text('step.draftGone'));
  const checked = await check(turn, kept);
  if (isRefusal(checked)) return checked;
  const done = await started(turn, checked, 'step.team.sure');
  return { ...done, remove: [{ kind: DRAFT.kind, id: turn.input.draft }] };
}

/** Back to the form, with all that was typed. */
export async function back(turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> {
  const kept = await takeTeamDraft(turn, turn.input.draft);
  if (!kept) return refuse('gone', text('step.draftGone'));
  const teams = await readTeams(turn.read);
  return decision({ kind: 'next', card: teamFormCard(turn, teams, kept, turn.id()) });
}

/** What could be about a pupil or a parent in words that may stand in a channel. */
export const seenHere = ({ school, now }: SchoolTurn<unknown>, what: string): Seen[] =>
  seenIn(what, {
    classCodes: school.classes.map(({ code }) => code),
    colleagues: peopleOn(school, todayOf({ now })).map(({ name }) => name),
  });

async function takeTeamDraft(turn: SchoolTurn<unknown>, id: string): Promise<TeamInput | undefined> {
  const parsed = teamInput.safeParse(await typedIn(turn, id));
  return parsed.success ? parsed.data : undefined;
}

interface Checked {
  what: string;
  team: TeamOf;
  begins: Pick<LookBackDay, 'day' | 'moves'>;
  date: LookBackDay;
  weeks?: number;
}

async function check(turn: SchoolTurn<unknown>, input: TeamInput): Promise<Checked | Refusal> {
  const { school, read } = turn;
  const team = await readTeam(read, input.teamId);
  if (!team) return invalid({ teamId: text('error.choice') });
  if (input.invite && !team.channel) return invalid({ invite: text('step.team.error.channel') });
  const begins = beginsOn(school, { scope: 'team' }, todayOf(turn));
  const startsOn = begins.day;
  const weeks = input.invite ? Number(input.weeks ?? USUAL_WEEKS) : undefined;
  const days = weeks === undefined ? input.span && Number(input.span) : weeks * DAYS_A_WEEK;
  const whose = { scope: 'team' } as const;
  if (input.day !== undefined) {
    const date = onChosenDay(school, whose, input.day, addDays(startsOn, 1));
    return date
      ? { what: input.what, team, begins, date, ...(weeks === undefined ? {} : { weeks }) }
      : invalid({ day: text('step.error.day') });
  }
  if (!days) return invalid({ span: text('step.team.error.when') });
  const date = laterSchoolDays(school, whose, startsOn, days);
  return { what: input.what, team, begins, date, ...(weeks === undefined ? {} : { weeks }) };
}

const DAYS_A_WEEK = 5;

async function started(
  turn: SchoolTurn<unknown>,
  { what, team, begins, date, weeks }: Checked,
  verb: string,
): Promise<Decision> {
  const { school, now, person } = turn;
  const id = turn.id();
  const startsOn = begins.day;
  const schoolYear = schoolYearOf(startsOn);
  const roepnaam = await freeRoepnaam(turn, id, schoolYear);
  const step: SmallIntervention = {
    ...newStep(
      {
        id,
        roepnaam,
        scope: 'team',
        teamId: team.id,
        createdBy: person.id,
        coordinatorId: routeRequest(school, undefined, todayOf(turn)).personId,
        startsOn,
        lookBackOn: date.day,
        words: { what },
        helpers: [],
      },
      now,
    ),
    ...(weeks === undefined ? {} : { trial: { weeks } }),
  };
  const own: StepJoin = { stepId: id, personId: person.id, as: 'joins', since: now };
  const said = weeks === undefined ? 'step.team.started' : 'step.team.asked';
  return decision(
    {
      kind: 'close',
      note: text(said, {
        roepnaam,
        team: teamName(team),
        date: daysNote(begins, { ...date, forTransfer: false }),
      }),
    },
    {
      save: [
        { kind: INTERVENTION, id, expect: 0, data: step },
        takenName(stepRef(id), { schoolYear, roepnaam }),
        ...(weeks === undefined
          ? []
          : [{ kind: STEP_JOIN, id: joinId(id, person.id), expect: 0, data: own }]),
      ],
      work: [
        ...plannedFor(school, id, step, now),
        ...(weeks === undefined ? [] : [invitation(id, team.id, now)]),
      ],
      audit: [auditedStep(turn, verb, id)],
      changed: [stepRef(id)],
    },
  );
}

/** "Wie test mee?", in the channel: a colleague asks it. */
export const invitation = (id: string, team: string, now: Epoch): NewWork => ({
  type: 'send',
  name: 'step.invite',
  id: `step.invite:${id}:${team}`,
  ref: stepRef(id),
  to: { channel: team },
  manner: 'addressed',
  dueAt: now,
});

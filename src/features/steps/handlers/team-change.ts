import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { DRAFT, draftOf, typedIn } from '../../requests/model/draft.js';
import { readTeam, readTeams, teamName } from '../../school/model/teams.js';
import { calledOf } from '../model/head.js';
import { MOST_FORMER } from '../model/life.js';
import { type TeamChangeInput, teamChangeInput } from '../model/team-form.js';
import type { StepTurn } from '../model/turn.js';
import { teamChangeCard, teamGuardCard } from '../view/team.js';
import { act } from './shared.js';
import { invitation, seenHere } from './team.js';

/** Other words for a team's step, or another team. */

export async function change(turn: StepTurn): Promise<Decision | Refusal> {
  const { record, read } = turn;
  if (record.data.teamId === undefined) return refuse('gone');
  const { words, teamId } = record.data;
  return decision({
    kind: 'dialog',
    card: teamChangeCard(turn, await readTeams(read), { what: words.what, teamId }, turn.id()),
  });
}

export async function save(turn: StepTurn<TeamChangeInput>): Promise<Decision | Refusal> {
  const { input, record } = turn;
  const seen = input.what === record.data.words.what ? [] : seenHere(turn as never, input.what);
  if (seen.length === 0) return saved(turn, input, 'step.team.save');
  const draft = draftOf(turn, { what: input.what, teamId: input.teamId });
  const card = teamGuardCard(seen, { draft: draft.id, what: input.what, id: record.id }, turn.id());
  return decision({ kind: 'next', card }, { save: [draft] });
}

type OnDraft = StepTurn<{ id: string; draft: string }>;

async function kept(turn: OnDraft): Promise<TeamChangeInput | undefined> {
  const typed = await typedIn(turn, turn.input.draft);
  const parsed = teamChangeInput.safeParse({ ...typed, id: turn.record.id });
  return typed && parsed.success ? parsed.data : undefined;
}

export async function sure(turn: OnDraft): Promise<Decision | Refusal> {
  const typed = await kept(turn);
  if (!typed) return refuse('gone', text('step.draftGone'));
  const done = await saved(turn, typed, 'step.team.save-sure');
  return 'refusal' in done ? done : { ...done, remove: [{ kind: DRAFT.kind, id: turn.input.draft }] };
}

export async function back(turn: OnDraft): Promise<Decision | Refusal> {
  const typed = await kept(turn);
  if (!typed) return refuse('gone', text('step.draftGone'));
  const card = teamChangeCard(turn, await readTeams(turn.read), typed, turn.id());
  return decision({ kind: 'next', card });
}

async function saved(
  turn: StepTurn<unknown>,
  { what, teamId }: TeamChangeInput,
  verb: string,
): Promise<Decision | Refusal> {
  const { record, read, now, person } = turn;
  const before = record.data;
  const team = await readTeam(read, teamId);
  if (before.teamId === undefined) return refuse('gone');
  if (!team) return invalid({ teamId: text('error.choice') });
  const given = team.id !== before.teamId;
  if (given && before.trial && !team.channel) return invalid({ teamId: text('step.team.error.channel') });
  const former = { at: now, by: person.id, what: before.words.what };
  const reworded = what !== before.words.what;
  return act(turn, {
    act: given ? 'give' : 'change',
    verb,
    what: given ? 'givenToTeam' : 'changed',
    change: {
      teamId: team.id,
      words: { ...before.words, what },
      ...(reworded ? { former: [...(before.former ?? []), former].slice(-MOST_FORMER) } : {}),
    },
    work: given && before.trial ? [invitation(record.id, team.id, now)] : [],
    reply: {
      kind: 'close',
      note: text('step.team.changed', { called: calledOf(before), team: teamName(team) }),
    },
  });
}

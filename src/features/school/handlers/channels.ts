import { dayOf } from '../../../calendar/time.js';
import {
  auditLine,
  type Decision,
  decision,
  type NewSend,
  type Save,
  show,
} from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { activeOn } from '../model/people.js';
import type { School } from '../model/school.js';
import {
  CHANNEL_OFFER,
  channelKey,
  channelName,
  dataOf,
  newTeam,
  readTeam,
  readTeams,
  TEAM,
  TEAM_LIMITS,
  type Team,
  type TeamOf,
  teamName,
  withChannel,
} from '../model/teams.js';
import { channelCard, teamFormCard, teamRemoveCard, teamsCard, teamWhoCard } from '../view/channels.js';
import type { At } from './saving.js';

/** Teams of colleagues, and which channel is whose. Nothing of a pupil ever goes there. */

const OFFER_MS = 86_400_000;
export const NEW = 'new';

/** Asked in the channel itself: nobody types which one it is. */
export async function channel(turn: At): Promise<Decision | Refusal> {
  const at = turn.place.channel;
  if (!at) return refuse('refused', text('group.notHere'));
  const [teams, { items }] = await Promise.all([
    readTeams(turn.read),
    turn.read.find(TEAM, { where: { channelKey: channelKey(at) }, limit: 1 }),
  ]);
  const id = turn.id();
  const offer = { by: turn.person.id, channel: at, until: turn.now + OFFER_MS };
  const { reply } = show(turn, channelCard(turn, id, at, teams, items[0]?.id));
  return decision(reply, { save: [{ kind: CHANNEL_OFFER, id, expect: 0, data: offer }] });
}

type Named = { name?: string; memberIds?: string[] };
type Filled = { name: string; memberIds: string[] };

export async function linked(turn: At<{ id: string; teamId?: string } & Named>): Promise<Decision | Refusal> {
  const { id, teamId, ...named } = turn.input;
  const offer = (await turn.read.get(CHANNEL_OFFER, id))?.data;
  if (!offer || offer.by !== turn.person.id || offer.until <= turn.now)
    return refuse('gone', text('group.offerGone'));
  if (!teamId) return invalid({ teamId: text('error.needed') });
  const teams = await readTeams(turn.read);
  const team = teamId === NEW ? made(turn, teams, named) : teams.find((one) => one.id === teamId);
  if (!team) return invalid({ teamId: text('error.choice') });
  if ('refusal' in team) return team;
  const key = channelKey(offer.channel);
  // A channel is of one team: whose it was, comes first in the commit.
  const before = teams.filter((one) => one.channelKey === key && one.id !== team.id);
  const data = withChannel(dataOf(team), { channel: offer.channel, by: turn.person.id });
  const saved = [
    ...before.map((one) => saveOf(one, withChannel(dataOf(one), undefined))),
    saveOf(team, data),
  ];
  const post: NewSend = {
    type: 'send',
    name: 'school.channel-linked',
    ref: { kind: TEAM.kind, id: team.id },
    to: { channel: team.id },
    manner: 'now',
    dueAt: turn.now,
  };
  const note = text('group.linked', { channel: channelName(offer.channel), team: teamName(team) });
  return decision({ kind: 'close', note }, { ...changes(turn, 'school.channel.save', saved), work: [post] });
}

export async function unlinked(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const team = await readTeam(turn.read, turn.input.id);
  if (!team?.channel) return refuse('gone', text('group.notLinked'));
  const saved = saveOf(team, withChannel(dataOf(team), undefined));
  const note = text('group.unlinked', { channel: channelName(team.channel), team: teamName(team) });
  return decision({ kind: 'close', note }, changes(turn, 'school.channel.unlink', [saved]));
}

export const teams = async (turn: At): Promise<Decision> =>
  show(turn, teamsCard(turn, await readTeams(turn.read)));

export async function edit(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const team = turn.input.id === '' ? undefined : await readTeam(turn.read, turn.input.id);
  if (!team && turn.input.id !== '') return refuse('gone');
  return show(turn, teamFormCard(turn, team));
}

/** Name and members; the whole team has neither to choose. */
export async function saved(turn: At<{ id: string } & Named>): Promise<Decision | Refusal> {
  const { id, ...named } = turn.input;
  const teams = await readTeams(turn.read);
  const before = id === '' ? undefined : teams.find((one) => one.id === id);
  if (id !== '' && (!before || before.everyone)) return refuse('gone');
  const team = made(turn, teams, named, before);
  if ('refusal' in team) return team;
  const note = text('group.saved', { team: teamName(team) });
  return decision({ kind: 'close', note }, changes(turn, 'school.group.save', [saveOf(team, dataOf(team))]));
}

/** What is in the way of taking a team away, else whether that is meant. */
export async function remove(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const team = await ownTeam(turn);
  return team ? show(turn, teamRemoveCard(turn, team, await inTheWay(turn, team))) : refuse('gone');
}

/** What is over keeps its words; nothing new is done with this team. */
export async function removed(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const team = await ownTeam(turn);
  if (!team) return refuse('gone');
  const held = await inTheWay(turn, team);
  if (held.length > 0) return decision({ kind: 'next', card: teamRemoveCard(turn, team, held) });
  const ref = { kind: TEAM.kind, id: team.id };
  return decision(
    { kind: 'close', note: text('group.removed', { team: teamName(team) }) },
    { remove: [ref], audit: [auditLine(turn, 'school.group.removed', ref)] },
  );
}

/** The whole team is nobody's to take away. */
async function ownTeam({ read, input }: At<{ id: string }>): Promise<TeamOf | undefined> {
  const team = await readTeam(read, input.id);
  return team?.everyone ? undefined : team;
}

/** A channel is unlinked first: what stands there is brought up to date no more from then on. */
async function inTheWay({ held }: At<unknown>, { id, channel }: TeamOf): Promise<TextRef[]> {
  const linkedTo = channel ? [text('group.held.channel', { channel: channelName(channel) })] : [];
  return [...linkedTo, ...(await held({ kind: TEAM.kind, id }))];
}

/** Who is in the team of a channel: for whoever reads there. */
export async function who(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const team = await readTeam(turn.read, turn.input.id);
  return team ? show(turn, teamWhoCard(turn, team)) : refuse('gone');
}

/** A team as somebody filled it in, new or changed; or what is wrong with it. */
function made(turn: At, teams: readonly TeamOf[], named: Named, before?: TeamOf): TeamOf | Refusal {
  const filled = filledIn(turn.school, dayOf(turn.now), teams, named, before?.id);
  if ('refusal' in filled) return filled;
  if (before) return { ...before, ...filled };
  if (teams.length >= TEAM_LIMITS.teams) return invalid({ name: text('group.error.many') });
  const data = newTeam(turn.person.id, turn.now, filled.name, filled.memberIds);
  return { ...data, id: turn.id(), version: 0 };
}

function filledIn(
  school: School,
  today: string,
  teams: readonly TeamOf[],
  { name, memberIds = [] }: Named,
  own: string | undefined,
): Filled | Refusal {
  if (!name) return invalid({ name: text('group.error.name') });
  const plain = name.toLowerCase();
  if (teams.some((one) => one.id !== own && one.name.toLowerCase() === plain))
    return invalid({ name: text('group.error.taken') });
  const known = [...new Set(memberIds)].filter((id) => {
    const person = school.people.get(id);
    return person !== undefined && activeOn(person, today);
  });
  return known.length > 0 ? { name, memberIds: known } : invalid({ memberIds: text('group.error.members') });
}

const saveOf = ({ id, version }: TeamOf, data: Team): Save<Team> => ({
  kind: TEAM,
  id,
  expect: version,
  data,
});

function changes(turn: At, verb: string, save: Save<Team>[]): Pick<Decision, 'save' | 'audit' | 'changed'> {
  const refs = save.map(({ id }) => ({ kind: TEAM.kind, id }));
  const audit = refs.map((ref) => auditLine(turn, verb, ref));
  return { save, audit, changed: refs };
}

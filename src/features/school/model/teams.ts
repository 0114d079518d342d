import { z } from 'zod';
import type { Read } from '../../../kernel/feature.js';
import type { ChannelAt } from '../../../kernel/interaction.js';
import { defineKind } from '../../../kernel/kind.js';
import { type TextParam, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { peopleOn } from './people.js';
import type { Person, School } from './school.js';

/** Colleagues who have something together: a step of their own, a channel. Staff data, nothing about a pupil. */
export interface Team {
  /** Empty for the whole team, whose name is a text. */
  name: string;
  /** The whole team: everybody of the school on the day that is asked about; `memberIds` is empty then. */
  everyone: boolean;
  memberIds: string[];
  channel?: ChannelAt;
  /** `surface:tenant:channel`, so that a channel is of one team. */
  channelKey?: string;
  createdBy: string;
  /** Who linked its channel, and hears of it when something cannot be posted there. */
  linkedBy?: string;
  createdAt: Epoch;
  /** What somebody was told of the channel, and when: not again on every message that is lost. */
  told?: { why: ChannelTrouble; at: Epoch };
}

/** A team under its id; version 0: nothing is stored of it (the whole team, before it has a channel). */
export interface TeamOf extends Team {
  id: string;
  version: number;
}

/** The whole team: every school has it. */
export const EVERYONE = 'everyone';
export const TEAM_LIMITS = { name: 60, members: 100, teams: 100 } as const;

const key = z.string().min(1).max(2_000);
export const CHANNEL_AT: z.ZodType<ChannelAt> = z.strictObject({
  surface: z.enum(['sandbox', 'slack', 'teams']),
  tenant: key,
  place: key,
  channel: key,
  name: z.string().min(1).max(200).optional(),
}) as z.ZodType<ChannelAt>;

/** Why a channel takes nothing from us, as far as somebody can do something about it. */
export const CHANNEL_TROUBLES = ['none', 'invite', 'gone', 'archived', 'closed', 'other'] as const;
export type ChannelTrouble = (typeof CHANNEL_TROUBLES)[number];

export const TEAM = defineKind<Team>({
  kind: 'team',
  schema: z.strictObject({
    name: z.string().max(TEAM_LIMITS.name),
    everyone: z.boolean(),
    memberIds: z.array(key).max(TEAM_LIMITS.members),
    channel: CHANNEL_AT.optional(),
    channelKey: key.optional(),
    createdBy: key,
    linkedBy: key.optional(),
    createdAt: z.number(),
    told: z.strictObject({ why: z.enum(CHANNEL_TROUBLES), at: z.number() }).optional(),
  }) as z.ZodType<Team>,
  sealed: [],
  indexes: [['channelKey']],
  unique: [['channelKey']],
});

/** A channel in which somebody asked to link it: kept, so that no dialog says by itself which channel it is about. */
export interface ChannelOffer {
  by: string;
  channel: ChannelAt;
  until: Epoch;
}

export const CHANNEL_OFFER = defineKind<ChannelOffer>({
  kind: 'channelOffer',
  schema: z.strictObject({ by: key, channel: CHANNEL_AT, until: z.number() }) as z.ZodType<ChannelOffer>,
  sealed: [],
  indexes: [],
  expiresAt: ({ until }) => until,
});

export const channelKey = ({ surface, tenant, channel }: ChannelAt): string =>
  `${surface}:${tenant}:${channel}`;

/** The same team with this channel, linked by somebody, or with none; what was told about the one before is over. */
export function withChannel(team: Team, link: { channel: ChannelAt; by: string } | undefined): Team {
  const { channel: _before, channelKey: _key, linkedBy: _by, told: _told, ...rest } = team;
  if (!link) return rest;
  return { ...rest, channel: link.channel, channelKey: channelKey(link.channel), linkedBy: link.by };
}

export const newTeam = (by: string, now: Epoch, name: string, memberIds: string[]): Team => ({
  name,
  everyone: false,
  memberIds,
  createdBy: by,
  createdAt: now,
});

/** What is kept of a team, without what `TeamOf` adds. */
export function dataOf({ id: _id, version: _version, ...team }: TeamOf): Team {
  return team;
}

const wholeTeam = (): TeamOf => ({
  id: EVERYONE,
  version: 0,
  name: '',
  everyone: true,
  memberIds: [],
  createdBy: EVERYONE,
  createdAt: 0,
});

/** All teams of a school as they are stored: the whole team first, the others by name. */
export function teamsOf(stored: readonly { id: string; version: number; data: Team }[]): TeamOf[] {
  const teams = stored.map(({ id, version, data }): TeamOf => ({ ...data, id, version }));
  if (!teams.some(({ id }) => id === EVERYONE)) teams.push(wholeTeam());
  return teams.sort(
    (a, b) =>
      Number(b.everyone) - Number(a.everyone) || a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1),
  );
}

export async function readTeams(read: Read): Promise<TeamOf[]> {
  return teamsOf((await read.find(TEAM, { limit: TEAM_LIMITS.teams + 1 })).items);
}

/** undefined: there is no such team. */
export async function readTeam(read: Pick<Read, 'get'>, id: string): Promise<TeamOf | undefined> {
  const stored = await read.get(TEAM, id);
  if (stored) return { ...stored.data, id, version: stored.version };
  return id === EVERYONE ? wholeTeam() : undefined;
}

/** Who is in it on a day, by name: whoever left is not, and comes back with their place. */
export function membersOf(school: Pick<School, 'people'>, team: Team, day: Day): Person[] {
  const people = peopleOn(school, day);
  return team.everyone ? people : people.filter(({ id }) => team.memberIds.includes(id));
}

export const inTeam = (school: Pick<School, 'people'>, team: Team, personId: string, day: Day): boolean =>
  membersOf(school, team, day).some(({ id }) => id === personId);

/** Its name, to be said. */
export const teamName = (team: Pick<Team, 'name' | 'everyone'>): TextParam =>
  team.everyone ? text('group.everyone') : team.name;

/** The name of a channel, to be said: what people call it, else on which platform it is. */
export const channelName = ({ surface, name }: ChannelAt): TextParam =>
  name === undefined ? text(`group.on.${surface}`) : surface === 'teams' ? name : `#${name}`;

const TROUBLES: Record<string, ChannelTrouble> = {
  nowhere: 'none',
  'slack.not_in_channel': 'invite',
  'slack.channel_not_found': 'gone',
  'teams-gone': 'gone',
  'slack.is_archived': 'archived',
  'teams-blocked': 'invite',
  'slack.not-installed': 'closed',
  'teams-not-installed': 'closed',
};

/** A platform's reason for not taking a message, as one of ours. */
export const troubleOf = (reason: string): ChannelTrouble =>
  TROUBLES[reason] ?? (reason.startsWith('slack.restricted_action') ? 'closed' : 'other');

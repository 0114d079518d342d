import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { ChannelAt } from '../../../kernel/interaction.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { displayName, peopleOn } from '../model/people.js';
import type { Person, School } from '../model/school.js';
import { CHANNEL_TROUBLES, channelName, membersOf, readTeam, type TeamOf, teamName } from '../model/teams.js';
import { linksChannels } from '../policy.js';

type At = Scene<School> & { person: Person };

const peopleChoices = ({ school, now }: Pick<At, 'school' | 'now'>) =>
  peopleOn(school, dayOf(now)).map((one) => ({
    title: displayName(school, one, dayOf(now)),
    value: one.id,
  }));

/** Whose this channel is to be. `offer`: the id under which it is kept which channel that is. */
export function channelCard(
  turn: At,
  offer: string,
  channel: ChannelAt,
  teams: readonly TeamOf[],
  now: string | undefined,
): CardRef {
  const current = teams.find(({ id }) => id === now);
  return {
    card: 'school/channel',
    data: {
      id: offer,
      once: turn.id(),
      school: turn.school.name,
      channel: channelName(channel),
      now: current ? text('group.link.now', { team: teamName(current) }) : null,
      // Only there must a bot be invited to write.
      invite: channel.surface === 'slack',
      teams: [
        ...teams.map((team) => ({ title: teamName(team), value: team.id })),
        { title: text('group.link.new'), value: 'new' },
      ],
      teamId: current?.id ?? '',
      people: peopleChoices(turn),
    },
  };
}

const lineOf = ({ school, now }: Pick<At, 'school' | 'now'>, team: TeamOf): TextRef => {
  const n = membersOf(school, team, dayOf(now)).length;
  return team.channel
    ? text('group.line', { n, channel: channelName(team.channel) })
    : text('group.line.none', { n });
};

export const teamsCard = (turn: At, teams: readonly TeamOf[]): CardRef => ({
  card: 'school/groups',
  data: {
    teams: teams.map((team) => ({
      id: team.id,
      team: teamName(team),
      line: lineOf(turn, team),
      // Of the whole team there is nothing to change but its channel.
      opens: !team.everyone || team.channel !== undefined,
    })),
  },
});

/** One team; without it a new one. */
export function teamFormCard(turn: At, team: TeamOf | undefined): CardRef {
  const { channel } = team ?? {};
  return {
    card: 'school/group',
    data: {
      id: team?.id ?? '',
      once: turn.id(),
      once2: turn.id(),
      about: team ? text('group.form.about', { team: teamName(team) }) : text('group.form.new'),
      everyone: team?.everyone ?? false,
      may: { remove: team !== undefined && !team.everyone },
      name: team?.name ?? '',
      people: peopleChoices(turn),
      memberIds: team?.memberIds.join(',') ?? '',
      channel: channel ? text('group.form.channel', { channel: channelName(channel) }) : null,
    },
  };
}

/** `held`: what is in the way; nothing: it may go. */
export const teamRemoveCard = (turn: At, team: TeamOf, held: readonly TextRef[]): CardRef => ({
  card: 'school/group-remove',
  data: {
    id: team.id,
    once: turn.id(),
    line: text(held.length === 0 ? 'group.remove.sure' : 'group.remove.held', { team: teamName(team) }),
    may: held.length === 0,
    held: held.map((line) => ({ line })),
  },
});

export function teamWhoCard({ school, now }: At, team: TeamOf): CardRef {
  const today = dayOf(now);
  const members = membersOf(school, team, today);
  return {
    card: 'school/group-who',
    data: {
      team: teamName(team),
      n: members.length,
      people: members.map((one) => ({ line: displayName(school, one, today) })),
    },
  };
}

/** What stands in a channel from the day on which it is a team's. */
const channelLinked: SendSpec<School, Person> = {
  name: 'school.channel-linked',
  view: () => undefined,
  async post({ read, team: id }) {
    const team = await readTeam(read, id);
    return team && { card: { card: 'school/channel-linked', data: { id, team: teamName(team) } } };
  },
};

/** Something could not be posted: in which channel, and what to do about it. Never what it was. */
const channelLost: SendSpec<School, Person> = {
  name: 'school.channel-lost',
  async view({ read, person, data }) {
    const team = await readTeam(read, String(data.team));
    const why = CHANNEL_TROUBLES.find((one) => one === data.why) ?? 'other';
    // Linked, or unlinked, since: there is nothing to be done any more.
    if (!team || (why === 'none') !== (team.channel === undefined)) return undefined;
    const told = { at: { clock: String(data.at) }, team: teamName(team) };
    const { channel } = team;
    return {
      card: 'school/channel-lost',
      data: {
        line:
          channel?.name === undefined
            ? text(channel ? 'group.lost.nameless' : 'group.lost.none', told)
            : text('group.lost', { ...told, channel: channelName(channel) }),
        todo: text(`group.lost.${why}.todo`),
        links: linksChannels(person),
      },
    };
  },
};

export const channelSends: SendSpec<School, Person>[] = [channelLinked, channelLost];

import type { Activities } from './activities.js';
import type { Sender } from './sender.js';
import type { Message, Team, TeamsUser, UserOptions, World } from './world.js';

/** What happens in a tenant beside talk: the app comes and goes, people come and go. Each tells the app as Teams does. */
export function createHappenings(world: World, activities: Activities, { send }: Pick<Sender, 'send'>) {
  const general = (team: Team) => world.channel(team.id);
  return {
    /** The app is installed for a person, by themselves or by an administrator. */
    async install(user: TeamsUser, action = 'add') {
      user.installed = true;
      const chat = world.personal(user);
      await send(activities.installation(user, chat, action));
      return send(activities.membersAdded(user, chat, [world.bot.id]));
    },
    /** A person removes the app: nothing can be written to them any more. */
    uninstall(user: TeamsUser) {
      user.installed = false;
      return send(activities.installation(user, world.personal(user), 'remove'));
    },
    upgrade: (user: TeamsUser) => send(activities.installation(user, world.personal(user), 'add-upgrade')),
    /** A person blocks the bot; no event tells of it. `code` is the Connector's. */
    block(user: TeamsUser, code = 'MessageWritesBlocked') {
      user.refuses = code;
    },
    unblock(user: TeamsUser) {
      delete user.refuses;
    },
    async installInTeam(team: Team, by: TeamsUser) {
      team.installed = true;
      await send(activities.installation(by, general(team), 'add'));
      return send(activities.membersAdded(by, general(team), [world.bot.id]));
    },
    async removeFromTeam(team: Team, by: TeamsUser) {
      team.installed = false;
      await send(activities.membersRemoved(by, general(team), [world.bot.id]));
      return send(activities.installation(by, general(team), 'remove'));
    },
    /** Somebody new in the tenant and the team. */
    join(team: Team, options: UserOptions, by?: TeamsUser) {
      const user = world.addUser(options);
      team.members.add(user.id);
      return send(activities.membersAdded(by ?? user, general(team), [user.id]));
    },
    leave(team: Team, user: TeamsUser, by = user) {
      team.members.delete(user.id);
      return send(activities.membersRemoved(by, general(team), [user.id]));
    },
    rename(team: Team, name: string, by: TeamsUser) {
      team.name = name;
      return send(activities.teamEvent(by, team, 'teamRenamed'));
    },
    deleteChannel(team: Team, id: string, by: TeamsUser) {
      team.channels = team.channels.filter((channel) => channel.id !== id);
      world.conversations.delete(id);
      return send(activities.teamEvent(by, team, 'channelDeleted', { channel: { id } }));
    },
    react: (user: TeamsUser, on: Message) => send(activities.reaction(user, on)),
  };
}

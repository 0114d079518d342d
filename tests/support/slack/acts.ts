import { escaped, escapeText } from './blocks.js';
import type { MethodContext } from './method.js';
import { messageOut } from './methods-chat.js';
import { viewActs, viewOut } from './methods-views.js';
import { respond } from './response-url.js';
import type { Outcome, Sender, SendOptions } from './sender.js';
import { validate } from './validate.js';
import { answerToView, TROUBLE } from './view-answer.js';
import type { Channel, Message, Team, View } from './world.js';

/** Where an element stands that somebody uses. */
export type Place = { message: Message } | { view: View };
const TOKEN = 'verification-token-of-old';

/** What `should_escape` makes of `@name` in a command: `<@U1|name>`. */
const mentioning = (team: Team, text: string): string =>
  text.replace(/(^|\s)@([a-z0-9._-]+)/g, (whole, before, name) => {
    const user = [...team.users.values()].find((one) => one.name === name);
    return user ? `${before}<@${user.id}|${name}>` : whole;
  });

/** What Slack sends when people act, in Slack's shapes, and what it does with the answer. */
export function createActs(context: MethodContext, sender: Sender, changed: () => void) {
  const { world } = context;
  const views = viewActs(context);

  const about = (team: Team, user: string) => {
    const { name, team_id } = team.users.get(user) ?? { name: user.toLowerCase(), team_id: team.id };
    return {
      team: {
        id: team.id,
        domain: team.domain,
        ...(team.enterprise
          ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }
          : {}),
      },
      user: { id: user, username: name, name, team_id },
      enterprise: team.enterprise,
      is_enterprise_install: false,
      api_app_id: world.appId,
      token: TOKEN,
    };
  };
  const channelOut = ({ id, name }: Channel) => ({ id, name });
  const actionTs = () => world.ts();
  const send = async (kind: 'event' | 'command' | 'interactive', payload: object, options?: SendOptions) => {
    const outcome = await sender.send({ kind, payload }, options);
    changed();
    return outcome;
  };

  return {
    views,
    /** A typed command; `channel` is where it was typed, the direct message with the app when left out. */
    async command(
      team: Team,
      user: string,
      { command, text = '', channel }: { command: string; text?: string; channel?: string },
      options?: SendOptions,
    ): Promise<Outcome> {
      const place = channel ? team.channels.get(channel)! : world.im(team, user);
      const url = world.responseUrl({ team_id: team.id, user, channel: place.id, kind: 'commands' });
      const outcome = await send(
        'command',
        {
          token: TOKEN,
          team_id: team.id,
          team_domain: team.domain,
          ...(team.enterprise
            ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }
            : {}),
          channel_id: place.id,
          channel_name: place.name,
          user_id: user,
          user_name: team.users.get(user)?.name ?? user,
          command,
          text: mentioning(team, escapeText(text)),
          api_app_id: world.appId,
          is_enterprise_install: 'false',
          response_url: `${context.url()}${url}`,
          trigger_id: world.trigger(team, user),
        },
        options,
      );
      if (outcome.ok && outcome.body !== '') {
        const said = typeof outcome.body === 'string' ? { text: outcome.body } : outcome.body;
        respond(url.split('/').at(-1)!, JSON.stringify(said), context);
      }
      return outcome;
    },
    shortcut: (team: Team, user: string, callback_id: string, options?: SendOptions) =>
      send(
        'interactive',
        {
          type: 'shortcut',
          ...about(team, user),
          callback_id,
          trigger_id: world.trigger(team, user),
          action_ts: actionTs(),
        },
        options,
      ),
    messageShortcut(team: Team, user: string, callback_id: string, message: Message, options?: SendOptions) {
      const channel = team.channels.get(message.channel)!;
      const url = world.responseUrl({
        team_id: team.id,
        user,
        channel: channel.id,
        kind: 'actions',
        message,
      });
      return send(
        'interactive',
        {
          type: 'message_action',
          ...about(team, user),
          callback_id,
          trigger_id: world.trigger(team, user),
          response_url: `${context.url()}${url}`,
          message_ts: message.ts,
          channel: channelOut(channel),
          message: escaped(messageOut(message, team, world.appId)),
          action_ts: actionTs(),
        },
        options,
      );
    },
    /** A button pressed or something chosen. `action` is what Slack says of the element: type, ids, value. */
    blockAction(team: Team, user: string, place: Place, action: object, options?: SendOptions) {
      const common = {
        type: 'block_actions',
        ...about(team, user),
        actions: [{ ...(escaped(action) as object), action_ts: actionTs() }],
      };
      if ('view' in place) {
        const { view } = place;
        const out = escaped(viewOut(view, team, world));
        return send(
          'interactive',
          {
            ...common,
            container: { type: 'view', view_id: view.id },
            trigger_id: world.trigger(team, user, view.content.type === 'modal' ? view.id : undefined),
            view: out,
          },
          options,
        );
      }
      const { message } = place;
      const channel = team.channels.get(message.channel)!;
      const url = world.responseUrl({
        team_id: team.id,
        user,
        channel: channel.id,
        kind: 'actions',
        message,
      });
      const ephemeral = message.ephemeralTo !== undefined;
      return send(
        'interactive',
        {
          ...common,
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: channel.id,
            is_ephemeral: ephemeral,
          },
          trigger_id: world.trigger(team, user),
          channel: channelOut(channel),
          // Slack does not hand ephemeral messages back.
          ...(ephemeral ? {} : { message: escaped(messageOut(message, team, world.appId)) }),
          state: { values: message.typed },
          response_url: `${context.url()}${url}`,
        },
        options,
      );
    },
    /** What an external select offers for what was typed into it. */
    async suggestion(team: Team, user: string, place: Place, element: any, block_id: string, value: string) {
      const outcome = await send('interactive', {
        type: 'block_suggestion',
        ...about(team, user),
        action_id: element.action_id,
        block_id,
        value,
        ...('view' in place
          ? {
              container: { type: 'view', view_id: place.view.id },
              view: escaped(viewOut(place.view, team, world)),
            }
          : {
              container: { type: 'message', message_ts: place.message.ts, channel_id: place.message.channel },
            }),
      });
      const { options, option_groups } = outcome.body ?? {};
      const found: any[] = options ?? option_groups?.flatMap((group: any) => group.options) ?? [];
      if (found.length === 0) return [];
      const menu = { type: 'static_select', action_id: 'a', ...(options ? { options } : { option_groups }) };
      const problems = validate('message', { text: 'a', blocks: [{ type: 'actions', elements: [menu] }] });
      if (problems.length === 0) return found;
      context.problems.push({ method: 'block_suggestion', problems, payload: outcome.body });
      return [];
    },
    async submit(team: Team, view: View, options?: SendOptions): Promise<Outcome> {
      view.errors = {};
      const outcome = await send(
        'interactive',
        {
          type: 'view_submission',
          ...about(team, view.user),
          trigger_id: world.trigger(team, view.user, view.id),
          view: escaped(viewOut(view, team, world)),
          response_urls: [],
        },
        options,
      );
      if (!view.open) return outcome;
      if (outcome.ok) answerToView(view, team, outcome.body, context, views);
      else view.errors = { ...TROUBLE };
      changed();
      return outcome;
    },
    /** Closes the top view, or with `all` the whole stack; tells the app where a view asks for it. */
    async close(team: Team, user: string, all = false): Promise<void> {
      const top = world.stack(team, user).at(-1);
      if (!top) return;
      const cleared = all || top.content.clear_on_close === true;
      for (const view of views.close(team, user, cleared)) {
        if (!view.content.notify_on_close) continue;
        const payload = {
          type: 'view_closed',
          ...about(team, user),
          view: escaped(viewOut(view, team, world)),
        };
        await send('interactive', { ...payload, is_cleared: cleared });
      }
    },
    /** Any event of the Events API. */
    event: (team: Team, event: { type: string; [key: string]: unknown }, options?: SendOptions) =>
      send(
        'event',
        {
          token: TOKEN,
          team_id: team.id,
          context_team_id: team.id,
          context_enterprise_id: team.enterprise?.id ?? null,
          api_app_id: world.appId,
          event: { event_ts: world.ts(), ...event },
          type: 'event_callback',
          event_id: world.id('Ev'),
          event_time: Math.floor(world.now() / 1000),
          authorizations: [
            {
              enterprise_id: team.enterprise?.id ?? null,
              team_id: team.id,
              user_id: team.botUser,
              is_bot: true,
              is_enterprise_install: false,
            },
          ],
          is_ext_shared_channel: false,
        },
        options,
      ),
    homeOpened(team: Team, user: string, options?: SendOptions) {
      const home = team.homes.get(user);
      return this.event(
        team,
        {
          type: 'app_home_opened',
          user,
          channel: world.im(team, user).id,
          tab: 'home',
          ...(home ? { view: escaped(viewOut(home, team, world)) } : {}),
        },
        options,
      );
    },
    /** What Slack sends when the Request URL is saved: answered with the challenge. */
    urlVerification: (challenge = 'challenge-of-slack', options?: SendOptions) =>
      sender.send(
        { kind: 'event', payload: { token: TOKEN, challenge, type: 'url_verification' } },
        { http: true, ...options },
      ),
    sslCheck: (options?: SendOptions) =>
      sender.send({ kind: 'command', payload: { ssl_check: '1', token: TOKEN } }, { http: true, ...options }),
  };
}
export type Acts = ReturnType<typeof createActs>;

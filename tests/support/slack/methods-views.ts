import { keepTyped, named, stateOf } from './blocks.js';
import { type Call, type Method, type MethodContext, refuse, required, SlackError } from './method.js';
import type { Team, View, World } from './world.js';

const TRIGGER_MS = 3000;
const STACK = 3;

/** A view as Slack sends it out, with what was typed in it. */
export function viewOut(view: View, team: Team, world: World) {
  const { content } = view;
  const isHome = content.type === 'home';
  return {
    id: view.id,
    team_id: team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values: stateOf(content.blocks, view.typed) },
    hash: view.hash,
    title: isHome ? { type: 'plain_text', text: 'View Title', emoji: true } : content.title,
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: world.appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}

function contentOf(view: any, kind: 'modal' | 'home', context: MethodContext, method: string): any {
  refuse(context, kind, view, method, 'invalid_arguments');
  return { ...view, blocks: named(view.blocks, () => context.world.secret().slice(0, 5)) };
}

/** Sets a content; values typed before stay where block_id and action_id are the same. */
function set(view: View, content: any, world: World): void {
  view.typed = keepTyped(content.blocks, view.typed);
  Object.assign(view, { content, hash: world.hash(), errors: {}, version: view.version + 1 });
}

function make(world: World, team: Team, user: string, content: any, below?: View): View {
  const id = world.id('V');
  const view: View = {
    id,
    team_id: team.id,
    user,
    content,
    hash: world.hash(),
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    typed: {},
    errors: {},
    open: true,
    version: 1,
  };
  world.views.set(id, view);
  return view;
}

/** The four things that can be done with views; also what a submission's answer does. */
export function viewActs(context: MethodContext) {
  const { world } = context;
  const uniqueExternalId = (team: Team, content: any, except?: View) => {
    if (!content.external_id) return;
    for (const view of world.views.values())
      if (
        view !== except &&
        view.open &&
        view.team_id === team.id &&
        view.content.external_id === content.external_id
      )
        throw new SlackError('duplicate_external_id');
  };
  return {
    open(team: Team, user: string, raw: any, method: string): View {
      const content = contentOf(raw, 'modal', context, method);
      uniqueExternalId(team, content);
      const stack = world.stack(team, user);
      for (const view of stack.splice(0)) view.open = false;
      const view = make(world, team, user, content);
      stack.push(view);
      return view;
    },
    push(team: Team, user: string, raw: any, method: string): View {
      const stack = world.stack(team, user);
      if (stack.length === 0) throw new SlackError('not_found');
      if (stack.length >= STACK) throw new SlackError('push_limit_reached');
      const content = contentOf(raw, 'modal', context, method);
      uniqueExternalId(team, content);
      const view = make(world, team, user, content, stack.at(-1));
      stack.push(view);
      return view;
    },
    update(team: Team, view: View, raw: any, method: string): View {
      const content = contentOf(raw, 'modal', context, method);
      uniqueExternalId(team, content, view);
      set(view, content, world);
      return view;
    },
    publish(team: Team, user: string, raw: any, method: string): View {
      const content = contentOf(raw, 'home', context, method);
      const there = team.homes.get(user);
      if (there) set(there, content, world);
      else team.homes.set(user, make(world, team, user, content));
      return team.homes.get(user)!;
    },
    /** Closes the top view, or all of them. Returns what was closed, the top first. */
    close(team: Team, user: string, all = false): View[] {
      const stack = world.stack(team, user);
      const closed = stack.splice(all ? 0 : stack.length - 1).reverse();
      for (const view of closed) view.open = false;
      return closed;
    },
  };
}

function useTrigger({ args, team }: Call, { world }: MethodContext) {
  required(args, 'trigger_id', 'view');
  const trigger = world.triggers.get(String(args.trigger_id));
  if (!trigger || trigger.team_id !== team.id)
    throw new SlackError('invalid_arguments', ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]']);
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (world.now() - trigger.issuedAt > TRIGGER_MS) throw new SlackError('expired_trigger_id');
  return trigger;
}
const notStale = (view: View | undefined, hash: unknown) => {
  if (hash !== undefined && view && hash !== view.hash) throw new SlackError('hash_conflict');
};
const out = (view: View, call: Call, { world }: MethodContext) => ({ view: viewOut(view, call.team, world) });

export const VIEWS: Record<string, Method> = {
  'views.open': {
    run(call, context) {
      const trigger = useTrigger(call, context);
      const view = viewActs(context).open(call.team, trigger.user, call.args.view, call.method);
      trigger.used = true;
      return out(view, call, context);
    },
  },
  'views.push': {
    run(call, context) {
      const trigger = useTrigger(call, context);
      if (!trigger.view)
        throw new SlackError('invalid_arguments', [
          '[ERROR] `trigger_id` was not given by a modal [json-pointer:/trigger_id]',
        ]);
      const view = viewActs(context).push(call.team, trigger.user, call.args.view, call.method);
      trigger.used = true;
      return out(view, call, context);
    },
  },
  'views.update': {
    run(call, context) {
      const { args, team } = call;
      if (!args.external_id) required(args, 'view_id', 'view');
      required(args, 'view');
      const view = args.view_id
        ? context.world.views.get(String(args.view_id))
        : [...context.world.views.values()].findLast(
            (v) => v.open && v.content.external_id === args.external_id,
          );
      if (!view?.open || view.team_id !== team.id || view.content.type !== 'modal')
        throw new SlackError('not_found');
      notStale(view, args.hash);
      return out(viewActs(context).update(team, view, args.view, call.method), call, context);
    },
  },
  'views.publish': {
    run(call, context) {
      const { args, team } = call;
      required(args, 'user_id', 'view');
      if (!team.users.has(String(args.user_id)))
        throw new SlackError('invalid_arguments', ['[ERROR] invalid `user_id` [json-pointer:/user_id]']);
      notStale(team.homes.get(String(args.user_id)), args.hash);
      return out(
        viewActs(context).publish(team, String(args.user_id), args.view, call.method),
        call,
        context,
      );
    },
  },
};

import type { Acts } from './acts.js';
import { stateOf, textObject } from './blocks.js';
import { complaint, fillField, type Value } from './client-fill.js';
import {
  type Button,
  blocksOf,
  buttonIn,
  type Field,
  fieldIn,
  fieldsOf,
  type PressOptions,
  type Surface,
  text,
  typedOf,
} from './client-surface.js';
import type { Outcome, SendOptions } from './sender.js';
import type { Message, Team, View, World } from './world.js';

/** Slack showed the person that the app did not answer well. */
export class SlackTrouble extends Error {
  constructor(readonly outcome: Outcome) {
    super(`Slack says ${outcome.error}: the app answered ${outcome.status} ${JSON.stringify(outcome.body)}`);
  }
}

const SEEN: Record<string, string> = { '': 'modal' };

/** What Slack says of the element that was used. */
function actionOf(
  { block, element, option }: Pick<Button, 'block' | 'element' | 'option'>,
  state?: object,
): object {
  const { type, action_id, value, text: title, style, placeholder, url } = element;
  const ids = { type, action_id, block_id: block.block_id };
  if (type === 'button')
    return {
      ...ids,
      text: title,
      ...(value === undefined ? {} : { value }),
      ...(style ? { style } : {}),
      ...(url ? { url } : {}),
    };
  if (type === 'overflow') return { ...ids, selected_option: option };
  return { ...ids, ...state, ...(placeholder ? { placeholder } : {}) };
}

/** As much of the fake as a person needs. */
interface Host {
  world: World;
  acts: Acts;
  callbackOf(name: string, type: 'global' | 'message'): string;
  until<T>(look: () => T | undefined | false | null, what: string): Promise<T>;
}

/** A person in Slack, who acts only on what is on their screen. Acts resolve once the app has acknowledged. */
export function createClient(slack: Host, team: Team, id: string) {
  const { world, acts } = slack;
  let lastModal = '';
  let lastMessages = 0;
  const opened: string[] = [];
  const asked: string[] = [];

  const top = (): View | undefined => world.stack(team, id).at(-1);
  const nameOf = (view: View | undefined) =>
    view ? `${view.id} ${view.version} ${Object.keys(view.errors).length}` : '';
  const place = (surface: Surface) =>
    surface.kind === 'message' ? { message: surface.message } : { view: surface.view };
  const visible = (message: Message) =>
    !message.deleted && (message.ephemeralTo === undefined || message.ephemeralTo === id);
  function messages(): Message[] {
    const own = [...team.channels.values()].filter((channel) => channel.user === id || channel.kind !== 'im');
    return own
      .flatMap((channel) =>
        (world.messages.get(channel.id) ?? []).filter((m) => channel.user === id || m.ephemeralTo === id),
      )
      .filter(visible)
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }
  /** Remembers the screen, so that what an act brings can be told from what was there. */
  async function act(doing: () => Promise<Outcome>): Promise<Outcome> {
    lastModal = nameOf(top());
    lastMessages = messages().length;
    const outcome = await doing();
    if (!outcome.ok) throw new SlackTrouble(outcome);
    return outcome;
  }
  const surfaceOf = (message: Message): Surface & { kind: 'message' } => ({ kind: 'message', message });

  async function use(surface: Surface, field: Pick<Button, 'block' | 'element' | 'option'>) {
    const state = stateOf(blocksOf(surface), typedOf(surface))[field.block.block_id]?.[
      field.element.action_id
    ];
    return act(() => acts.blockAction(team, id, place(surface), actionOf(field, state)));
  }
  async function press(surface: Surface, title: string | RegExp, options: PressOptions = {}) {
    if (surface.kind === 'modal' && !surface.view.open) throw new Error('that modal is closed');
    const button = buttonIn(surface, title, options);
    const sure = button.element.confirm;
    if (sure) {
      asked.push([sure.title, sure.text, sure.confirm, sure.deny].map(textObject).join('\n'));
      if (options.confirm === false) return undefined;
    }
    const url = button.option?.url ?? button.element.url;
    if (url) opened.push(url);
    return use(surface, button);
  }
  const userId = (name: string): string => {
    const found = [...team.users.values()].filter((user) => user.id === name || user.real_name === name);
    if (found.length !== 1) throw new Error(`${found.length} people are called ${name}`);
    return found[0]!.id;
  };
  async function fill(surface: Surface, values: Record<string, Value>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field: Field = fieldIn(surface, label);
      const suggest = ({ element, block }: Field, typed: string) =>
        acts.suggestion(team, id, place(surface), element, block.block_id, typed);
      await fillField(surface, field, value, { suggest, userId });
      const dispatches = field.block.type === 'input' ? field.block.dispatch_action === true : true;
      if (dispatches) await use(surface, field);
    }
  }

  function modalOf(view: View) {
    const surface = { kind: 'modal' as const, view };
    const mustBeOpen = () => {
      if (!view.open) throw new Error(`the modal '${textObject(view.content.title)}' is closed`);
      if (top() !== view) throw new Error(`another modal lies on '${textObject(view.content.title)}'`);
    };
    return {
      ...surface,
      get open() {
        return view.open;
      },
      get title(): string {
        return textObject(view.content.title);
      },
      get text(): string {
        return text(surface);
      },
      /** What stands in each field now, by label, as `state.values` tells it. */
      get fields(): Record<string, any> {
        const values = stateOf(view.content.blocks, view.typed);
        return Object.fromEntries(
          fieldsOf(surface).map(({ label, block, element }) => {
            const state = values[block.block_id]?.[element.action_id] ?? {};
            const held = Object.entries(state).find(([key]) => key !== 'type')?.[1] as any;
            const shown = (value: any) => (value?.text ? textObject(value.text) : value);
            return [label, Array.isArray(held) ? held.map(shown) : shown(held)];
          }),
        );
      },
      /** By label; what concerns the whole modal under `modal`. */
      get errors(): Record<string, string> {
        const labels = new Map(fieldsOf(surface).map(({ label, block }) => [block.block_id, label]));
        return Object.fromEntries(
          Object.entries(view.errors).map(([at, said]) => [labels.get(at) ?? SEEN[at] ?? at, said]),
        );
      },
      async fill(values: Record<string, Value>) {
        mustBeOpen();
        await fill(surface, values);
      },
      press(title: string | RegExp, options?: PressOptions) {
        mustBeOpen();
        return press(surface, title, options);
      },
      /** Sends it, unless Slack's client sees at once that something is missing or too long: then only `errors`. */
      async submit(options?: SendOptions): Promise<Outcome | undefined> {
        mustBeOpen();
        if (!view.content.submit)
          throw new Error(`'${textObject(view.content.title)}' has nothing to submit`);
        const values = stateOf(view.content.blocks, view.typed);
        const complaints: Record<string, string> = {};
        for (const block of view.content.blocks) {
          if (block.type !== 'input') continue;
          const said = complaint(block, values[block.block_id]?.[block.element.action_id]);
          if (said) complaints[block.block_id] = said;
        }
        view.errors = complaints;
        if (Object.keys(complaints).length > 0) return undefined;
        return act(() => acts.submit(team, view, options));
      },
      close(options: { all?: boolean } = {}) {
        mustBeOpen();
        lastModal = nameOf(view);
        return acts.close(team, id, options.all);
      },
    };
  }

  return {
    id,
    team,
    /** Addresses that were opened by pressing. */
    opened,
    /** The questions that Slack asked before it did something. */
    asked,
    command: (command: string, words = '', where: { channel?: string } & SendOptions = {}) => {
      const { channel, ...options } = where;
      return act(() => acts.command(team, id, { command, text: words, channel }, options));
    },
    /** By what people see in the list of shortcuts, or by callback_id. */
    shortcut: (name: string, options?: SendOptions) =>
      act(() => acts.shortcut(team, id, slack.callbackOf(name, 'global'), options)),
    messageShortcut(name: string, at: { channel: string; ts: string }, options?: SendOptions) {
      const message = world.messageAt(at.channel, at.ts);
      if (!message) throw new Error(`no message ${at.ts} in ${at.channel}`);
      return act(() => acts.messageShortcut(team, id, slack.callbackOf(name, 'message'), message, options));
    },
    /** Opens the app's Home tab; what it shows comes a moment later (`homeShown`). */
    openHome: (options?: SendOptions) => act(() => acts.homeOpened(team, id, options)),
    get home(): (Surface & { kind: 'home' }) | undefined {
      const view = team.homes.get(id);
      return view ? { kind: 'home', view } : undefined;
    },
    homeShown: () =>
      slack
        .until(() => team.homes.get(id), `a home for ${id}`)
        .then((view) => ({ kind: 'home' as const, view })),
    /** Messages in the direct message with the app, and notes that only this person sees, newest last. */
    inbox: () => messages().map(surfaceOf),
    notes: () =>
      messages()
        .filter((m) => m.ephemeralTo === id)
        .map(surfaceOf),
    /** What this person sees in a channel. */
    channel: (channel: string) => (world.messages.get(channel) ?? []).filter(visible).map(surfaceOf),
    /** The newest message with this in its words; throws with all of them when there is none. */
    message(about: string | RegExp): Surface & { kind: 'message' } {
      const all = messages().map(surfaceOf);
      const found = all.findLast((each) =>
        typeof about === 'string' ? text(each).includes(about) : about.test(text(each)),
      );
      if (!found) throw new Error(`no message with ${about} for ${id}:\n${all.map(text).join('\n---\n')}`);
      return found;
    },
    /** Waits for a message with this in its words. */
    messageCame(about: string | RegExp): Promise<Surface & { kind: 'message' }> {
      const look = () => {
        try {
          return this.message(about);
        } catch {
          return undefined;
        }
      };
      return slack.until(look, `a message with ${about} for ${id}`);
    },
    /** The modal on top; undefined when none is open. */
    get modal(): Modal | undefined {
      const view = top();
      return view ? modalOf(view) : undefined;
    },
    /** Waits until the last act brought a modal, or new content in one. */
    async modalShown(): Promise<Modal> {
      const look = () => (nameOf(top()) !== lastModal ? top() : undefined);
      return modalOf(await slack.until(look, `a modal for ${id}`));
    },
    /** Waits until the last act brought a message or note. */
    async answered(): Promise<Surface & { kind: 'message' }> {
      const look = () => (messages().length > lastMessages ? messages().at(-1) : undefined);
      return surfaceOf(await slack.until(look, `an answer for ${id}`));
    },
    press,
    fill,
  };
}
export type Modal = {
  kind: 'modal';
  view: View;
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly fields: Record<string, any>;
  readonly errors: Record<string, string>;
  fill(values: Record<string, Value>): Promise<void>;
  press(title: string | RegExp, options?: PressOptions): Promise<Outcome | undefined>;
  submit(options?: SendOptions): Promise<Outcome | undefined>;
  close(options?: { all?: boolean }): Promise<void>;
};
export type SlackClient = ReturnType<typeof createClient>;

import type { types } from '@slack/bolt';
import type { Context } from './context.js';
import { known, type Node } from './elements.js';
import { BUTTONS_IN_A_ROW, fits, maxOf, within } from './limits.js';
import { plainText, shortened } from './text.js';

/** Two names in one block may not be the same; the second of a verb gets `#2`. */
export class Names {
  readonly #counts = new Map<string, number>();
  of(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  }
}

const STYLES: Record<string, 'primary' | 'danger'> = { positive: 'primary', destructive: 'danger' };

/** One button. A link is told to us too when it is clicked, by Slack, under `link`. */
export function button(action: Node, names: Names, context: Context, where: string): types.Button {
  known(action, where);
  const text = plainText(shortened('button text', String(action.title)));
  if (action.type === 'Action.OpenUrl') {
    const url = within('button address', secure(action.url, where), where);
    return { type: 'button', text, action_id: names.of('link'), url };
  }
  const verb = verbIn(action, where);
  const style = STYLES[action.style as string];
  return {
    type: 'button',
    text,
    action_id: within('action id', names.of(verb), where),
    value: within('button value', JSON.stringify(carried(action, context)), `${where}: ${verb}`),
    ...(style && { style }),
  };
}

/**
 * Buttons in their order. Beyond five the first stay buttons and the next five go into a menu beside them, as far as
 * what they carry fits there; the rest begins a row of its own.
 */
export function actionBlocks(
  actions: readonly Node[],
  context: Context,
  where: string,
): types.ActionsBlock[] {
  if (actions.length === 0) return [];
  const names = new Names();
  const row = (shown: readonly Node[]): types.ActionsBlockElement[] =>
    shown.map((action) => button(action, names, context, where));
  if (actions.length <= BUTTONS_IN_A_ROW) return [{ type: 'actions', elements: row(actions) }];

  // A menu of one is no menu: of six, the last two go into it.
  const shown = actions.length === BUTTONS_IN_A_ROW + 1 ? BUTTONS_IN_A_ROW - 1 : BUTTONS_IN_A_ROW;
  const hidden = actions.slice(shown, shown + maxOf('options of a menu'));
  const options = hidden.map((action) => option(action, context, where));
  const elements = row(actions.slice(0, shown));
  if (!options.every((one) => one !== undefined)) {
    return [{ type: 'actions', elements }, ...actionBlocks(actions.slice(shown), context, where)];
  }
  elements.push({ type: 'overflow', action_id: names.of('more'), options });
  const rest = actions.slice(shown + hidden.length);
  return [{ type: 'actions', elements }, ...actionBlocks(rest, context, where)];
}

/** An entry of a menu; undefined when what the action carries does not fit in one. */
function option(action: Node, context: Context, where: string): types.PlainTextOption | undefined {
  known(action, where);
  const text = plainText(shortened('option text', String(action.title)));
  if (action.type === 'Action.OpenUrl') return { text, value: 'link', url: secure(action.url, where) };
  const value = JSON.stringify({ v: verbIn(action, where), ...carried(action, context) });
  return fits('option value', value) ? { text, value } : undefined;
}

/** What a button carries: ids and codes. `i: 0` says that what stands in the inputs beside it does not belong to it. */
const carried = (action: Node, { schoolId }: Context): object => ({
  d: action.data ?? {},
  s: schoolId,
  ...(action.associatedInputs === 'none' && { i: 0 }),
});

function verbIn(action: Node, where: string): string {
  const verb = action.verb;
  if (typeof verb !== 'string' || verb === '' || verb.includes('#'))
    throw new Error(`${where}: an action without a verb`);
  return verb;
}

/** Only what lies on a server of its own, over https: Slack fetches it from outside. */
export function secure(url: unknown, where: string): string {
  if (typeof url !== 'string' || !url.startsWith('https://'))
    throw new Error(`${where}: a link is not https`);
  return url;
}

import type { types } from '@slack/bolt';
import type { AdaptiveCard } from '../../../render/card.js';
import { actionBlocks } from './actions.js';
import type { Context } from './context.js';
import { known, type Node } from './elements.js';
import { lay } from './layout.js';
import { within } from './limits.js';
import type { Page } from './page.js';
import { authored, escaped } from './text.js';

/** The `callback_id` of a modal that has nothing to submit. */
export const NOTHING_TO_SUBMIT = 'none';

export interface Message {
  /** What notifications and screen readers say. */
  text: string;
  blocks: types.KnownBlock[];
}
export type Modal = types.ModalView & { blocks: types.KnownBlock[] };
export type Home = types.HomeView & { blocks: types.KnownBlock[] };

/**
 * A card that was rendered for `slack` → what `chat.postMessage` takes. Throws on what is not in the closed list of
 * `cards/README.md` and on what is over a limit of Slack; the message names card, field and limit, never a value.
 */
export function toMessage(card: AdaptiveCard, context: Context): Message {
  const page = laid(card, context);
  bottom(page, actionsOf(card), context);
  return { text: escaped(card.fallbackText), blocks: page.within('blocks of a message', nameOf(context)) };
}

/**
 * The same → the view of a modal. The first bottom action that is no link is its submit, `private_metadata` what that
 * action carries; the others become buttons below the rest. Throws as `toMessage` does.
 */
export function toModal(card: AdaptiveCard, title: string, context: Context): Modal {
  const name = nameOf(context);
  const page = laid(card, context);
  const actions = actionsOf(card);
  const submit = actions.find(({ type }) => type === 'Action.Execute');
  bottom(
    page,
    actions.filter((action) => action !== submit),
    context,
  );
  const blocks = page.within('blocks of a view', name);
  if (submit === undefined && blocks.some(({ type }) => type === 'input'))
    throw new Error(`${name}: a dialog with inputs and nothing to submit them`);
  if (submit !== undefined) known(submit, name);
  return {
    type: 'modal',
    callback_id: within('callback id', String(submit?.verb ?? NOTHING_TO_SUBMIT), name),
    title: authored('title of a modal', title, name),
    ...(submit && { submit: authored('submit of a modal', submit.title, name) }),
    close: authored('close of a modal', submit ? context.words.cancel : context.words.close, name),
    private_metadata: within(
      'private metadata',
      JSON.stringify({ d: submit?.data ?? {}, s: context.schoolId }),
      name,
    ),
    blocks,
  };
}

/** The same → the view of an App Home. Throws as `toMessage` does. */
export function toHome(card: AdaptiveCard, context: Context): Home {
  const page = laid(card, context);
  bottom(page, actionsOf(card), context);
  return { type: 'home', blocks: page.within('blocks of a view', nameOf(context)) };
}

function laid(card: AdaptiveCard, context: Context): Page {
  known(card as unknown as Node, nameOf(context));
  return lay(card.body as Node[], context, nameOf(context));
}

function bottom(page: Page, actions: readonly Node[], context: Context): void {
  for (const block of actionBlocks(actions, context, nameOf(context))) page.add(block);
}

const actionsOf = (card: AdaptiveCard): readonly Node[] => (card.actions ?? []) as Node[];
const nameOf = ({ card }: Context): string => (card === undefined ? 'card' : `card '${card}'`);

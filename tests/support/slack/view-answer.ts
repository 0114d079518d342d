import { type MethodContext, SlackError } from './method.js';
import type { viewActs } from './methods-views.js';
import type { Team, View } from './world.js';

/** What Slack shows at the top of a modal whose app failed it. */
export const TROUBLE = { '': 'We had some trouble connecting. Try again?' };

function showErrors(view: View, errors: unknown): void {
  const inputs = new Set(
    view.content.blocks.filter((b: any) => b.type === 'input').map((b: any) => b.block_id),
  );
  const all = Object.entries((errors ?? {}) as Record<string, string>);
  const strange = all.filter(([id, text]) => !inputs.has(id) || typeof text !== 'string' || text === '');
  if (all.length === 0 || strange.length > 0)
    throw new SlackError(
      `errors for what is no input: ${strange.map(([id]) => id).join(', ') || 'none given'}`,
    );
  view.errors = Object.fromEntries(all);
}

/**
 * Does what the answer to a submission says: nothing closes the view, `errors` stand below their fields, `update`, `push`
 * and `clear` change the stack. What Slack cannot read is a recorded problem, and the view stays with Slack's complaint.
 */
export function answerToView(
  view: View,
  team: Team,
  body: any,
  context: MethodContext,
  views: ReturnType<typeof viewActs>,
): void {
  const { world, problems } = context;
  const action = body?.response_action;
  try {
    if (action === undefined) {
      if (body !== '' && body !== undefined && Object.keys(body).length > 0)
        throw new SlackError('the answer to a submission has no response_action');
      if (world.stack(team, view.user).at(-1) === view) views.close(team, view.user);
    } else if (action === 'clear') views.close(team, view.user, true);
    else if (action === 'update') views.update(team, view, body.view, 'view_submission');
    else if (action === 'push') views.push(team, view.user, body.view, 'view_submission');
    else if (action === 'errors') showErrors(view, body.errors);
    else throw new SlackError(`unknown response_action ${action}`);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    if (error.messages.length === 0)
      problems.push({ method: 'view_submission', problems: [error.message], payload: body });
    view.errors = { ...TROUBLE };
  }
}

import {
  buttonIn,
  errorsIn,
  inputsOf,
  labelOf,
  type PressOptions,
  type Surface,
  shownIn,
  text,
} from './client-card.js';
import { complaints, fill, gathered, type Value } from './client-fill.js';
import type { Outcome, SendOptions } from './sender.js';
import { ADAPTIVE, validateCard } from './validate.js';
import type { Card } from './world.js';

/** Teams showed the person that the app did not answer well. */
export class TeamsTrouble extends Error {
  constructor(readonly outcome: Outcome) {
    super(`Unable to reach app: it answered ${outcome.status} ${JSON.stringify(outcome.body)}`);
  }
}

export interface Dialog extends Surface {
  readonly kind: 'dialog';
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What stands in each field now, by label. */
  readonly fields: Record<string, string | boolean | string[]>;
  /** By label: what Teams' own client said of the last try, when nothing was sent; else what the app says below the fields. */
  readonly errors: Record<string, string>;
  fill(values: Record<string, Value>): void;
  /** Resolves with the app's answer; undefined when Teams' client saw that something is missing. */
  press(title: string | RegExp, options?: PressOptions & SendOptions): Promise<Outcome | undefined>;
  close(): void;
}

type Submit = (data: object, options?: SendOptions) => Promise<Outcome>;
interface Parts {
  notes: string[];
  opened: string[];
  complain(where: string, said: string[], payload: unknown): void;
  personId(name: string): string;
}

/** The one dialog that a person can have open. */
export function createDialogs({ notes, opened, complain, personId }: Parts) {
  const mustBeOpen = (one: Dialog) => {
    if (one === dialogs.open) return;
    throw new Error(`the dialog '${one.title}' is closed, or shows something else by now`);
  };

  function dialogOf(title: string, card: Card, submit: Submit): Dialog {
    let said: Record<string, string> = {};
    const made: Dialog = {
      kind: 'dialog',
      card,
      title,
      heading: title,
      typed: {},
      get open() {
        return dialogs.open === made;
      },
      get text() {
        return [text(made), ...Object.values(said)].join('\n');
      },
      get fields() {
        return Object.fromEntries(inputsOf(made).map((input) => [labelOf(input), shownIn(made, input)]));
      },
      get errors() {
        return Object.keys(said).length > 0 ? said : errorsIn(made);
      },
      fill(values) {
        mustBeOpen(made);
        fill(made, values, personId);
      },
      async press(asked, { near, nth, ...options } = {}) {
        mustBeOpen(made);
        const action = buttonIn(made, asked, { near, nth });
        if (action.type === 'Action.OpenUrl') return void opened.push(action.url);
        if (action.type !== 'Action.Submit')
          throw new Error(`this client cannot use ${action.type} in a dialog`);
        said = action.associatedInputs === 'none' ? {} : complaints(made);
        if (Object.keys(said).length > 0) return undefined;
        return dialogs.take(await submit(gathered(made, action), options), submit);
      },
      close() {
        mustBeOpen(made);
        dialogs.open = undefined;
      },
    };
    return made;
  }

  const dialogs = {
    open: undefined as Dialog | undefined,
    /**
     * What Teams makes of the answer to an invoke that opens or submits a dialog. Another card takes the place of the
     * one that was, with nothing of what was typed in it but what the card itself carries.
     */
    take(outcome: Outcome, submit: Submit): Outcome {
      const { body, activity } = outcome;
      if (!outcome.ok) throw new TeamsTrouble(outcome);
      const task = body?.task;
      if (body?.composeExtension)
        complain(activity.name, [`composeExtension ${body.composeExtension.type}`], body);
      if (task?.type === 'continue') {
        const { card, title, height, width } = task.value ?? {};
        const said = card?.contentType === ADAPTIVE ? validateCard(card.content, 'dialog') : ['no card'];
        if (typeof title !== 'string' || title === '') said.push('a dialog without title');
        for (const size of [height, width])
          if (size !== undefined && typeof size !== 'number' && !['small', 'medium', 'large'].includes(size))
            said.push(`a dialog of size ${size}`);
        complain(activity.name, said, body);
        if (said.length === 0) dialogs.open = dialogOf(title, card.content, submit);
        return outcome;
      }
      if (task?.type === 'message') notes.push(String(task.value));
      else if (task !== undefined) complain(activity.name, [`a task of type ${task.type}`], body);
      else if (/fetch/i.test(activity.name)) complain(activity.name, ['no dialog'], body);
      dialogs.open = undefined;
      return outcome;
    },
  };
  return dialogs;
}

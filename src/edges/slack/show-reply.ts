import type { WebClient } from '@slack/web-api';
import type { Reader } from '../../kernel/card.js';
import type { Answer, Reply } from '../../kernel/interaction.js';
import { text } from '../../kernel/text.js';
import type { Language } from '../../kernel/values.js';
import type { Message, Modal } from './blocks/convert.js';
import { maxOf } from './blocks/limits.js';
import { fieldId } from './blocks/values.js';
import type { Calls } from './calls.js';
import { changeMessage } from './deliver.js';
import type { Draw } from './draw.js';
import { isDirect } from './place.js';
import { type At, keeping, type OpenView, type Scene } from './to-interaction.js';

/** What follows the acknowledgement. `words`: all that stands in the view. */
export type After =
  | { kind: 'open' | 'push'; view: Modal; words?: string }
  | { kind: 'update'; view: Modal; of: OpenView; words?: string }
  | { kind: 'replace'; message: Message; at: At }
  | { kind: 'note'; words: string };

export interface Shown {
  /** The body of the acknowledgement; absent: an empty one. */
  ack?: object;
  after?: After;
  language: Language;
  /** The form stays open and may be sent again. */
  open: boolean;
}

/** Views on top of each other. Source: https://docs.slack.dev/surfaces/modals#lifecycle */
const DEEPEST = 3;

/** An answer as Slack shows it where the act came from. Pure but for the drawing. */
export function showReply(answer: Answer, scene: Scene, draw: Draw): Shown {
  const { reply, language } = answer;
  const reader: Reader = answer.reader ?? { schoolId: '', personId: '', language };
  const shown = scene.kind === 'submission' ? onSubmission : onAct;
  return { open: false, language, ...shown({ reply, language, reader, scene, draw }) };
}

interface Showing {
  reply: Reply;
  language: Language;
  reader: Reader;
  scene: Scene;
  draw: Draw;
}

function onAct(showing: Showing): Omit<Shown, 'language' | 'open'> {
  const { reply, language, reader, scene, draw } = showing;
  const modal = scene.view?.kind === 'modal' ? scene.view : undefined;
  switch (reply.kind) {
    case 'dialog':
    case 'next': {
      const view = modalOf(showing, reply.card);
      if (!modal) return { after: { kind: 'open', view } };
      if (reply.kind === 'next' && modal.clears) view.clear_on_close = true;
      const onTop = reply.kind === 'dialog' && modal.depth < DEEPEST;
      return { after: onTop ? { kind: 'push', view } : { kind: 'update', view, of: modal } };
    }
    case 'card':
      if (modal) return { after: { kind: 'update', view: modalOf(showing, reply.card), of: modal } };
      // The home is drawn again after each act anyway; a command has no card to replace.
      if (!scene.message || !isOwn(scene.message))
        return scene.view ? {} : { after: { kind: 'open', view: modalOf(showing, reply.card) } };
      return { after: { kind: 'replace', message: draw.message(reply.card, reader), at: scene.message } };
    case 'errors':
      return aside(showing, named(showing, reply.fields));
    case 'note':
      return aside(showing, draw.say(reply.text, language));
    case 'close': {
      if (!modal) return reply.note ? { after: { kind: 'note', words: draw.say(reply.note, language) } } : {};
      // Slack closes a modal only in answer to a submission.
      const words = draw.say(reply.note ?? text('slack.done'), language);
      const view = draw.noteView(words, modal.title, language);
      return { after: { kind: 'update', view, of: modal, words } };
    }
  }
}

/** What is drawn for one person never stands where others read: a card of a channel follows its record by itself. */
const isOwn = ({ channel }: At): boolean => isDirect(channel);

/** A short text to this person alone: on top of the modal acted in, else beside the message or command. */
function aside({ scene, draw, language }: Showing, words: string): { after: After } {
  const modal = scene.view?.kind === 'modal' ? scene.view : undefined;
  if (!modal) return { after: { kind: 'note', words } };
  const view = draw.noteView(words, modal.title, language);
  if (modal.depth < DEEPEST) return { after: { kind: 'push', view, words } };
  return { after: { kind: 'update', view, of: modal, words } };
}

function onSubmission(showing: Showing): Omit<Shown, 'language'> {
  const { reply, language, reader, scene, draw } = showing;
  const answered = (action: 'push' | 'update', view: Modal) => ({
    ack: { response_action: action, view },
    open: false,
  });
  switch (reply.kind) {
    case 'dialog':
    case 'next': {
      const onTop = reply.kind === 'dialog' && (scene.view?.depth ?? DEEPEST) < DEEPEST;
      const view = modalOf(showing, reply.card);
      // What a form led to is newer than what lies below it: it closes all.
      return onTop ? answered('push', view) : answered('update', { ...view, clear_on_close: true });
    }
    case 'card':
      if (!scene.message || !isOwn(scene.message)) return answered('update', modalOf(showing, reply.card));
      return {
        ack: { response_action: 'clear' },
        after: { kind: 'replace', message: draw.message(reply.card, reader), at: scene.message },
        open: false,
      };
    case 'errors':
      return onFields(showing, reply.fields);
    case 'note':
      return onFields(showing, { '': reply.text });
    case 'close': {
      if (!reply.note) return { ack: { response_action: 'clear' }, open: false };
      const words = draw.say(reply.note, language);
      if (scene.responseUrl)
        return { ack: { response_action: 'clear' }, after: { kind: 'note', words }, open: false };
      // Nothing to put it beside: it is said where they look, instead of staying in their chat for good.
      return answered('update', {
        ...draw.noteView(words, scene.view?.title, language),
        clear_on_close: true,
      });
    }
  }
}

type Fields = Extract<Reply, { kind: 'errors' }>['fields'];

/** Below each field; what belongs to none of those shown stands below the first one. What was typed stays. */
function onFields(showing: Showing, fields: Fields): Omit<Shown, 'language'> {
  const { scene, draw, language } = showing;
  const inputs = scene.view?.inputs ?? [];
  const first = inputs[0];
  if (first === undefined) {
    const view = draw.noteView(sentences(showing, Object.values(fields)), scene.view?.title, language);
    return { ack: { response_action: 'update', view }, open: false };
  }
  const errors: Record<string, string> = {};
  for (const [field, said] of Object.entries(fields)) {
    const block = inputs.includes(fieldId(field)) ? fieldId(field) : first;
    const words = draw.say(said, language);
    if (errors[block] === undefined) errors[block] = words;
    else if (!errors[block].includes(words)) errors[block] += ` ${words}`;
  }
  return { ack: { response_action: 'errors', errors }, open: true };
}

/** Away from the fields: each sentence with the name of the field that it is about. */
const named = ({ draw, language, scene }: Showing, fields: Fields): string =>
  Object.entries(fields)
    .map(([field, said]) => {
      const label = scene.view?.labels?.[fieldId(field)];
      const words = draw.say(said, language);
      return label ? `${label}: ${words}` : words;
    })
    .join('\n');

const sentences = ({ draw, language }: Showing, texts: Fields[string][]): string =>
  [...new Set(texts.map((one) => draw.say(one, language)))].join(' ');

function modalOf({ draw, reader, scene }: Showing, card: Extract<Reply, { kind: 'card' }>['card']): Modal {
  const view = draw.modal(card, reader, scene.view?.title);
  if (!scene.message && !scene.original && !scene.responseUrl) return view;
  const metadata = keeping(view.private_metadata ?? '{}', scene, maxOf('private metadata'));
  return { ...view, private_metadata: metadata };
}

/** Makes the calls that follow an acknowledgement. Never rejects: what fails is counted, and said where it can be. */
export async function carryOut(
  { after, language }: Shown,
  scene: Scene,
  calls: Calls,
  draw: Draw,
): Promise<void> {
  if (!after) return;
  const say = (words: string) => calls.note(scene, draw.note(words));
  if (after.kind === 'note') return say(after.words);
  const done = await calls.make(scene.tenant, methodOf(after), (client) => call(client, after, scene));
  if (done === 'ok' || after.kind === 'replace') return;
  if (after.kind === 'push' && done === 'push_limit_reached' && scene.view) {
    return carryOut(
      { after: { ...after, kind: 'update', of: scene.view }, language, open: false },
      scene,
      calls,
      draw,
    );
  }
  // Something newer stands there already.
  if (after.kind === 'update' && done === 'hash_conflict') return;
  if (after.words !== undefined) return say(after.words);
  // They closed what it would have come in.
  if (after.kind !== 'open' && done === 'not_found') return;
  await say(draw.say(text('slack.tooLate'), language));
}

const methodOf = ({ kind }: After): string => (kind === 'replace' ? 'chat.update' : `views.${kind}`);

function call(client: WebClient, after: Exclude<After, { kind: 'note' }>, scene: Scene): Promise<unknown> {
  const trigger_id = scene.triggerId ?? '';
  switch (after.kind) {
    case 'open':
      return client.views.open({ trigger_id, view: after.view });
    case 'push':
      return client.views.push({ trigger_id, view: after.view });
    case 'update':
      return client.views.update({
        view_id: after.of.id,
        ...(after.of.hash ? { hash: after.of.hash } : {}),
        view: after.view,
      });
    case 'replace':
      return changeMessage(client, after.at, after.message);
  }
}

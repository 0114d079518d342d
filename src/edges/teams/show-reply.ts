import type { CardRef, Reader } from '../../kernel/card.js';
import type { Answer, Original, Reply } from '../../kernel/interaction.js';
import { type TextRef, text } from '../../kernel/text.js';
import { EVERYWHERE, type Language } from '../../kernel/values.js';
import type { AdaptiveCard } from '../../render/card.js';
import type { Answered } from './adapter.js';
import { fitting } from './by-name.js';
import { hasInputs, openButton, redrawn, toDialogCard, wordsCard } from './cards.js';
import type { Drafts, Kept } from './drafts.js';
import { APP_NAME, cardMessage, type Draw, dialog, type Message, spoken, type TaskInfo } from './draw.js';
import type { Scene } from './to-interaction.js';

/** What follows the answer: words to this person alone, or another card in the place of the one acted on. */
export interface After {
  kind: 'say' | 'replace';
  message: Message;
}

export interface Shown {
  answer?: Answered;
  after?: After;
  language: Language;
}

export interface Showing {
  answer: Answer;
  scene: Scene;
  /** What was typed as a command. */
  text?: string;
  /** The message that this is made of; it goes on with the dialog. */
  original?: Original;
  /** Of the dialog that is open. */
  kept?(): Promise<Kept | undefined>;
  draw: Draw;
  drafts: Drafts;
}

interface Context extends Showing {
  reader: Reader;
  language: Language;
  say(text: TextRef): string;
}
type Half = Omit<Shown, 'language'>;

/** An answer as Teams shows it where the act came from. */
export async function showReply(showing: Showing): Promise<Shown> {
  const { answer, draw, scene } = showing;
  const { language } = answer;
  const reader: Reader = answer.reader ?? { schoolId: EVERYWHERE, personId: '', language };
  const context: Context = { ...showing, reader, language, say: (words) => draw.say(words, language) };
  return { ...(await WAYS[scene.way](context, answer.reply)), language };
}

const WAYS: Record<Scene['way'], (context: Context, reply: Reply) => Promise<Half>> = {
  text: onText,
  act: onAct,
  fetch: onFetch,
  submit: onSubmit,
};

/** A message has no answer of its own: what there is to see follows in the personal chat. */
async function onText(context: Context, reply: Reply): Promise<Half> {
  const { answer, draw, reader, text: typed } = context;
  switch (reply.kind) {
    case 'dialog':
    case 'next':
      // A card without a title is no dialog either: all of it may stand in a chat.
      if (answer.inChat || draw.title(reply.card, reader) === undefined)
        return { after: { kind: 'say', message: draw.message(reply.card, reader) } };
      return { after: { kind: 'say', message: await opener(context, reply.card, { text: typed }) } };
    case 'card':
      return { after: { kind: 'say', message: draw.message(reply.card, reader) } };
    default:
      return { after: { kind: 'say', message: spoken(wordsOf(context, reply)) } };
  }
}

async function onAct(context: Context, reply: Reply): Promise<Half> {
  const { draw, reader, say, scene } = context;
  // What is drawn for one person never stands where others read: it comes into their own chat.
  const own = scene.where === 'personal';
  const where = say(text(own ? 'teams.below' : 'teams.inOwnChat'));
  switch (reply.kind) {
    case 'card':
      if (!own)
        return { ...actedWords(where), after: { kind: 'say', message: draw.message(reply.card, reader) } };
      return acted('application/vnd.microsoft.card.adaptive', draw.card(reply.card, reader));
    case 'dialog':
    case 'next': {
      const message =
        draw.title(reply.card, reader) === undefined
          ? draw.message(reply.card, reader)
          : await openerOf(context, reply.card);
      return { ...actedWords(where), after: { kind: 'say', message } };
    }
    default:
      return actedWords(wordsOf(context, reply));
  }
}

async function onFetch(context: Context, reply: Reply): Promise<Half> {
  switch (reply.kind) {
    case 'dialog':
    case 'next':
    case 'card':
      return task((await opened(context, reply.card)).info);
    default:
      return taskWords(wordsOf(context, reply));
  }
}

async function onSubmit(context: Context, reply: Reply): Promise<Half> {
  const { draw, reader, scene, say } = context;
  // The message is named by what came in; where others read, nothing is drawn for one.
  const inOwnChat = scene.where === 'personal' && !scene.elsewhere;
  switch (reply.kind) {
    case 'dialog':
    case 'next':
      return task((await opened(context, reply.card)).info);
    case 'card':
      if (!scene.message || !inOwnChat) return task((await opened(context, reply.card)).info);
      return { ...CLOSED, after: { kind: 'replace', message: draw.message(reply.card, reader) } };
    case 'close': {
      const said = reply.note && !(reply.follows && inOwnChat) ? taskWords(say(reply.note)) : CLOSED;
      if (!scene.ends || !scene.message || !inOwnChat) return said;
      const done = say(text('teams.done'));
      return { ...said, after: { kind: 'replace', message: cardMessage(wordsCard([done]), done) } };
    }
    case 'note':
      return again(context, {}, [say(reply.text)]);
    case 'errors': {
      const errors = Object.entries(reply.fields).map(([field, said]) => [field, say(said)] as const);
      return again(context, Object.fromEntries(errors), [say(text('teams.errors'))]);
    }
  }
}

/** The same dialog, with what was typed. */
async function again(
  { kept: read, scene, say }: Context,
  errors: Record<string, string>,
  above: string[],
): Promise<Half> {
  const kept = await read?.();
  if (kept?.card) {
    const card = fitting(redrawn(kept.card, scene.typed, errors, above), say);
    return task(dialog(card, kept.title ?? APP_NAME));
  }
  const typed = Object.values(scene.typed).filter((value) => /\s/.test(value.trim()));
  const said = [...new Set([...Object.values(errors), ...(Object.keys(errors).length > 0 ? [] : above)])];
  if (typed.length === 0) return taskWords(said.join(' '));
  // The form is not kept any more: what was typed is given back to be copied.
  const card = wordsCard([...said, say(text('teams.copy')), ...typed]);
  return task(dialog({ ...card, speak: said.join(' '), fallbackText: said.join(' ') }, APP_NAME));
}

/** A card as a dialog. What Teams does not give back is kept beside it: its fields, and the message it is made of. */
async function opened(
  { draw, drafts, reader, scene, original, kept, say }: Context,
  ref: CardRef,
  always = false,
): Promise<{ id: string; info: TaskInfo }> {
  const plain = draw.plain(ref, reader);
  const title = draw.title(ref, reader) ?? (await kept?.())?.title ?? APP_NAME;
  const id = drafts.id();
  const keeps = always || hasInputs(plain) || original !== undefined;
  const { message } = scene;
  const card = toDialogCard(plain, {
    schoolId: reader.schoolId,
    ...(message && !scene.elsewhere ? { message } : {}),
    ...(keeps ? { draft: id } : {}),
    about: original !== undefined,
    ends: scene.ends,
  });
  if (keeps) await drafts.keep(reader.schoolId, id, scene, { card, title, original });
  return { id, info: dialog(fitting(card, say), title) };
}

/** The button for a dialog that is drawn already. */
async function openerOf(context: Context, card: CardRef): Promise<Message> {
  return opener(context, card, await opened(context, card, true));
}

/** A message with one button, which opens a dialog: Teams opens none by itself. */
async function opener(
  { draw, drafts, reader, scene, say }: Context,
  ref: CardRef,
  what: { text?: string; id?: string; info?: TaskInfo },
): Promise<Message> {
  const title = draw.title(ref, reader) ?? APP_NAME;
  const id = what.id ?? drafts.id();
  const { channel } = scene;
  if (!what.info)
    await drafts.keep(reader.schoolId, id, scene, { text: what.text, ...(channel ? { channel } : {}) });
  return cardMessage(wordsCard([title], [openButton(say(text('teams.open')), id, reader.schoolId)]), title);
}

function wordsOf({ say }: Context, reply: Exclude<Reply, { card: CardRef }>): string {
  if (reply.kind === 'note') return say(reply.text);
  if (reply.kind === 'close') return say(reply.note ?? text('teams.done'));
  return [...new Set(Object.values(reply.fields).map(say))].join(' ');
}

const answered = (body: object): Half => ({ answer: { status: 200, body } });
const acted = (type: string, value: unknown): Half => answered({ statusCode: 200, type, value });
/** Another card for the one who asked. */
export const answeredCard = (card: AdaptiveCard): Answered =>
  acted('application/vnd.microsoft.card.adaptive', card).answer!;
const actedWords = (words: string): Half => acted('application/vnd.microsoft.activity.message', words);
const task = (value: TaskInfo): Half => answered({ task: { type: 'continue', value } });
const taskWords = (value: string): Half => answered({ task: { type: 'message', value } });
/** Without a task the dialog closes. */
const CLOSED: Half = { answer: { status: 200 } };

/** A dialog that was put aside. */
export const showKept = (
  card: NonNullable<Kept['card']>,
  title: string | undefined,
  say: (words: TextRef) => string,
): Answered => task(dialog(fitting(card, say), title ?? APP_NAME)).answer!;
/** Words instead of what was asked for. */
export const showWords = (scene: Scene, words: string): Answered | undefined => {
  if (scene.way === 'text') return undefined;
  return (scene.way === 'act' ? actedWords(words) : taskWords(words)).answer;
};

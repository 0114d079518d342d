import { elementsIn, textObject, wordsIn } from './blocks.js';
import type { Message, Typed, View } from './world.js';

/** Something on somebody's screen. It follows what Slack shows now; `frozen` keeps what it showed. */
export type Surface = { kind: 'message'; message: Message } | { kind: 'modal' | 'home'; view: View };
type Seen = { blocks: any[]; typed: Typed };

export const blocksOf = (surface: Surface & { frozen?: any[] }): any[] =>
  surface.frozen ?? (surface.kind === 'message' ? surface.message.blocks : surface.view.content.blocks);
export const typedOf = (surface: Surface): Typed =>
  surface.kind === 'message' ? surface.message.typed : surface.view.typed;
const seen = (surface: Surface): Seen => ({ blocks: blocksOf(surface), typed: typedOf(surface) });

/** The same surface as it is now, whatever the app does to it later: a screen that was not yet refreshed. */
export const frozen = <T extends Surface>(surface: T): T => ({
  ...surface,
  frozen: structuredClone(blocksOf(surface)),
});

/** All words that can be seen, a line for each piece; of a modal also its title, errors and buttons. */
export function text(surface: Surface): string {
  const { blocks, typed } = seen(surface);
  const words = [...wordsIn(blocks, typed)];
  if (surface.kind === 'message') {
    if (blocks.length === 0) words.push(textOfMessage(surface.message));
    words.push(...(surface.message.files ?? []));
  }
  if (surface.kind === 'modal') {
    const { content, errors } = surface.view;
    words.unshift(textObject(content.title));
    words.push(...Object.values(errors));
    for (const key of ['submit', 'close']) if (content[key]) words.push(textObject(content[key]));
  }
  return words.filter(Boolean).join('\n');
}
const textOfMessage = (message: Message) => textObject({ type: 'mrkdwn', text: message.text });
/** What a phone shows of a message on its locked screen. */
export const notification = (surface: Surface): string =>
  surface.kind === 'message' ? textOfMessage(surface.message) : '';

export const fits = (title: string, asked: string | RegExp): boolean =>
  typeof asked === 'string' ? title === asked : asked.test(title);

export interface Button {
  title: string;
  block: any;
  element: any;
  /** The choice of an overflow menu. */
  option?: any;
  at: number;
}
export function buttonsOf(surface: Surface): Button[] {
  const found: Button[] = [];
  blocksOf(surface).forEach((block, at) => {
    for (const element of elementsIn(block)) {
      if (element.type === 'button') found.push({ title: textObject(element.text), block, element, at });
      if (element.type === 'overflow')
        for (const option of element.options)
          found.push({ title: textObject(option.text), block, element, option, at });
    }
  });
  return found;
}
export const titlesOf = (surface: Surface): string[] => buttonsOf(surface).map(({ title }) => title);

export interface PressOptions {
  /** Only the buttons that stand with or below the first block with this in it. */
  near?: string;
  /** Which of several with the same text, from 0. */
  nth?: number;
  /** What to answer when Slack asks whether one is sure. */
  confirm?: boolean;
}
/** The button with this text; throws with all texts when there is none, or when it is not clear which. */
export function buttonIn(surface: Surface, title: string | RegExp, { near, nth }: PressOptions = {}): Button {
  let found = buttonsOf(surface).filter((button) => fits(button.title, title));
  if (near !== undefined) {
    const blocks = blocksOf(surface);
    const from = blocks.findIndex((block) => [...wordsIn([block])].join('\n').includes(near));
    if (from < 0) throw new Error(`nothing says '${near}' there:\n${text(surface)}`);
    const below = found.filter(({ at }) => at >= from);
    found = below.filter(({ at }) => at === below[0]?.at);
  }
  if (found.length === 0) throw new Error(`no button ${title}; there are: ${titlesOf(surface).join(' · ')}`);
  if (found.length > 1 && nth === undefined)
    throw new Error(
      `${found.length} buttons ${title}: say near which words, or nth. All: ${titlesOf(surface).join(' · ')}`,
    );
  const button = found[nth ?? 0];
  if (!button) throw new Error(`only ${found.length} buttons ${title}`);
  return button;
}

export interface Field {
  label: string;
  block: any;
  element: any;
}
/** What can be filled in, by the label above it; in a section by its text, in a row of actions by the placeholder. */
export function fieldsOf(surface: Surface): Field[] {
  const found: Field[] = [];
  for (const block of blocksOf(surface))
    for (const element of elementsIn(block)) {
      if (element.type === 'button' || element.type === 'overflow') continue;
      const label =
        block.type === 'input'
          ? textObject(block.label)
          : block.type === 'section'
            ? textObject(block.text)
            : textObject(element.placeholder);
      found.push({ label, block, element });
    }
  return found;
}
/** The field with this label, or the only one whose label has this in it. */
export function fieldIn(surface: Surface, label: string): Field {
  const fields = fieldsOf(surface);
  const exact = fields.filter((field) => field.label === label);
  const found = exact.length > 0 ? exact : fields.filter((field) => field.label.includes(label));
  if (found.length === 1) return found[0]!;
  const all = fields.map((field) => field.label).join(' · ');
  throw new Error(
    `${found.length === 0 ? 'no field' : `${found.length} fields`} '${label}'; there are: ${all}`,
  );
}

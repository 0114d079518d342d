import type { Context } from '../../../../src/edges/slack/blocks/context.js';
import { toMessage, toModal } from '../../../../src/edges/slack/blocks/convert.js';
import type { AdaptiveCard } from '../../../../src/render/card.js';

export const context: Context = {
  schoolId: 'baken',
  words: {
    cancel: 'Annuleren',
    close: 'Sluiten',
    optional: '(mag leeg)',
    limit: (max) => `Hoogstens ${max} tekens`,
  },
  card: 'example/card',
};

/** A card as the renderer leaves it. */
export const card = (body: object[], actions: object[] = []): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.5',
  speak: 'Iets',
  fallbackText: 'Iets',
  body: body as AdaptiveCard['body'],
  ...(actions.length > 0 && { actions: actions as AdaptiveCard['body'] }),
});

export const said = (text: string, more: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
  ...more,
});
export const execute = (title: string, verb: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  ...more,
});

/** Payloads are read here as Slack reads them: plain JSON. */
export const messageOf = (...body: object[]): any[] => toMessage(card(body), context).blocks;
export const modalOf = (body: object[], actions: object[] = [execute('Bewaren', 'a.save')]): any =>
  toModal(card(body, actions), 'Titel', context);
export const elementOf = (input: object, more: Partial<Context> = {}): any => {
  const drawn: any = toModal(card([input], [execute('Bewaren', 'a.save')]), 'Titel', { ...context, ...more });
  return drawn.blocks[0].element;
};

/** Every object in a payload. */
export function* nodesIn(value: unknown): Iterable<any> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const one of Object.values(value)) yield* nodesIn(one);
}

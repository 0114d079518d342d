import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../src/render/card.js';

interface Parser {
  SerializationContext: new () => { eventCount: number; getEventAt(n: number): { message: string } };
  AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
}
const parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Parser;

/** What the parser of Adaptive Cards has to say of a card. */
export function complaints(card: AdaptiveCard): string[] {
  const context = new parser.SerializationContext();
  const parsed = new parser.AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}

/** Every object in a card or a template, from the outside in. */
export function nodesOf<N extends object>(value: unknown, found: N[] = []): N[] {
  if (Array.isArray(value)) for (const one of value) nodesOf(one, found);
  else if (typeof value === 'object' && value !== null) {
    found.push(value as N);
    for (const one of Object.values(value)) nodesOf(one, found);
  }
  return found;
}

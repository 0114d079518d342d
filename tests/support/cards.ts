import { loadCards } from '../../src/main.js';
import type { Renderer } from '../../src/render/card.js';

let loaded: Renderer | undefined;

/** The project's own cards, read and checked once per test file: a renderer keeps nothing about whom it drew for. */
export const cardsOnce = (): Renderer => {
  loaded ??= loadCards();
  return loaded;
};

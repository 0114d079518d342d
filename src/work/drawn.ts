import { createHash } from 'node:crypto';
import type { Composed } from '../ports/composer.js';

/** Two cards with the same hash look the same to the same reader. 132 bits. */
export const hashOf = ({ card, reader }: Composed): string =>
  createHash('sha256')
    .update(JSON.stringify([reader.language, card], inOrder))
    .digest('base64url')
    .slice(0, 22);

/** Keys in a fixed order: a view may build the same data in another one. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

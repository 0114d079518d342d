import { createHash } from 'node:crypto';
import type { Composed } from '../ports/composer.js';

/** Two cards with the same hash look the same to the same reader. 132 bits. */
export const hashOf = ({ card, reader }: Composed): string =>
  createHash('sha256')
    .update(inOrder([reader.language, card]))
    .digest('base64url')
    .slice(0, 22);

/** JSON with its keys in a fixed order: a view may build the same data in another one. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${inOrder(fields[key])}`)
    .join()}}`;
}

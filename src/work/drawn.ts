import { hash } from 'node:crypto';
import type { Composed } from '../ports/composer.js';

/**
 * Two cards with the same hash look the same to the same reader. 132 bits. The other way round it need not hold: a view that
 * names the same data in another order costs one update that changes nothing.
 */
export const hashOf = ({ card, reader, userViews }: Composed): string =>
  hash(
    'sha256',
    JSON.stringify([reader.language, card, ...(userViews ? [userViews.personIds] : [])]),
    'base64url',
  ).slice(0, 22);

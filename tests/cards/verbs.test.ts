import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { FEATURES } from '../../src/features/index.js';
import { createRenderer } from '../../src/render/card.js';
import { nodesOf } from '../support/card-nodes.js';

const cardsDir = new URL('../../cards', import.meta.url).pathname;
const verbs = new Map(FEATURES.flatMap((feature) => feature.verbs).map((verb) => [verb.name, verb]));

/** Read by the edge, not by the verb. */
const ONCE = 'once';

interface Node {
  type?: string;
  id?: string;
  verb?: string;
  data?: object;
  associatedInputs?: string;
  title?: unknown;
}
/** What a schema of an object takes, and what of it must be there. */
function fieldsOf(schema: z.ZodType): { known: string[]; needed: string[] } | undefined {
  const shape = (schema as z.ZodObject).shape as Record<string, z.ZodType> | undefined;
  if (shape === undefined) return undefined;
  const known = Object.keys(shape);
  return { known, needed: known.filter((field) => !shape[field]?.safeParse(undefined).success) };
}

describe.each(createRenderer({ cardsDir }).cards)('%s', (name) => {
  const template = JSON.parse(readFileSync(`${cardsDir}/${name}.json`, 'utf8')) as Node;
  const nodes = nodesOf<Node>(template);
  const actions = nodes.filter(({ type }) => type === 'Action.Execute');
  const inputs = nodes.filter(({ type }) => type?.startsWith('Input.')).map(({ id }) => id as string);

  it('names verbs that exist', () => {
    expect(actions.filter(({ verb }) => !verbs.has(verb as string)).map(({ verb }) => verb)).toEqual([]);
  });

  it('gives every verb what it needs, and the first action of a dialog nothing that it does not know', () => {
    const problems: string[] = [];
    for (const action of actions) {
      const fields =
        verbs.get(action.verb as string) && fieldsOf(verbs.get(action.verb as string)?.input as z.ZodType);
      if (fields === undefined) continue;
      const given = [
        ...Object.keys(action.data ?? {}),
        ...(action.associatedInputs === 'none' ? [] : inputs),
      ];
      const lacking = fields.needed.filter((field) => !given.includes(field));
      if (lacking.length > 0) problems.push(`${action.verb} lacks ${lacking}`);
      const strange = given.filter((field) => field !== ONCE && !fields.known.includes(field));
      if (template.title !== undefined && action === actions.at(0) && strange.length > 0) {
        problems.push(`${action.verb} does not know ${strange}`);
      }
    }
    expect(problems).toEqual([]);
  });
});

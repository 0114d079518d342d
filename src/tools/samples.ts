import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { CardRef } from '../kernel/card.js';

const sample = z.strictObject({
  kind: z.enum(['message', 'dialog', 'home']),
  data: z.record(z.string(), z.any()),
  parts: z.array(z.any()).optional(),
});

export interface Sample {
  name: string;
  kind: z.infer<typeof sample>['kind'];
  ref: CardRef;
}

/** All samples below `<cardsDir>/samples`, in order of card and name. Throws with the file that is not as it must be. */
export function loadSamples(cardsDir: string): Sample[] {
  const root = join(cardsDir, 'samples');
  const samples: Sample[] = [];
  for (const file of jsonFiles(root)) {
    const card = relative(root, file).split(sep).join('/').slice(0, -'.json'.length);
    let named: Record<string, z.infer<typeof sample>>;
    try {
      named = z.record(z.string().regex(/^[\w-]+$/), sample).parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      throw new Error(`cards/samples/${card}.json: ${(error as Error).message}`);
    }
    for (const [name, { kind, data, parts }] of Object.entries(named)) {
      samples.push({ name, kind, ref: { card, data, ...(parts && { parts }) } });
    }
  }
  return samples;
}

const jsonFiles = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CARDS = fileURLToPath(new URL('../../cards/', import.meta.url));

/** The ids of the text fields in a card or in a template of one. */
export const textInputs = (node: any): string[] => {
  if (Array.isArray(node)) return node.flatMap(textInputs);
  if (typeof node !== 'object' || node === null) return [];
  return [...(node.type === 'Input.Text' ? [node.id] : []), ...Object.values(node).flatMap(textInputs)];
};

/** What the team list says of colleagues, a school of itself and of its material, is kept readable: docs/privacy.md. */
export const READABLE = [
  'school/team-member.json',
  'school/channel.json',
  'school/group.json',
  'school/settings-phases.json',
  'school/settings-wider.json',
  'school/instrument-propose.json',
  'school/instrument-edit.json',
  'steps/example.json',
  'vision/text-form.json',
  'vision/value-form.json',
  'vision/agreement-form.json',
  'vision/task-form.json',
  'vision/partner-form.json',
  'vision/ask-me.json',
  'vision/priority-form.json',
  'vision/survey-form.json',
];

/** Everything that can be typed in a card, as `card: verbs: field`. */
export async function fieldsOfCards() {
  const files = (await readdir(CARDS, { recursive: true })).filter(
    (file) => file.endsWith('.json') && !/^(texts|samples)/.test(file),
  );
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(CARDS, file), 'utf8');
      const verbs = [...source.matchAll(/"verb": "([^"]+)"/g)].map(([, verb]) => verb!);
      return { file, verbs, fields: textInputs(JSON.parse(source)) };
    }),
  );
}

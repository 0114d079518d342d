import { at, file, type Rule } from './rules.js';

const isTemplate = (path: string): boolean => /^cards\/(?!texts\/|samples\/).*\.json$/.test(path);

/** What a button may carry besides its verb: ids, codes and the nonce that makes a second tap harmless. */
const BUTTON_DATA = new Set([
  'id',
  'once',
  'draft',
  'personId',
  'other',
  'after',
  'before',
  'classCode',
  'walk',
  'from',
  'which',
  'resume',
  'forSchool',
  'instrument',
  'outcome',
  'to',
  'exampleId',
  'valueId',
]);

interface Button {
  data?: Record<string, unknown>;
  verb?: string;
}

function buttonsIn(node: unknown): Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (!node || typeof node !== 'object') return [];
  const below = Object.values(node).flatMap(buttonsIn);
  return (node as { type?: string }).type === 'Action.Execute' ? [node as Button, ...below] : below;
}

const buttons: Rule = {
  name: 'a button carries ids and a verb, never words about a person',
  check: (from) =>
    isTemplate(from.path)
      ? buttonsIn(JSON.parse(from.text)).flatMap(({ verb, data = {} }) =>
          Object.keys(data)
            .filter((key) => !BUTTON_DATA.has(key))
            .map((key) => at(from, 1, `${verb} carries '${key}'`)),
        )
      : [],
  plants: ['observation', 'name', 'words', 'text'].map((key) =>
    file(
      'cards/requests/new.json',
      `{ "actions": [{ "type": "Action.Execute", "verb": "request.read", "data": { "id": "\${id}", "${key}": "\${${key}}" } }] }`,
    ),
  ),
  fine: [
    file(
      'cards/requests/new.json',
      `{ "actions": [{ "type": "Action.Execute", "verb": "request.read", "data": { "id": "\${id}" } }] }`,
    ),
  ],
};

export const CARD_RULES: Rule[] = [buttons];

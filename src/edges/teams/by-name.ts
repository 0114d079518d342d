import { type TextRef, text } from '../../kernel/text.js';
import type { AdaptiveCard } from '../../render/card.js';
import { inputsIn } from './cards.js';

/** UTF-16 bytes: a card is to stay below 28 KB, and an answer with complaints is longer than the question. */
const MOST_OF_A_DIALOG = 26 * 1024;
/** A shorter list is never what makes a card too large. */
const LONG = 50;
const MOST_MEANT = 6;
/** Marks a dialog in which names are typed. */
export const BY_NAME = 'n';

interface Field {
  id?: unknown;
  isMultiSelect?: unknown;
  choices?: unknown;
  [property: string]: unknown;
}
interface Choice {
  title: string;
  value: string;
}
const choicesOf = ({ choices }: Field): Choice[] => (Array.isArray(choices) ? (choices as Choice[]) : []);
const bytesOf = (card: AdaptiveCard): number => JSON.stringify(card).length * 2;

/**
 * A dialog as large as Teams takes it: the longest lists become fields in which a name is typed. Teams' own search in a list that is
 * not in the card does not work in dialogs (https://github.com/microsoft/botframework-sdk/issues/6481).
 */
export function fitting(card: AdaptiveCard, say: (words: TextRef) => string): AdaptiveCard {
  const long = inputsIn(card)
    .filter((field) => choicesOf(field).length > LONG)
    .sort((a, b) => choicesOf(b).length - choicesOf(a).length);
  let fits = card;
  const typed = new Set<unknown>();
  for (const { id } of long) {
    if (bytesOf(fits) <= MOST_OF_A_DIALOG) break;
    typed.add(id);
    fits = changed(card, typed, say);
  }
  return fits;
}

function changed(
  card: AdaptiveCard,
  typed: ReadonlySet<unknown>,
  say: (words: TextRef) => string,
): AdaptiveCard {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Field;
    if (node.type === 'Input.ChoiceSet') return typed.has(node.id) ? nameField(node, say) : node;
    if (node.type === 'Action.Submit')
      return { ...node, data: { ...(node.data as object), [BY_NAME]: true } };
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, visit(child)]));
  };
  return visit(card) as AdaptiveCard;
}

function nameField(field: Field, say: (words: TextRef) => string): Field {
  const {
    choices: _all,
    style: _shape,
    isMultiSelect,
    value,
    placeholder: _list,
    wrap: _lines,
    ...rest
  } = field;
  const titles = new Map(choicesOf(field).map((one) => [one.value, one.title]));
  const chosen =
    typeof value === 'string' ? value.split(',').map((one) => titles.get(one) ?? one.trim()) : [];
  return {
    ...rest,
    type: 'Input.Text',
    placeholder: say(text(isMultiSelect ? 'teams.names.many' : 'teams.names.one')),
    maxLength: isMultiSelect ? 1_000 : 200,
    ...(chosen.join('') ? { value: chosen.join(', ') } : {}),
  };
}

/** What was typed in those fields as what the lists would have sent, or what to say of each that leads to nobody, or to several. */
export function byName(
  card: AdaptiveCard,
  typed: Readonly<Record<string, string>>,
): { input: Record<string, string> } | { fields: Record<string, TextRef> } {
  const input: Record<string, string> = {};
  const fields: Record<string, TextRef> = {};
  for (const field of inputsIn(card) as Field[]) {
    const id = String(field.id);
    const words = Object.hasOwn(typed, id) ? typed[id] : undefined;
    if (!words?.trim() || choicesOf(field).length <= LONG) continue;
    const asked = field.isMultiSelect ? words.split(/[,;\n]/).filter((one) => one.trim()) : [words];
    const values = new Set<string>();
    for (const one of asked) {
      const found = meant(choicesOf(field), one);
      if (found.length === 1) values.add(found[0]!.value);
      else fields[id] ??= complaint(one.trim(), found);
    }
    input[id] = [...values].join(',');
  }
  return Object.keys(fields).length > 0 ? { fields } : { input };
}

function complaint(name: string, found: readonly Choice[]): TextRef {
  if (found.length === 0) return text('teams.names.unknown', { name });
  const names = found.slice(0, MOST_MEANT).map(({ title }) => title);
  return text('teams.names.which', {
    name,
    names: `${names.join(', ')}${found.length > MOST_MEANT ? ' …' : ''}`,
  });
}

/** The one who is called so; else all of whom each word begins a part of the name. A value stays itself. */
function meant(choices: readonly Choice[], words: string): Choice[] {
  const asked = plain(words);
  const exact = choices.filter(({ title, value }) => plain(title) === asked || value === words.trim());
  if (exact.length > 0) return exact;
  const parts = asked.split(' ');
  return choices.filter(({ title }) => {
    const name = plain(title).split(' ');
    return parts.every((part) => name.some((one) => one.startsWith(part)));
  });
}

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

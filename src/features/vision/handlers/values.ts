import { auditLine, type Decision, decision, type Save, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { CORE_VALUE, CORE_VALUE_LIMITS, type CoreValue, coreValues } from '../../school/model/core-values.js';
import type { ValueInput } from '../model/vision-form.js';
import { valueCard, valuesCard } from '../view/page.js';
import { type At, back, seenHere } from './shared.js';

/** Core values: each with an explanation and a sign, in an order that the team chose. */

export const list = async (turn: At): Promise<Decision> =>
  show(turn, valuesCard(turn, await coreValues(turn.read)));

export async function edit(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const { id } = turn.input;
  if (id === '') return show(turn, valueCard(turn, {}));
  const stored = await turn.read.get(CORE_VALUE, id);
  return stored ? show(turn, valueCard(turn, { ...stored.data, id })) : refuse('gone', text('vision.gone'));
}

export async function saved(turn: At<ValueInput>): Promise<Decision | Refusal> {
  const { input, now, person } = turn;
  const all = await coreValues(turn.read);
  const before = input.id === '' ? undefined : all.find(({ id }) => id === input.id);
  if (input.id !== '' && !before) return refuse('gone', text('vision.gone'));
  const { name, emoji, about, first } = input;
  const wrong = emoji === undefined || isSign(emoji) ? undefined : text('value.error.emoji');
  if (wrong) return invalid({ emoji: wrong });
  const same = all.some((one) => one !== before && one.data.name.toLowerCase() === name.toLowerCase());
  if (same) return invalid({ name: text('value.error.taken') });
  if (!before && all.length >= CORE_VALUE_LIMITS.values) return invalid({ name: text('value.error.many') });
  const seen = input.which === 'sure' ? [] : seenHere(turn, `${name}\n${about ?? ''}`);
  if (seen.length > 0)
    return decision({ kind: 'next', card: valueCard(turn, { ...input, seen, toFront: first }) });
  const id = before?.id ?? turn.id();
  const data: CoreValue = {
    name,
    ...(emoji === undefined ? {} : { emoji }),
    ...(about === undefined ? {} : { about }),
    nth: before?.data.nth ?? all.length,
    changedAt: now,
    changedBy: person.id,
  };
  const own: Save<CoreValue> = { kind: CORE_VALUE, id, expect: before?.version ?? 0, data };
  const others = all.filter((one) => one.id !== id);
  const order = first ? [own, ...others] : placed(own, others, data.nth);
  return decision(back('vision.values'), {
    save: inOrder(order, own),
    audit: [auditLine(turn, 'vision.value.save', { kind: CORE_VALUE.kind, id })],
    changed: [{ kind: CORE_VALUE.kind, id }],
  });
}

type One = Save<CoreValue> | Awaited<ReturnType<typeof coreValues>>[number];

const placed = (own: One, others: One[], nth: number): One[] => [
  ...others.slice(0, nth),
  own,
  ...others.slice(nth),
];

/** Numbered from 0 on; those whose place stays are left alone. */
export const inOrder = (order: One[], own?: Save<CoreValue>): Save<CoreValue>[] =>
  order.flatMap((one, nth): Save<CoreValue>[] => {
    if (one === own) return [{ ...own, data: { ...own.data, nth } }];
    if (one.data.nth === nth || !('version' in one)) return [];
    return [{ kind: CORE_VALUE, id: one.id, expect: one.version, data: { ...one.data, nth } }];
  });

/** One emoji or sign: no letters, no digits. */
const isSign = (typed: string): boolean =>
  !/[\p{L}\p{N}\s]/u.test(typed) && [...new Intl.Segmenter().segment(typed)].length === 1;

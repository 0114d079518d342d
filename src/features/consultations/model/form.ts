import { z } from 'zod';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { PERMISSIONS } from '../../school/model/phases.js';
import { KINDS, LENGTHS, LIMITS, MOST_OUTSIDE, MOST_PEOPLE, type Outside } from './consultation.js';
import { MOST_OFFERED } from './slots.js';

export const formInput = z.object({
  once,
  /** The care request it comes from. */
  from: optionalText(80),
  goal: requiredText(LIMITS.goal),
  kind: requiredChoice(KINDS),
  minutes: optionalChoice(LENGTHS),
  people: ids(MOST_PEOPLE),
  outside: optionalText(LIMITS.outside),
  place: optionalText(LIMITS.place),
  by: optionalDay,
});
export type FormInput = z.infer<typeof formInput>;

/** Which of the times that were offered; their moments stand in the draft, never in what somebody sends. */
export const slotsInput = z.object({
  once,
  draft: recordId,
  slots: ids(MOST_OFFERED),
  /** Where the CLB comes to talk about one pupil. */
  permission: optionalChoice(PERMISSIONS),
});
export type SlotsInput = z.infer<typeof slotsInput>;

/** "Naam, adres" on each line. Undefined: too many, or a line without a name. */
export function outsideFrom(typed: string | undefined): Outside[] | undefined {
  const lines = (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_OUTSIDE) return undefined;
  const people = lines.map((line): Outside => {
    const [name = '', ...rest] = line.split(',');
    const address = rest.join(',').trim();
    return { name: name.trim().slice(0, 80), ...(address ? { address: address.slice(0, 120) } : {}) };
  });
  return people.every(({ name }) => name !== '') ? people : undefined;
}

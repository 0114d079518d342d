import { z } from 'zod';
import {
  choices,
  optionalChoice,
  optionalText,
  recordId,
  requiredChoice,
  requiredText,
  toggle,
} from '../../../kernel/input.js';
import { PHASE_ZERO } from '../../school/model/phase-zero.js';
import { DOMAINS } from '../../school/model/school.js';
import { CAPACITIES, HELPED, INFORMED, LIMITS, NEEDS, SAFETY, SCOPES, WHENS, type Words } from './request.js';

/** A nonce that the dialog carries: the identity of the act, however often it is sent. */
export const once = z.string().max(80).optional();
/** The school that was chosen in the first field (the router acts in it), and the one whose classes the form showed. */
export const schoolFields = { school: optionalText(80), forSchool: optionalText(80) };
const EXAMPLE_IDS = PHASE_ZERO.map((example) => String(example.id)) as [string, ...string[]];

/** The three things that are needed, and a code for the pupil. */
export const formInput = z.object({
  once,
  ...schoolFields,
  scope: requiredChoice(SCOPES),
  classCode: requiredText(60),
  pupil: optionalText(LIMITS.pupil),
  observation: requiredText(LIMITS.observation),
  safety: requiredChoice(SAFETY),
  aboutStaff: toggle,
  /** Back at the form from the pause: the draft that holds what the second step told. */
  draft: optionalText(80),
});
export type FormInput = z.infer<typeof formInput>;

/** What may be told now or later. */
const details = {
  triedExamples: choices(EXAMPLE_IDS),
  tried: optionalText(LIMITS.long),
  helped: optionalChoice(HELPED),
  triedWhy: optionalText(LIMITS.short),
  strengths: optionalText(LIMITS.long),
  domains: choices([...DOMAINS, 'UNKNOWN'] as const),
  needs: choices(NEEDS),
  capacity: optionalChoice(CAPACITIES),
  when: optionalChoice(WHENS),
  parentsInformed: optionalChoice(INFORMED),
  pupilInformed: optionalChoice(INFORMED),
};
/** In the form, on the way: `draft` holds the first step. */
export const detailsInput = z.object({ once, draft: recordId, ...details });
/** Later, on the request itself. */
export const completeInput = z.object({ once, id: recordId, ...details });
type Details = Omit<z.infer<typeof detailsInput>, 'draft' | 'once'>;

export const wordsOfForm = (input: FormInput): Words => ({
  scope: input.scope,
  ...(input.pupil ? { pupil: input.pupil } : {}),
  observation: input.observation,
  safety: input.safety,
  ...(input.aboutStaff ? { aboutStaff: true } : {}),
});

/** The first step as it is now, with what an earlier second step told. */
export function withEarlier(now: Words, earlier: Words | undefined): Words {
  const told = Object.entries(earlier ?? {}).filter(([key]) => key in details || key === 'domainUnknown');
  return { ...now, ...Object.fromEntries(told) };
}

/** The words with what was told later; a field that is left empty stays as it was not told. */
export function withDetails(words: Words, input: Details): Words {
  const { domains, ...rest } = input;
  const told = Object.fromEntries(
    Object.keys(details).flatMap((key) => {
      const value = (rest as Record<string, unknown>)[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const { scope, pupil, observation, safety, aboutStaff } = words;
  const known = domains?.filter((domain) => domain !== 'UNKNOWN') as Words['domains'];
  return {
    scope,
    ...(pupil ? { pupil } : {}),
    observation,
    safety,
    ...(aboutStaff ? { aboutStaff } : {}),
    ...told,
    ...(known?.length ? { domains: known } : {}),
    ...(domains?.includes('UNKNOWN') ? { domainUnknown: true } : {}),
  };
}

/** All that somebody typed as one text, for the look at signals and hints. */
export const allTextOf = (words: Words): string =>
  [words.observation, words.tried, words.triedWhy, words.strengths, words.pupil].filter(Boolean).join('\n');

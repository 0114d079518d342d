import { z } from 'zod';
import type { SendSpec, VerbSpec } from '../../../kernel/feature.js';
import { choices, optionalChoice, optionalText, recordId, requiredText } from '../../../kernel/input.js';
import * as instruments from '../handlers/instruments.js';
import { INSTRUMENT, INSTRUMENT_LIMITS } from '../model/instruments.js';
import { CHOOSABLE_PHASES } from '../model/phases.js';
import { DOMAINS, type Person, type School } from '../model/school.js';
import { keepsInstruments } from '../policy.js';
import { instrumentAside, instrumentIn, instrumentsProposed } from '../view/instruments.js';

const once = z.string().max(80).optional();
const said = z.object({
  once,
  which: optionalChoice(['sure']),
  title: requiredText(INSTRUMENT_LIMITS.title),
  topic: optionalText(INSTRUMENT_LIMITS.topic),
  link: optionalText(INSTRUMENT_LIMITS.link),
  domains: choices(DOMAINS),
  phase: optionalChoice(['any', ...CHOOSABLE_PHASES]),
});
const onOne = z.object({ id: recordId, once });

const everyone = () => true;
const kept = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({ name, opens, on: INSTRUMENT, input, handle, may: keepsInstruments });

export const instrumentVerbs: VerbSpec<School, Person>[] = [
  {
    name: 'school.instruments',
    opens: 'dialog',
    may: everyone,
    input: z.object({
      words: optionalText(80),
      domain: optionalChoice(['all', ...DOMAINS]),
      after: optionalText(80),
      removed: optionalText(80),
    }),
    handle: instruments.list,
  },
  {
    name: 'school.instrument.propose',
    opens: 'dialog',
    may: everyone,
    input: z.object({}),
    handle: instruments.propose,
  },
  {
    name: 'school.instrument.propose.save',
    opens: 'act',
    may: everyone,
    input: said,
    handle: instruments.proposed,
  },
  kept('school.instrument.edit', 'dialog', onOne, instruments.edit),
  kept('school.instrument.edit.save', 'act', said.extend({ id: recordId }), instruments.edited),
  kept('school.instrument.accept', 'act', onOne, instruments.accept),
  kept('school.instrument.aside', 'act', onOne, instruments.aside),
];

export const instrumentSends: SendSpec<School, Person>[] = [
  instrumentsProposed,
  instrumentIn,
  instrumentAside,
];

import type { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../model/school.js';

/** Whoever is here today: the router lets nobody else through. */
const everyone = () => true;

export const verb = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
  may: (person: Person) => boolean = everyone,
): VerbSpec<School, Person> => ({ name, opens, input, handle, may });

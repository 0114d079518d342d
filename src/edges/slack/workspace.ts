import { z } from 'zod';
import { defineKind } from '../../kernel/kind.js';

/** A workspace that holds a place of which there is one. Kept under the reserved school. */
export const SLACK_WORKSPACE = defineKind<{ tenant: string }>({
  kind: 'slackWorkspace',
  schema: z.strictObject({ tenant: z.string() }),
  sealed: [],
  indexes: [],
});

/** The workspace whose token stands in the settings. */
export const OWN = 'own';
/** The workspace that was linked by itself, as the first one: nobody else ever is. */
export const FIRST = 'first';

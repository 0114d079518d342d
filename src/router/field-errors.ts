import type { z } from 'zod';
import { type TextRef, text } from '../kernel/text.js';

/**
 * A text per field from zod's issues: what is missing, too long, or not one of the choices. A schema may name its own
 * text key as the issue's message (`error.…`). The first issue of a field wins.
 */
export function fieldErrors(error: z.ZodError): Record<string, TextRef> {
  const fields: Record<string, TextRef> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form');
    fields[field] ??= wordsFor(issue);
  }
  return fields;
}

function wordsFor(issue: z.core.$ZodIssue): TextRef {
  if (issue.message.startsWith('error.')) return text(issue.message);
  if (issue.code === 'too_big' && issue.origin === 'string')
    return text('error.tooLong', { max: Number(issue.maximum) });
  if (issue.code === 'too_small') return text('error.needed');
  if (issue.code === 'invalid_type' && issue.input === undefined) return text('error.needed');
  return text('error.choice');
}

import type { TextRef } from './text.js';

/**
 * Every way in which an act can fail, closed. `refused`: may not, or is not there for this person (one answer for both,
 * so that nobody can infer) · `invalid`: the input, with a text per field · `conflict`: somebody was first ·
 * `gone`: what this card was about is over · `fault`: ours; carries a reference number, details are in the log.
 */
export type ErrorCode = 'refused' | 'invalid' | 'conflict' | 'gone' | 'fault';

/** An expected outcome that is not a Decision: returned, never thrown. `fields` is for `invalid` only. */
export interface Refusal {
  refusal: ErrorCode;
  text?: TextRef;
  fields?: Record<string, TextRef>;
}

export const refuse = (refusal: Exclude<ErrorCode, 'invalid' | 'fault'>, text?: TextRef): Refusal => ({
  refusal,
  text,
});
export const invalid = (fields: Record<string, TextRef>): Refusal => ({ refusal: 'invalid', fields });
export const isRefusal = (value: object): value is Refusal => 'refusal' in value;

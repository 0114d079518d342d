import { z } from 'zod';
import { ids, MOST_TYPED, optionalText, recordId, requiredText } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { LIMITS, type Way } from './appreciation.js';

/** What was seen, and what made somebody think of it. */
export const said = {
  saw: requiredText(LIMITS.saw),
  did: optionalText(LIMITS.did),
  valueId: optionalText(80),
  exampleId: optionalText(80),
};

export const thanksInput = z.object({
  once,
  to: ids(LIMITS.recipients + 1),
  ...said,
  where: optionalText(120),
});
export type ThanksInput = z.infer<typeof thanksInput>;

/** Ways in may know for whom it is, or what it is about; `rest`: behind the command; `draft`: what was typed before. */
export const openInput = z.object({
  rest: optionalText(MOST_TYPED),
  to: ids(LIMITS.recipients),
  exampleId: optionalText(80),
  draft: optionalText(80),
});
export type OpenInput = z.infer<typeof openInput>;

export const onDraft = z.object({ once, draft: recordId });
export const onThanks = z.object({ id: recordId, once });
export const changeInput = z.object({ id: recordId, once, ...said });
export type ChangeInput = z.infer<typeof changeInput>;

/** "channel:everyone": a way and a team in one choice. */
export const whereOf = (way: Way, teamId?: string): string =>
  teamId === undefined ? way : `${way}:${teamId}`;

export function wayOf(where: string | undefined): { way: Way; teamId?: string } | undefined {
  if (where === undefined || where === 'personal') return { way: 'personal' };
  const [way, ...rest] = where.split(':');
  const teamId = rest.join(':');
  return (way === 'channel' || way === 'round') && teamId !== '' ? { way, teamId } : undefined;
}

import { z } from 'zod';
import type { Interaction, Place } from '../../kernel/interaction.js';

/** Our own have 26 letters. */
const LONGEST_NONCE = 80;

const ACT = z
  .object({
    person: z.string().min(1).max(200),
    verb: z.string().min(1).max(200).optional(),
    text: z.string().max(4000).optional(),
    input: z.record(z.string(), z.unknown()).optional(),
    messageId: z.string().min(1).max(200).optional(),
    place: z.enum(['home', 'dialog']).optional(),
  })
  .refine((act) => (act.verb === undefined) !== (act.text === undefined), {
    message: 'give exactly one of verb and text',
  });
export type Act = z.infer<typeof ACT>;

/** The body of `POST /sandbox/api/act`, or what is wrong with it. */
export function readAct(body: unknown): { act: Act } | { wrong: string } {
  const read = ACT.safeParse(body);
  if (read.success) return { act: read.data };
  const issue = read.error.issues[0];
  const where = issue?.path.join('.');
  return { wrong: where ? `${where}: ${issue?.message}` : (issue?.message ?? 'not an act') };
}

/** A person of the sandbox is their own user id. `inChannel`: the message acted on stands in a channel. */
export function toInteraction(act: Act, schoolId: string, inChannel: boolean): Interaction {
  const input = act.input ?? {};
  const kind: Place['kind'] = act.place ?? (inChannel ? 'channel' : 'personal');
  const once =
    typeof input.once === 'string' && input.once.length <= LONGEST_NONCE && act.verb
      ? `sandbox:${act.person}:${act.verb}:${input.once}`
      : undefined;
  return {
    actor: { platform: 'sandbox', tenant: schoolId, user: act.person },
    place: act.messageId ? { kind, messageId: act.messageId } : { kind },
    ...(act.verb === undefined ? { text: act.text ?? '' } : { verb: act.verb }),
    input,
    ...(once ? { onceKey: once } : {}),
  };
}

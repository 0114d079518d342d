import { z } from 'zod';
import type { ChannelAt, Interaction, Place } from '../../kernel/interaction.js';

/** Our own have 26 letters. */
const LONGEST_NONCE = 80;

/** As in an inbox. */
const CHANNEL = /^channel:[\p{L}\p{N}_-]{1,80}$/u;
/** In the one line of the sandbox's page: `#team zorg kanaal` is typed in the channel of that name. */
const TYPED_IN = /^#([\p{L}\p{N}_-]{1,80})\s+(\S.*)$/su;

const ACT = z
  .object({
    person: z.string().min(1).max(200),
    verb: z.string().min(1).max(200).optional(),
    text: z.string().max(4000).optional(),
    input: z.record(z.string(), z.unknown()).optional(),
    messageId: z.string().min(1).max(200).optional(),
    /** `channel:<name>`: what is typed, is typed there. */
    place: z.union([z.enum(['home', 'dialog']), z.string().regex(CHANNEL)]).optional(),
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

/** A person of the sandbox is their own user id. `channel`: in which the message acted on stands. */
export function toInteraction(act: Act, schoolId: string, channel: string | undefined): Interaction {
  const input = act.input ?? {};
  const [, typedIn, rest] = (act.place === undefined && act.text && TYPED_IN.exec(act.text)) || [];
  const named = act.place?.startsWith('channel:') ? act.place.slice('channel:'.length) : undefined;
  const place = placeOf(act, schoolId, typedIn ?? named ?? channel);
  const once =
    typeof input.once === 'string' && input.once.length <= LONGEST_NONCE && act.verb
      ? `sandbox:${act.person}:${act.verb}:${input.once}`
      : undefined;
  return {
    actor: { platform: 'sandbox', tenant: schoolId, user: act.person },
    place: act.messageId ? { ...place, messageId: act.messageId } : place,
    ...(act.verb === undefined ? { text: rest ?? act.text ?? '' } : { verb: act.verb }),
    input,
    ...(once ? { onceKey: once } : {}),
  };
}

function placeOf({ place }: Act, schoolId: string, name: string | undefined): Place {
  if (place === 'home' || place === 'dialog') return { kind: place };
  return name === undefined ? { kind: 'personal' } : { kind: 'channel', channel: channelAt(schoolId, name) };
}

/** A channel of the sandbox is its name. */
const channelAt = (schoolId: string, name: string): ChannelAt => ({
  surface: 'sandbox',
  tenant: schoolId,
  place: name,
  channel: name,
  name,
});

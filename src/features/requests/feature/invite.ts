import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { ids, optionalText, requiredText } from '../../../kernel/input.js';
import * as invite from '../handlers/invite.js';
import { LIMITS } from '../model/request.js';
import { mayInvite, seesShares, sharedWith } from '../policy.js';
import { type May, on, onRecord } from './verb.js';

const inviter: May = (p, s, r, now) => mayInvite(p, r, s, dayOf(now));
const sees: May = (p, s, r, now) => seesShares(p, r, s, dayOf(now));
const invited: May = (p, _s, r, now) => sharedWith(p, r, dayOf(now)).length > 0;

/** Colleagues who think along about a request, with what was written for them and nothing else of it. */
export const inviteVerbs: VerbSpec[] = [
  on('request.invite', 'dialog', inviter, onRecord, invite.open),
  on(
    'request.invite.save',
    'act',
    inviter,
    onRecord.extend({ people: ids(invite.MOST_ASKED), text: requiredText(LIMITS.long) }),
    invite.asked,
  ),
  on('request.uninvite', 'act', sees, onRecord.extend({ personId: optionalText(80) }), invite.takenBack),
  on('request.shared', 'dialog', invited, onRecord, invite.read),
  on(
    'request.thought.save',
    'act',
    invited,
    onRecord.extend({ text: requiredText(LIMITS.long) }),
    invite.thought,
  ),
  on('request.cannot', 'act', invited, onRecord, invite.cannotNow),
];

import {
  APPRECIATION,
  type Appreciation,
  SECOND,
  secondId,
} from '../../src/features/appreciation/model/appreciation.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';

/** What two colleagues wrote to each other, that stands in no channel. */
export function plantedThanks(mark: string, next: () => string): Save[] {
  const one: Appreciation = {
    senderId: 'requester',
    recipientIds: ['coordinator'],
    way: 'personal',
    state: 'PERSONAL',
    createdAt: NOW - 1000,
    words: { saw: `${mark} luisterde`, did: `${mark} rustig` },
    open: true,
  };
  const toChannel = { ...one, way: 'channel' as const, teamId: 'everyone' };
  const kept = (data: Appreciation): Save => ({ kind: APPRECIATION, id: next(), expect: 0, data });
  const asked = kept({ ...toChannel, state: 'ASKED' });
  return [
    kept(one),
    asked,
    kept({ ...toChannel, way: 'round', state: 'WAITING' }),
    {
      kind: SECOND,
      id: secondId(asked.id, 'invited'),
      expect: 0,
      data: { of: asked.id, personId: 'invited', at: NOW - 500 },
    },
  ];
}

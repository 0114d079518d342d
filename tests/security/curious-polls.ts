import {
  answerId,
  type Poll,
  PRIORITY_ANSWER,
  PRIORITY_POLL,
} from '../../src/features/vision/model/priorities.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';

/** Taken back before it was counted: nobody’s any more. What is open is everybody’s. */
const poll = (mark: string): Poll => ({
  title: `${mark} accenten`,
  options: ['een', 'twee', 'drie'].map((one) => `${mark} ${one}`),
  openUntil: '2026-10-30',
  state: 'STOPPED',
  way: 'each',
  invited: [],
  createdBy: 'head',
  createdAt: NOW - 1000,
});

export function plantedPolls(mark: string, next: () => string): Save[] {
  const id = next();
  const data = { pollId: id, ranks: [1, 2], until: NOW + 1000 };
  return [
    { kind: PRIORITY_POLL, id, expect: 0, data: poll(mark) },
    { kind: PRIORITY_ANSWER, id: answerId(id, 'requester'), expect: 0, data },
  ];
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moved, newRequest } from '../../../src/features/requests/model/request.js';
import {
  ACTS,
  isOpen,
  STATUSES,
  stateAfter,
  TRANSITIONS,
} from '../../../src/features/requests/model/states.js';

const aside = { why: 'tryout' as const, until: '2026-11-02' };
const born = (status: 'NEW' | 'HELD' | 'UNCONFIRMED') =>
  newRequest(
    {
      id: '01J00000000000000000ABCDEF',
      roepnaam: 'vuurtoren',
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'an',
      coordinatorId: 'nele',
      routing: [],
      answerBy: '2026-10-14',
      words: { scope: 'class', observation: 'x', safety: 'no' },
      status,
    },
    1,
  );

describe('the states of a request', () => {
  it('lead from a birth to every state, and from every open state to an end', () => {
    const reached = new Set<string>(['NEW', 'HELD', 'UNCONFIRMED']);
    for (let grown = true; grown; ) {
      grown = false;
      for (const status of [...reached] as (typeof STATUSES)[number][]) {
        for (const to of Object.values(TRANSITIONS[status])) {
          if (!reached.has(to)) grown = Boolean(reached.add(to));
        }
      }
    }
    expect([...reached].sort()).toEqual([...STATUSES].sort());
    for (const status of STATUSES.filter(isOpen)) {
      const ends = Object.values(TRANSITIONS[status]).some(
        (to) => !isOpen(to) || to === 'NEW' || to === 'TAKEN',
      );
      expect({ status, ends }).toEqual({ status, ends: true });
    }
  });

  it('keep nobody in the dark: what is held or unconfirmed can only be let go by its requester', () => {
    expect(Object.keys(TRANSITIONS.HELD).sort()).toEqual(['add', 'choose', 'withdraw']);
    expect(Object.keys(TRANSITIONS.UNCONFIRMED).sort()).toEqual(['add', 'confirm', 'confirmTaken', 'drop']);
  });

  it('leave nothing aside for good: what is parked comes back by the passing of time, and nothing is parked before it lies with somebody', () => {
    expect(TRANSITIONS.PARKED.resume).toBe('TAKEN');
    const parks = STATUSES.filter((status) => stateAfter(status, 'park') !== undefined);
    expect(parks).toEqual(['NEW', 'TAKEN', 'WAITING', 'ANSWERED', 'PARKED']);
  });

  it('hold through any sequence of acts: only what the table allows, open exactly while it is not over, no event lost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('NEW' as const, 'HELD' as const, 'UNCONFIRMED' as const),
        fc.array(fc.constantFrom(...ACTS), { maxLength: 30 }),
        (start, acts) => {
          let request = born(start);
          let at = 1;
          for (const act of acts) {
            const next = stateAfter(request.status, act);
            if (!next) continue;
            const before = request;
            at += 1;
            request = moved(
              request,
              next,
              { at, by: 'x', what: act },
              act === 'park' ? { parked: aside } : {},
            );
            expect(TRANSITIONS[before.status][act]).toBe(request.status);
            expect(request.open).toBe(isOpen(request.status));
            expect(request.parked).toEqual(request.status === 'PARKED' ? aside : undefined);
            expect(request.closedAt === undefined).toBe(request.open);
            expect(request.events).toEqual([...before.events, { at, by: 'x', what: act }]);
          }
          if (request.status === 'WITHDRAWN' || request.status === 'DROPPED') {
            for (const act of ACTS) expect(stateAfter(request.status, act)).toBeUndefined();
          }
        },
      ),
    );
  });
});

import { CONSULTATION, type Consultation } from '../../src/features/consultations/model/consultation.js';
import { ROUND, type Round } from '../../src/features/consultations/model/round.js';
import {
  answerId,
  ROUND_ANSWER,
  ROUND_TASK,
  type RoundTask,
} from '../../src/features/consultations/model/round-task.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';

/** A round that is fixed with one of its classes, one that is not, what was answered beforehand, and a task. */
export function plantedRounds(consultation: Consultation, mark: string, next: () => string): Save[] {
  const [id, classId] = [next(), next()];
  const slot = { from: NOW + 86_400_000, to: NOW + 87_900_000 };
  const round: Round = {
    schoolYear: '2026-2027',
    status: 'PLANNED',
    organiserId: 'coordinator',
    createdAt: NOW - 1000,
    changedAt: NOW - 1000,
    kind: 'mdo',
    minutes: 25,
    from: '2026-10-13',
    until: '2026-10-23',
    form: {
      goal: `${mark} doel`,
      place: `${mark} lokaal`,
      relief: `${mark} opvang`,
      question: `${mark} vraag`,
      hours: 'di 08:30-12:00',
    },
    outside: [{ name: `${mark} CLB` }],
    classes: [
      {
        code: 'L3B',
        people: ['requester'],
        asked: ['requester'],
        relief: `${mark} opvang`,
        reasons: [],
        bites: [],
        ways: [],
        of: classId,
        ...slot,
      },
    ],
  };
  const held: Consultation = {
    ...consultation,
    roepnaam: `${consultation.roepnaam}r`,
    status: 'CONFIRMED',
    ...slot,
    roundId: id,
    words: { goal: `${mark} doel`, relief: `${mark} opvang` },
    prepare: { due: { requester: '2026-10-13' }, answered: ['requester'] },
  };
  const task: RoundTask = {
    roundId: id,
    ownerId: 'requester',
    askedBy: 'coordinator',
    by: '2026-10-20',
    createdAt: NOW - 1000,
    open: true,
    classes: ['L3B'],
    done: [],
    what: `${mark} taak`,
  };
  return [
    { kind: ROUND, id, expect: 0, data: round },
    { kind: ROUND, id: next(), expect: 0, data: { ...round, status: 'DRAFT' } },
    { kind: CONSULTATION, id: classId, expect: 0, data: held },
    {
      kind: ROUND_ANSWER,
      id: answerId(classId, 'requester'),
      expect: 0,
      data: { personId: 'requester', of: classId, at: NOW - 500, text: `${mark} antwoord` },
    },
    { kind: ROUND_TASK, id: next(), expect: 0, data: task },
  ];
}

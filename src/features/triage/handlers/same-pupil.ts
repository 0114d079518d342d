import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { audited } from '../../requests/model/step.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { mayCompare, maySayOf, type Said, saidOf } from '../model/same-pupil.js';
import { mayTriage } from '../policy.js';

type Turn = RequestTurn<{ id: string; other: string }>;

/** "Ja, zelfde leerling" and "Nee", and taking either back. Kept with both requests if this person leads both. */
const saying =
  (said: Said, verb: string) =>
  async (turn: Turn): Promise<Decision | Refusal> => {
    const { record, person, school, now, read } = turn;
    const today = dayOf(now);
    const other = await read.get(REQUEST, turn.input.other);
    // Made up, not theirs to read, another pupil's: one answer.
    if (!other || other.id === record.id || !mayCompare({ person, school, read, today }, other.data))
      return refuse('refused');
    if (said !== 'open' && !maySayOf(record.data, other.data)) return refuse('refused');
    const both = mayTriage(person, other.data, school, today);
    const pairs: [Stored<CareRequest>, string][] = [
      [record, other.id],
      ...(both ? [[other, record.id] as [Stored<CareRequest>, string]] : []),
    ];
    return decision(
      { kind: 'go', verb: 'request.read', input: { id: record.id, walk: 'on' } },
      {
        save: pairs.map(([one, id]) => ({
          kind: REQUEST,
          id: one.id,
          expect: one.version,
          data: saidOf(one.data, id, said),
        })),
        audit: pairs.map(([one]) => audited(turn, verb, one.id)),
      },
    );
  };

export const same = saying('same', 'triage.same-pupil');
export const notSame = saying('other', 'triage.other-pupil');
export const takenBack = saying('open', 'triage.same-pupil.undo');

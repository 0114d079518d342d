import { dayOf } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Decision, type Doer } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { CONSULTATION, type Consultation, consultationRef } from '../model/consultation.js';
import { roundRef } from '../model/round.js';
import { type Act, isOpen, stateAfter } from '../model/states.js';

export const todayOf = ({ now }: { now: Epoch }): Day => dayOf(now);

export const audited = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, consultationRef(id), access);

/** The consultation after an act, saved; undefined where the table of states does not allow it. */
export function acted(
  doer: Doer,
  { id, version, data }: Stored<Consultation>,
  act: Act,
  verb: string,
  what: string,
  change: Partial<Consultation>,
): Pick<Decision, 'save' | 'audit' | 'changed'> | undefined {
  const next = stateAfter(data.status, act);
  if (!next) return undefined;
  const event = { at: doer.now, by: doer.person.id, what };
  const after: Consultation = {
    ...data,
    ...change,
    status: next,
    open: isOpen(next),
    changedAt: doer.now,
    events: [...data.events, event],
  };
  return {
    save: [{ kind: CONSULTATION, id, expect: version, data: after }],
    audit: [audited(doer, verb, id)],
    changed: [consultationRef(id), ...(data.roundId === undefined ? [] : [roundRef(data.roundId)])],
  };
}

import { dayOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  type NewWork,
} from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { askRef } from '../../school/model/asking.js';
import type { School } from '../../school/model/school.js';
import { plannedFor } from './planned.js';
import { type Act, isOpen, stateAfter } from './states.js';
import {
  asksOn,
  INTERVENTION,
  type LookBack,
  type SmallIntervention,
  type StepEvent,
  stepRef,
  teamDayRef,
} from './step-kind.js';

export interface StepDoer extends Doer {
  school: School;
}

export interface StepAct {
  act: Act;
  verb: string;
  /** The name of what happened, on its timeline. */
  what: string;
  to?: string;
  /** Its day to look back from now on; absent: it stays. Of no meaning where it does not run any more. */
  lookBackOn?: Day;
  change?: Partial<SmallIntervention>;
  /** With the look back that it is. */
  lookBack?: Omit<LookBack, 'at' | 'by' | 'asked' | 'next'>;
  work?: NewWork[];
}

export type Acted = Pick<Decision, 'save' | 'work' | 'audit' | 'changed'>;

export const auditedStep = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, stepRef(id), access);

/** One act on a step and all that follows from it; undefined where the table of states does not allow it. */
export function acted(doer: StepDoer, record: Stored<SmallIntervention>, one: StepAct): Acted | undefined {
  const { id, version, data: before } = record;
  const next = stateAfter(before.status, one.act);
  if (!next) return undefined;
  const data = after(doer, before, next, one);
  return savedStep(doer, { id, version }, before, data, one);
}

/** A step as it becomes, saved with all that it will say from now on. */
export function savedStep(
  doer: StepDoer,
  { id, version }: { id: string; version: number },
  before: SmallIntervention,
  data: SmallIntervention,
  /** `asked`: the morning for which it was asked already; absent: the one that it had, unless it has another owner now. */
  {
    verb,
    work = [],
    asked = before.ownerId === data.ownerId ? asksOn(before) : undefined,
  }: Pick<StepAct, 'verb' | 'work'> & { asked?: Day },
): Acted {
  return {
    save: [{ kind: INTERVENTION, id, expect: version, data }],
    work: [...work, ...plannedFor(doer.school, id, data, doer.now, asked)],
    audit: [auditedStep(doer, verb, id)],
    changed: [stepRef(id), ...daysOf(before), ...daysOf(data)].filter(once),
  };
}

const once = <T extends { id: string }>(ref: T, at: number, all: T[]) =>
  all.findIndex(({ id }) => id === ref.id) === at;

/** The messages of a day that show it. */
export function daysOf(step: SmallIntervention) {
  const { ownerId, teamId, lookBackOn, askOn, askedFor, toldTo, toldOn, keptBy, keptOn } = step;
  const told = toldTo !== undefined && toldOn !== undefined ? [askRef(toldTo, toldOn)] : [];
  const kept = keptBy !== undefined && keptOn !== undefined ? [askRef(keptBy, keptOn)] : [];
  const days = [lookBackOn, askOn, askedFor].flatMap((day) => {
    if (day === undefined) return [];
    if (ownerId !== undefined) return [askRef(ownerId, day)];
    return teamId === undefined ? [] : [teamDayRef(teamId, day)];
  });
  return [...days, ...told, ...kept];
}

function after(
  { now, person }: Doer,
  before: SmallIntervention,
  next: SmallIntervention['status'],
  { what, to, change = {}, lookBack, lookBackOn }: StepAct,
): SmallIntervention {
  const runs = next === 'RUNNING';
  const day = runs ? (lookBackOn ?? before.lookBackOn) : undefined;
  const event: StepEvent = {
    at: now,
    by: person.id,
    what,
    ...(to === undefined ? {} : { to }),
    ...(day === undefined || day === before.lookBackOn ? {} : { day }),
  };
  const moved = day !== before.lookBackOn;
  const asked = asksOn(before);
  // What was only moved before its day came was asked by no message.
  const wasAsked = moved && asked !== undefined && asked <= dayOf(now);
  return {
    ...before,
    askOn: moved ? undefined : before.askOn,
    reminded: moved ? undefined : before.reminded,
    parkedWhy: next === 'PARKED' ? before.parkedWhy : undefined,
    ...change,
    status: next,
    open: isOpen(next),
    changedAt: now,
    endedAt: isOpen(next) ? undefined : now,
    lookBackOn: day,
    askedFor: wasAsked ? asked : before.askedFor,
    backOn: next === 'PARKED' ? (change.backOn ?? before.backOn) : undefined,
    // Any other act builds on the look back; one that changes nothing of it says so.
    undo: lookBack ? withoutUndo(before) : change.undo,
    lookBacks: lookBack
      ? [
          ...before.lookBacks,
          {
            ...lookBack,
            at: now,
            by: person.id,
            ...(asked === undefined ? {} : { asked }),
            ...(day === undefined ? {} : { next: day }),
          },
        ]
      : before.lookBacks,
    events: [...before.events, event],
  };
}

function withoutUndo({ undo: _, ...rest }: SmallIntervention): Record<string, unknown> {
  return rest;
}

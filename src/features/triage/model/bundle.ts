import { z } from 'zod';
import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Doer, type Save } from '../../../kernel/decision.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { takenName } from '../../requests/model/free-roepnaam.js';
import type { CareRequest } from '../../requests/model/request.js';
import { SPANS } from './wider.js';

/** Nobody looks at more than this as one piece of work. */
export const MOST_BUNDLED = 50;

const eventSchema = z.object({ at: z.number(), by: z.string(), what: z.string(), to: z.string().optional() });
const schema = z.object({
  roepnaam: z.string(),
  schoolYear: z.string(),
  status: z.enum(['OPEN', 'CLOSED']),
  /** Whose piece of work it is; who stands in for them looks after it too. */
  ownerId: z.string(),
  /** For whom something is done: the class or its year, of which this is one, or the whole school. */
  span: z.enum(SPANS),
  classCode: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** Coordinators who were asked to look along. */
  asked: z.array(z.string()),
  events: z.array(eventSchema),
});
/** Several requests as one piece of work. Which ones is said by the requests themselves; nobody's words stand in it. */
export type Bundle = z.infer<typeof schema>;

export const BUNDLE = defineKind<Bundle>({
  kind: 'bundle',
  schema,
  // Who was asked, and what happened to all at once, tells which requests look like each other.
  sealed: ['asked', 'events'],
  indexes: [['ownerId', 'status', 'changedAt']],
  unique: [['schoolYear', 'roepnaam']],
});

export const bundleRef = (id: string) => ({ kind: BUNDLE.kind, id });

export const bundleAudit = (doer: Doer, verb: string, id: string): AuditLine =>
  auditLine(doer, verb, bundleRef(id));

/**
 * A request belongs to a piece of work while it is open, names it, and lies with the one whose work that is, or was taken up by
 * them. So it leaves by itself when it is closed, withdrawn or handed over, whoever does that.
 */
export const belongsTo = (
  { id, data }: Pick<Stored<Bundle>, 'id' | 'data'>,
  { open, bundle, coordinatorId, takenBy }: CareRequest,
): boolean =>
  data.status === 'OPEN' &&
  open &&
  bundle === id &&
  (coordinatorId === data.ownerId || takenBy === data.ownerId);

/** A new piece of work, with its word, which no request of this school year gets any more. */
export function newBundle(
  { now, person }: Doer,
  id: string,
  from: Pick<Bundle, 'roepnaam' | 'span' | 'classCode'>,
): { data: Bundle; save: Save[] } {
  const schoolYear = schoolYearOf(dayOf(now));
  const data: Bundle = {
    ...from,
    schoolYear,
    status: 'OPEN',
    ownerId: person.id,
    createdAt: now,
    changedAt: now,
    asked: [],
    events: [{ at: now, by: person.id, what: 'made' }],
  };
  return { data, save: [{ kind: BUNDLE, id, expect: 0, data }, takenName(bundleRef(id), data)] };
}

/** After something that was done with all of it. */
export const withEvent = (
  bundle: Bundle,
  { now, person }: Doer,
  what: string,
  change: Partial<Bundle> = {},
): Bundle => ({
  ...bundle,
  ...change,
  changedAt: now,
  events: [...bundle.events, { at: now, by: person.id, what }],
});

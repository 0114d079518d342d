import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { freeRoepnaam } from '../../requests/model/free-roepnaam.js';
import { overtaken } from '../../requests/model/state-line.js';
import { type Step, stepped } from '../../requests/model/step.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import {
  BUNDLE,
  type Bundle,
  belongsTo,
  bundleAudit,
  bundleRef,
  MOST_BUNDLED,
  newBundle,
  withEvent,
} from '../model/bundle.js';
import type { Left } from '../model/follow.js';
import { gather } from '../model/gather.js';
import { membersOf } from '../model/members.js';
import type { BundleTurn } from '../model/turn.js';
import { isCounted, type Span } from '../model/wider.js';
import { leadsBundle, mayLookWider } from '../policy.js';
import { bundleCard, formCard } from '../view/bundle.js';
import { forEach } from './several.js';

/** Several requests as one piece of work; taking them apart again changes nothing else of them. */

const shown = (id: string) => ({ kind: 'go', verb: 'bundle.read', input: { id, which: 'next' } }) as const;

/** The piece of work that a request belongs to, when this person looks after it. */
async function workOf(turn: RequestTurn<unknown>): Promise<Stored<Bundle> | undefined> {
  const { record, read, person, school, now } = turn;
  const found = record.data.bundle ? await read.get(BUNDLE, record.data.bundle) : undefined;
  return found && belongsTo(found, record.data) && leadsBundle(person, found.data, school, dayOf(now))
    ? found
    : undefined;
}

/** Those that look like it and that this person leads, to choose from; the others are only counted. */
export async function form(turn: RequestTurn): Promise<Decision | Refusal> {
  const { record, person, school, now } = turn;
  if (!mayLookWider(person, record.data, school, dayOf(now))) return refuse('refused');
  const gathered = await gather(turn, record, Number.POSITIVE_INFINITY);
  const bundle = await workOf(turn);
  return decision({ kind: 'dialog', card: formCard(turn, gathered, bundle, turn.id()) });
}

export interface FormInput {
  id: string;
  requests?: string[];
  span?: Span;
}

/** A new piece of work, or more requests in the one that this request belongs to already. */
export async function bundled(turn: RequestTurn<FormInput>): Promise<Decision | Refusal> {
  const { record, person, school, now, input, read } = turn;
  const today = dayOf(now);
  if (!mayLookWider(person, record.data, school, today)) return refuse('refused');
  const existing = await workOf(turn);
  const id = existing?.id ?? turn.id();
  const inIt = existing ? (await membersOf(read, existing)).length : 0;
  const chosen = [...new Set([...(existing ? [] : [record.id]), ...(input.requests ?? [])])];
  if (inIt + chosen.length > MOST_BUNDLED)
    return invalid({ requests: text('bundle.tooMany', { n: MOST_BUNDLED }) });
  const verb = 'bundle.save';
  const several = await forEach(turn, chosen, ({ data }): Step | Left => {
    if (data.bundle === id) return 'same';
    if (!isCounted(data) || !data.open) return 'over';
    return { act: 'mark', verb, what: 'bundled', change: { bundle: id } };
  });
  if (several.done.length === 0) return existing ? decision(shown(id)) : refuse('conflict');
  const { save, audit, work, changed } = several.parts;
  const piece = existing
    ? [{ kind: BUNDLE, id, expect: existing.version, data: withEvent(existing.data, turn, 'added') }]
    : newBundle(turn, id, {
        roepnaam: await freeRoepnaam(turn, id, schoolYearOf(today)),
        span: input.span ?? 'class',
        classCode: record.data.classCode,
      }).save;
  return decision(shown(id), {
    save: [...piece, ...save],
    work,
    audit: [bundleAudit(turn, verb, id), ...audit],
    changed: [...changed, bundleRef(id)],
  });
}

export async function read(turn: BundleTurn<{ id: string; which?: 'next' }>): Promise<Decision | Refusal> {
  const { record } = turn;
  if (record.data.status === 'CLOSED') return refuse('gone');
  const members = await membersOf(turn.read, record);
  const card = await bundleCard(turn, members);
  return decision({ kind: turn.input.which ? 'next' : 'dialog', card });
}

/** One request goes on by itself; its notes, its state and its messages stay what they are. */
export function leave(turn: RequestTurn): Decision | Refusal {
  const { record } = turn;
  const { bundle, roepnaam } = record.data;
  if (!bundle) return refuse('gone', text('bundle.leftAlready', { roepnaam }));
  const step = apart('bundle.leave');
  const done = stepped(turn, record, step);
  if (!done) return refuse('gone', overtaken(turn, record.data));
  return decision(
    { kind: 'close', note: text('bundle.leftNote', { roepnaam }) },
    { ...done, changed: [...done.changed, bundleRef(bundle)] },
  );
}

const apart = (verb: string): Step => ({
  act: 'mark',
  verb,
  what: 'unbundled',
  change: { bundle: undefined },
});

/** All of them go on by themselves. */
export async function undo(turn: BundleTurn): Promise<Decision | Refusal> {
  const { record } = turn;
  if (record.data.status === 'CLOSED') return refuse('gone');
  const members = await membersOf(turn.read, record);
  const several = await forEach(
    turn,
    members.map(({ id }) => id),
    (): Step => apart('bundle.undo'),
  );
  return decision(
    { kind: 'close', note: text('bundle.undoneNote', { roepnaam: record.data.roepnaam }) },
    {
      ...several.parts,
      save: [
        {
          kind: BUNDLE,
          id: record.id,
          expect: record.version,
          data: withEvent(record.data, turn, 'undone', { status: 'CLOSED' }),
        },
        ...several.parts.save,
      ],
      audit: [bundleAudit(turn, 'bundle.undo', record.id), ...several.parts.audit],
      changed: [...several.parts.changed, bundleRef(record.id)],
    },
  );
}

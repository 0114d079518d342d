import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside, Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { stateAfter } from '../../requests/model/states.js';
import { aspectsFor, isRequester, leads } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import { BUNDLE, type Bundle, belongsTo } from '../model/bundle.js';
import { gather } from '../model/gather.js';
import { membersOf } from '../model/members.js';
import { narrowest } from '../model/wider.js';
import { leadsBundle, mayLookWider } from '../policy.js';
import { whereOf } from './head.js';

type At = Scene<School> & { person: Person };
type Request = Stored<CareRequest>;

/**
 * Beside a request: its theme, the piece of work it belongs to, how many look like it, a day to speak. Reads at most one piece
 * of work with its requests, or what `gather` may read.
 */
export async function widerBeside(scene: Beside<School, Person>): Promise<CardRef[]> {
  if (scene.record.kind !== REQUEST.kind) return [];
  const record = scene.record as Request;
  const { person, school, now } = scene;
  const today = dayOf(now);
  const { data } = record;
  const leading = data.open && leads(person, data, school, today);
  const own = isRequester(person, data);
  const words = aspectsFor(person, data, school, today).has('words');
  const work = data.bundle ? await scene.read.get(BUNDLE, data.bundle) : undefined;
  const bundled = work && belongsTo(work, data) ? work : undefined;
  const looksAfter = bundled !== undefined && leadsBundle(person, bundled.data, school, today);
  const free = data.takenBy === undefined || data.takenBy === person.id;
  const shown = {
    id: record.id,
    theme: words && data.theme ? text('triage.theme.line', { theme: data.theme }) : null,
    wider: bundled ? null : await widerLine(scene, record),
    bundle: bundled && looksAfter ? await bundleLine(scene, bundled) : null,
    bundleId: looksAfter ? bundled.id : '',
    together: bundled && own ? text('bundle.requester') : null,
    planTitle: text(data.plannedFor ? 'triage.plan.other' : 'triage.plan.title'),
    themeTitle: text(data.theme ? 'triage.theme.other' : 'triage.theme.choose'),
    may: {
      show: looksAfter,
      theme: leading && words,
      plan: leading && free && stateAfter(data.status, 'plan') !== undefined,
      leave: leading && bundled !== undefined,
    },
  };
  const { theme, wider, bundle, together, may } = shown;
  const any = theme ?? wider ?? bundle ?? together ?? (Object.values(may).some(Boolean) || null);
  return any === null ? [] : [{ card: 'triage/wider', data: shown }];
}

/** From the set number on; what is counted is said without a name, and of which part of the school. */
async function widerLine(at: At, record: Request): Promise<TextRef | null> {
  const { person, school, now } = at;
  if (!mayLookWider(person, record.data, school, dayOf(now))) return null;
  const from = school.settings.lookWiderFrom;
  const { alike, more } = await gather(at, record, from);
  const counts = Object.fromEntries(Object.entries(alike).map(([span, found]) => [span, found.length]));
  const span = narrowest(counts, from);
  if (!span) return null;
  const where = whereOf(school, record.data.classCode, span);
  return text('triage.wider', {
    n: counts[span] ?? 0,
    where,
    span,
    more: more && span === 'school' ? 'yes' : 'no',
  });
}

async function bundleLine({ read }: At, bundle: Stored<Bundle>): Promise<TextRef> {
  const n = (await membersOf(read, bundle)).length;
  return text('bundle.line', { roepnaam: bundle.data.roepnaam, n });
}

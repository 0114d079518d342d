import { countSchoolDays } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { Consultation } from '../../consultations/model/consultation.js';
import type {
  CAPACITIES,
  CareRequest,
  HELPED,
  NEEDS,
  SAFETY,
  SCOPES,
  WHENS,
} from '../../requests/model/request.js';
import type { Status } from '../../requests/model/states.js';
import { liesSince, waitsForAnswer } from '../../requests/model/waiting.js';
import type { Aspect } from '../../requests/policy.js';
import type { CarePhase } from '../../school/model/phases.js';
import type { Domain, School } from '../../school/model/school.js';
import { asksFurther, didNotHelp } from '../../steps/model/outcome.js';
import type { SmallIntervention } from '../../steps/model/step-kind.js';
import { dayIsOver } from './speak.js';

/** All that a rule may look at. What the reader may not know is as if nobody had told it. */
export interface Facts {
  status: Status;
  scope: (typeof SCOPES)[number];
  safety: (typeof SAFETY)[number];
  domains: readonly (Domain | 'UNKNOWN')[];
  needs: readonly (typeof NEEDS)[number][];
  /** Whether any need was ticked. */
  wish: boolean;
  /** How many things were tried. */
  tried: number;
  helped: (typeof HELPED)[number] | 'untold';
  when: (typeof WHENS)[number] | 'untold';
  capacity: (typeof CAPACITIES)[number] | 'untold';
  phase: CarePhase | 'none';
  /** School days since it lies with whom it lies, and since anything happened: to it, at a look back, in a consultation. */
  age: number;
  quiet: number;
  together: boolean;
  /** A day to speak was named, and it is still to come; or it has passed. */
  planned: boolean;
  spoke: boolean;
  /** A question to its requester was asked twice. */
  askedTwice: boolean;
  /** What its requester let know of their own accord, or when asked; `callMe`: that they would sooner be called. */
  heard: 'nothing' | 'told' | 'callMe';
  /** Somebody was asked to think along, and still may. */
  invited: boolean;
  /** A consultation about it: one that is to come, else one that was. */
  talk: 'none' | 'coming' | 'was';
  inBasket: boolean;
  /** Its requester told more since somebody chose the phase. */
  toldSincePhase: boolean;
  /** Earlier requests of which a person ticked that they are about the same pupil; of those, in increased care without avail. */
  earlier: number;
  earlierInVain: number;
  /** One of them is open, with somebody else. */
  withColleague: boolean;
  /** Small steps that are tried now. */
  stepsRunning: number;
  /** Small steps of it, or of one of the earlier ones, that did not help since the phase was chosen. */
  stepsInVain: number;
  /** Who looked back on one of its steps since then wants to discuss it in the care team. */
  furtherAsked: boolean;
}

interface About {
  school: School;
  request: CareRequest;
  /** Those that were ticked, and that this person may read. */
  earlier: readonly CareRequest[];
  /** Small steps of this request, and of the earlier ones. */
  steps?: readonly SmallIntervention[];
  stepsBefore?: readonly SmallIntervention[];
  /** Consultations about this request. */
  talks?: readonly Consultation[];
  aspects: ReadonlySet<Aspect>;
  today: Day;
}

const TELLS: readonly string[] = ['completed', 'added', 'replied', 'corrected'];
const SAYS: readonly string[] = ['added', 'replied', 'callMe'];
const WORKED: readonly (string | undefined)[] = ['helped', 'solved'];

export function factsOf({
  school,
  request,
  earlier,
  steps = [],
  stepsBefore = [],
  talks = [],
  aspects,
  today,
}: About): Facts {
  const { words, events, phase } = request;
  const since = (at: number) => countSchoolDays(school.calendar, dayOf(at), today);
  const chosenAt = events.findLastIndex(({ what }) => what === 'phase');
  const chosen = events[chosenAt]?.at ?? 0;
  const keeper = request.takenBy ?? request.coordinatorId;
  const inVain = earlier.filter(
    (one) =>
      (one.phase === 'INCREASED_CARE' || one.phase === 'EXTENDED_CARE') &&
      one.status === 'CLOSED' &&
      !WORKED.includes(one.outcome),
  );
  return {
    status: request.status,
    scope: words.scope,
    safety: aspects.has('safety') ? words.safety : 'no',
    domains: [...(words.domains ?? []), ...(words.domainUnknown ? (['UNKNOWN'] as const) : [])],
    needs: words.needs ?? [],
    wish: (words.needs ?? []).length > 0,
    tried: (words.triedExamples?.length ?? 0) + (words.tried ? 1 : 0),
    helped: words.helped ?? 'untold',
    when: words.when ?? 'untold',
    capacity: aspects.has('capacity') ? (words.capacity ?? 'untold') : 'untold',
    phase: phase ?? 'none',
    age: since(liesSince(request)),
    quiet: since(Math.max(request.changedAt, ...steps.flatMap(lookedAt), ...talks.flatMap(notedAt))),
    together: request.together ?? false,
    planned: request.plannedFor !== undefined && request.plannedFor >= today,
    spoke: dayIsOver(request, today),
    askedTwice: waitsForAnswer(request),
    heard: heardIn(request),
    invited: (request.shares ?? []).some(({ with: asked, ended = [] }) =>
      asked.some((id) => !ended.includes(id)),
    ),
    talk: talkOf(talks, today),
    inBasket: request.clb ?? false,
    toldSincePhase: chosenAt >= 0 && events.slice(chosenAt).some(({ what }) => TELLS.includes(what)),
    earlier: earlier.length,
    earlierInVain: inVain.length,
    withColleague: earlier.some((one) => one.open && (one.takenBy ?? one.coordinatorId) !== keeper),
    stepsRunning: steps.filter(({ status }) => status === 'RUNNING').length,
    stepsInVain: [...steps, ...stepsBefore].filter((one) => didNotHelp(one, chosen)).length,
    furtherAsked: steps.some((one) => asksFurther(one, chosen)),
  };
}

const lookedAt = ({ lookBacks }: SmallIntervention): Epoch[] => lookBacks.map(({ at }) => at);
const notedAt = ({ held }: Consultation): Epoch[] => (held ? [held.at] : []);

function heardIn({ events }: CareRequest): Facts['heard'] {
  const last = events.findLast(({ what }) => SAYS.includes(what));
  if (!last) return 'nothing';
  return last.what === 'callMe' ? 'callMe' : 'told';
}

/** One of which the time has passed was, whether or not anything was noted. */
function talkOf(talks: readonly Consultation[], today: Day): Facts['talk'] {
  const isPast = ({ to }: Consultation) => to !== undefined && dayOf(to) < today;
  if (talks.some((one) => one.status === 'VOTING' || (one.status === 'CONFIRMED' && !isPast(one))))
    return 'coming';
  return talks.some(({ status }) => status === 'HELD' || status === 'CONFIRMED') ? 'was' : 'none';
}

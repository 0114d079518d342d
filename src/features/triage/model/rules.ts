import type { ChoosablePhase } from '../../school/model/phases.js';
import type { Facts } from './facts.js';

/**
 * What is suggested, when, and why: the first rule that fits of each kind is said, with its reason (`triage.why.<id>` in the
 * texts); a second one that leads to the same adds its own. Whoever leads the request decides. To change a rule, change its row.
 */

/** The next steps there are, by their name on the card. Planning a consultation joins them here. */
export const NEXT_STEPS = [
  'take',
  'together',
  'plan',
  'ask',
  'answer',
  'handOver',
  'park',
  'clb',
  'invite',
  'smallStep',
  'close',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A day: today, within the week in which it came, or so many school days after it came. */
export type ByWhen = 'today' | 'thisWeek' | number;

type Test<T> = [T] extends [number]
  ? { from?: number; below?: number }
  : T extends readonly (infer E)[]
    ? readonly E[]
    : never;
type TestOf<T> = [T] extends [number | readonly unknown[]] ? Test<T> : readonly T[];
/** Every fact named must be one of these values; of several values (needs, domains) at least one; a number within its bounds. */
export type Condition = { readonly [F in keyof Facts]?: TestOf<Facts[F]> };

export interface Rule<S> {
  id: string;
  suggests: S;
  if: Condition;
  /** Where it comes from: `domain.md` is the page with the facts about Flemish schools, `product.md` what was decided here. */
  source: string;
}

const UNDER_WAY = ['NEW', 'TAKEN'] as const;
const NOT_YET = ['none', 'BROAD_BASIC_CARE'] as const;
const CHILDREN = ['pupil', 'group'] as const;

/** What must hold before any rule of a kind is looked at. In danger the ladder of phases is skipped (`domain.md` §1.2). */
export const ONLY_IF: Record<'phase' | 'by' | 'next', readonly Condition[]> = {
  phase: [
    { scope: ['pupil', 'group', 'class'], safety: ['no'] },
    { scope: ['pupil', 'group', 'class'], status: ['TAKEN', 'WAITING', 'ANSWERED'] },
  ],
  by: [{ status: UNDER_WAY, planned: [false], spoke: [false], talk: ['none'] }],
  next: [{ planned: [false], talk: ['none', 'was'] }],
};

// biome-ignore format: a table, one rule a row
export const PHASE_RULES: readonly Rule<ChoosablePhase>[] = [
  { id: 'phase-earlier-in-vain', suggests: 'EXTENDED_CARE', if: { scope: ['pupil'], phase: [...NOT_YET, 'INCREASED_CARE'], earlierInVain: { from: 1 } }, source: 'domain.md §1.2, 1 → 2: no progress' },
  { id: 'phase-steps-in-vain', suggests: 'EXTENDED_CARE', if: { scope: ['pupil'], phase: ['INCREASED_CARE'], stepsInVain: { from: 2 } }, source: 'domain.md §1.2, 1 → 2: no progress after two steps' },
  { id: 'phase-further', suggests: 'EXTENDED_CARE', if: { scope: ['pupil'], phase: ['INCREASED_CARE'], furtherAsked: [true] }, source: 'product.md §4: discuss in care team' },
  { id: 'phase-no-progress', suggests: 'EXTENDED_CARE', if: { scope: ['pupil'], phase: ['INCREASED_CARE'], toldSincePhase: [true], helped: ['no'] }, source: 'domain.md §1.2, 1 → 2: no progress' },
  { id: 'phase-unclear', suggests: 'EXTENDED_CARE', if: { scope: ['pupil'], phase: ['INCREASED_CARE'], domains: ['UNKNOWN'], needs: ['next'], tried: { from: 1 } }, source: 'domain.md §1.2, 1 → 2: the need is unclear' },
  { id: 'phase-helps-extended', suggests: 'INCREASED_CARE', if: { phase: ['EXTENDED_CARE'], toldSincePhase: [true], helped: ['yes'] }, source: 'domain.md §1.2: steps down are normal' },
  { id: 'phase-helps-increased', suggests: 'BROAD_BASIC_CARE', if: { phase: ['INCREASED_CARE'], toldSincePhase: [true], helped: ['yes'] }, source: 'domain.md §1.2: steps down are normal' },
  { id: 'phase-not-enough', suggests: 'INCREASED_CARE', if: { scope: CHILDREN, phase: NOT_YET, tried: { from: 1 }, helped: ['no', 'bit'] }, source: 'domain.md §1.2, 0 → 1: after something was tried' },
  { id: 'phase-steps-not-enough', suggests: 'INCREASED_CARE', if: { scope: CHILDREN, phase: NOT_YET, stepsInVain: { from: 2 } }, source: 'domain.md §1.2, 0 → 1: after something was tried' },
  { id: 'phase-further-increased', suggests: 'INCREASED_CARE', if: { scope: CHILDREN, phase: NOT_YET, furtherAsked: [true] }, source: 'product.md §4: discuss in care team' },
  { id: 'phase-asked', suggests: 'INCREASED_CARE', if: { scope: CHILDREN, phase: NOT_YET, needs: ['next'] }, source: 'domain.md §1.2, 0 → 1: at once if the teacher asks' },
  { id: 'phase-earlier', suggests: 'INCREASED_CARE', if: { scope: ['pupil'], phase: NOT_YET, earlier: { from: 1 } }, source: 'domain.md §1.1: extra effort for some pupils' },
  { id: 'phase-class', suggests: 'BROAD_BASIC_CARE', if: { scope: ['class'], phase: ['none'] }, source: 'domain.md §1.1: good teaching for a mixed group' },
  { id: 'phase-helps', suggests: 'BROAD_BASIC_CARE', if: { phase: ['none'], helped: ['yes'] }, source: 'domain.md §1.2: part of basic care' },
  { id: 'phase-running', suggests: 'BROAD_BASIC_CARE', if: { phase: ['none'], helped: ['ongoing'] }, source: 'domain.md §1.2, 0 → 1: first what runs' },
  { id: 'phase-step-runs', suggests: 'BROAD_BASIC_CARE', if: { scope: [...CHILDREN, 'class'], phase: ['none'], stepsRunning: { from: 1 } }, source: 'domain.md §1.2, 0 → 1: first what runs' },
  { id: 'phase-first', suggests: 'BROAD_BASIC_CARE', if: { scope: CHILDREN, phase: ['none'], tried: { below: 1 }, stepsRunning: { below: 1 } }, source: 'domain.md §1.2, 0 → 1: after something was tried' },
];

// biome-ignore format: a table, one rule a row
export const BY_RULES: readonly Rule<ByWhen>[] = [
  { id: 'by-safety', suggests: 'today', if: { status: ['NEW'], safety: ['doubt', 'yes'] }, source: 'product.md §2, safety' },
  { id: 'by-too-much', suggests: 1, if: { capacity: ['tooMuch'] }, source: 'domain.md §3.1: the needs of the teacher' },
  { id: 'by-this-week', suggests: 'thisWeek', if: { when: ['thisWeek'] }, source: 'domain.md §3.3 (a), field 8' },
  { id: 'by-two-weeks', suggests: 10, if: { when: ['twoWeeks'] }, source: 'domain.md §3.3 (a), field 8' },
  { id: 'by-can-wait', suggests: 15, if: { when: ['canWait'] }, source: 'domain.md §3.3 (a), field 8' },
  { id: 'by-usual', suggests: 5, if: { when: ['untold'] }, source: 'domain.md §3.3 (a), field 8: within two weeks, the middle of it' },
];

// biome-ignore format: a table, one rule a row
export const NEXT_RULES: readonly Rule<NextStep>[] = [
  { id: 'next-safety', suggests: 'take', if: { status: ['NEW'], safety: ['yes'] }, source: 'product.md §2, safety' },
  { id: 'next-doubt', suggests: 'together', if: { status: ['NEW'], safety: ['doubt'] }, source: 'product.md §2, safety' },
  { id: 'next-silent', suggests: 'together', if: { askedTwice: [true] }, source: 'product.md §2: nobody is left waiting' },
  { id: 'next-colleague', suggests: 'handOver', if: { status: ['NEW'], withColleague: [true] }, source: 'domain.md §1.5: clear who does what' },
  { id: 'next-further', suggests: 'invite', if: { status: [...UNDER_WAY, 'ANSWERED'], furtherAsked: [true], invited: [false] }, source: 'product.md §4: discuss in care team' },
  { id: 'next-too-much', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], together: [false], capacity: ['tooMuch'] }, source: 'domain.md §3.1: the needs of the teacher' },
  { id: 'next-vent', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], together: [false], needs: ['vent'] }, source: 'domain.md §3.3 (a), field 7' },
  { id: 'next-clb', suggests: 'clb', if: { status: ['TAKEN', 'ANSWERED'], phase: ['EXTENDED_CARE'], inBasket: [false] }, source: 'domain.md §1.1: the CLB leads' },
  { id: 'next-step-in-vain', suggests: 'smallStep', if: { status: ['TAKEN', 'ANSWERED'], stepsInVain: { from: 1, below: 2 }, stepsRunning: { below: 1 } }, source: 'domain.md §3.3 (c): stop, and try another way' },
  { id: 'next-agreed', suggests: 'answer', if: { status: ['TAKEN'], spoke: [true] }, source: 'domain.md §3.1: purposeful, transparent' },
  { id: 'next-day', suggests: 'plan', if: { status: ['TAKEN'], together: [true], spoke: [false], talk: ['none'] }, source: 'domain.md §3.1: purposeful, transparent' },
  { id: 'next-team', suggests: 'invite', if: { status: ['TAKEN'], phase: ['INCREASED_CARE'], domains: ['UNKNOWN'], invited: [false], talk: ['none'] }, source: 'domain.md §1.1: the care team keeps a broad view' },
  { id: 'next-parents', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], needs: ['parents'] }, source: 'domain.md §3.3 (a), field 7' },
  { id: 'next-observe', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], needs: ['observe'] }, source: 'domain.md §3.3 (a), field 7' },
  { id: 'next-think', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], needs: ['think', 'next', 'hands'] }, source: 'domain.md §3.3 (a), field 7' },
  { id: 'next-material', suggests: 'answer', if: { status: UNDER_WAY, needs: ['material'] }, source: 'domain.md §3.3 (a), field 7' },
  { id: 'next-running', suggests: 'park', if: { status: UNDER_WAY, helped: ['ongoing'], when: ['canWait'] }, source: 'domain.md §3.3 (c): too early, look back later' },
  { id: 'next-heavy', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], capacity: ['heavy'] }, source: 'domain.md §3.1: the needs of the teacher' },
  { id: 'next-call', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], together: [false], heard: ['callMe'] }, source: 'domain.md §3.1: the needs of the teacher' },
  { id: 'next-heard', suggests: 'together', if: { status: UNDER_WAY, talk: ['none'], together: [false], heard: ['told'], stepsRunning: { below: 1 }, quiet: { below: 3 } }, source: 'product.md §2: look at it together first' },
  { id: 'next-ask', suggests: 'ask', if: { status: UNDER_WAY, talk: ['none'], scope: CHILDREN, wish: [false], tried: { below: 1 }, heard: ['nothing'], stepsRunning: { below: 1 } }, source: 'domain.md §3.1: what do I do already, what do I need' },
  { id: 'next-usual', suggests: 'together', if: { status: ['NEW'], talk: ['none'] }, source: 'product.md §2: look at it together first' },
  { id: 'next-first-step', suggests: 'smallStep', if: { status: ['ANSWERED'], scope: [...CHILDREN, 'class'], needs: ['think', 'next', 'observe', 'hands'], stepsRunning: { below: 1 }, stepsInVain: { below: 1 }, quiet: { below: 10 } }, source: 'domain.md §3.3 (c): small and feasible, with a day to look back' },
  { id: 'next-lies', suggests: 'answer', if: { status: ['TAKEN'], quiet: { from: 3 } }, source: 'product.md §2: nobody is left waiting' },
  { id: 'next-still', suggests: 'close', if: { status: ['ANSWERED'], quiet: { from: 10 }, stepsRunning: { below: 1 } }, source: 'domain.md §1.2: a measure may be closed' },
];

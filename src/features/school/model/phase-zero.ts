import { hashOf } from '../../../kernel/hash.js';

/** The four official guidance domains (*begeleidingsdomeinen*), `domain.md` §1.4. */
export type Domain =
  | 'EDUCATIONAL_CAREER'
  | 'LEARNING_AND_STUDYING'
  | 'PSYCHOLOGICAL_AND_SOCIAL'
  | 'PREVENTIVE_HEALTH';

/** An example of broad basic care (phase 0); `key` names it in `cards/texts` as a short infinitive phrase. */
export interface PhaseZero {
  id: string;
  domain: Domain;
  key: `phase0.${string}`;
}

const EXAMPLES: Record<Domain, string> = {
  PSYCHOLOGICAL_AND_SOCIAL: `
    greet-at-door listen-after-quarrel quiet-place class-job
    circle-of-success seats-for-all name-what-goes-well three-agreements
    buddy transition-ritual ask-what-helps`,
  LEARNING_AND_STUDYING: `
    goal-on-board think-aloud three-pieces steps-at-eye-level
    exit-card extended-instruction two-ways challenge
    plan-agenda-together one-strong-one-next three-quick-questions peer-feedback
    larger-print time-not-pressure one-study-method kinds-of-mistakes`,
  EDUCATIONAL_CAREER: `
    tell-strengths guest-on-job talk-about-next-year get-used-to-next-class
    growth-first follow-own-progress`,
  PREVENTIVE_HEALTH: `
    movement-break water-in-class sound-and-light seat-in-front
    sleep-and-screens discreet-moment fruit-together`,
};

/** The 40 examples, by domain; ids are stored with what somebody tried, so they stay. */
export const PHASE_ZERO: readonly PhaseZero[] = (Object.keys(EXAMPLES) as Domain[]).flatMap((domain) =>
  EXAMPLES[domain]
    .trim()
    .split(/\s+/)
    .map((id): PhaseZero => ({ id, domain, key: `phase0.${id}` })),
);

/**
 * One example to start with, the same for the same seed: from the given domains, or from all when none is known.
 *
 * @param seed the record's id
 */
export function ideaFor(domains: readonly Domain[], seed: string): PhaseZero {
  const fitting = PHASE_ZERO.filter((example) => domains.includes(example.domain));
  const choice = fitting.length > 0 ? fitting : PHASE_ZERO;
  return choice[hashOf(`idea:${seed}`) % choice.length]!;
}

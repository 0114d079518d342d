import { type TextRef, text } from '../../../kernel/text.js';
import type { Settings } from './school.js';

/**
 * The phases of support on the care continuum (*zorgcontinuüm*), `domain.md` §1.1. A phase says how care is organised; it is
 * never about a pupil. The last one follows from a report of the CLB alone: nobody chooses it here.
 */
export const CARE_PHASES = ['BROAD_BASIC_CARE', 'INCREASED_CARE', 'EXTENDED_CARE', 'IAC_OV4'] as const;
export type CarePhase = (typeof CARE_PHASES)[number];

/** What a person may choose, and what may be suggested. */
export const CHOOSABLE_PHASES = ['BROAD_BASIC_CARE', 'INCREASED_CARE', 'EXTENDED_CARE'] as const;
export type ChoosablePhase = (typeof CHOOSABLE_PHASES)[number];

/** What the school calls it, else its official name. */
export const phaseLabel = ({ phaseLabels }: Settings, phase: CarePhase): string | TextRef =>
  phaseLabels?.[phase] ?? text(`phase.${phase}`);

/** The step for which parents and pupil are asked first (`domain.md` §1.2). Every step down is an ordinary one. */
export const stepsUpToExtended = (from: CarePhase | undefined, to: CarePhase): boolean =>
  to === 'EXTENDED_CARE' && (from === undefined || CARE_PHASES.indexOf(from) < CARE_PHASES.indexOf(to));

/** What somebody looks at before that step; what is still open holds nothing up, it is named. */
export const STEP_UP_CHECKS = ['tried', 'lookedBack', 'parents', 'pupil'] as const;

/**
 * Who agreed that the CLB is brought in, or why nobody had to: advice without the file, problematic absence, and grave
 * concern (*verontrusting*). A pupil may decide from about twelve on.
 */
export const PERMISSIONS = ['parents', 'pupil', 'both', 'noFile', 'absence', 'concern', 'notYet'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * The phases of support on the care continuum (*zorgcontinuüm*), `domain.md` §1.1. A phase says how care is organised; it is
 * never about a pupil. The last one follows from a report of the CLB alone: nobody chooses it here.
 */
export const CARE_PHASES = ['BROAD_BASIC_CARE', 'INCREASED_CARE', 'EXTENDED_CARE', 'IAC_OV4'] as const;
export type CarePhase = (typeof CARE_PHASES)[number];

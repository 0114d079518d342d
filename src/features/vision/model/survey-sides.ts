import { hasRole, isCoordinator, isHead } from '../../school/model/people.js';
import type { Person } from '../../school/model/school.js';

/**
 * `policy`: who makes the care policy with each other, coordinators too (the school decides "with the policy team and the coordinators, and
 * asks the whole team"; without them few schools would have five on that side) · `teachers`: who lives with it in class. Somebody who is
 * both is of the first. The office is asked nothing.
 */
export const SIDES = ['policy', 'teachers'] as const;
export type Side = (typeof SIDES)[number];

export function sideOf(person: Person): Side | undefined {
  if (isHead(person) || isCoordinator(person) || hasRole(person, 'POLICY_TEAM', 'GRADE_COORDINATOR'))
    return 'policy';
  return hasRole(person, 'TEACHER', 'CARE_TEACHER', 'TRUST_TEACHER', 'EDUCATOR') ? 'teachers' : undefined;
}

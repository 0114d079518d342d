import type { CardData, CardRef } from '../../../kernel/card.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { CHOOSABLE_PHASES, phaseLabel, STEP_UP_CHECKS } from '../../school/model/phases.js';
import type { School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import { lastStepUp } from '../model/phase.js';
import type { CareRequest } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';

type On = RequestTurn<unknown>;

export function phaseCard({ school, record }: On, once: string): CardRef {
  const { settings } = school;
  return {
    card: 'requests/phase',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      phase: record.data.phase ?? '',
      phases: CHOOSABLE_PHASES.map((value) => ({ title: phaseLabel(settings, value), value })),
      last: text('request.phase.last', { phase: phaseLabel(settings, 'IAC_OV4') }),
    },
  };
}

export const stepUpCard = ({ school, record }: On, once: string): CardRef => ({
  card: 'requests/step-up',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    phase: phaseLabel(school.settings, 'EXTENDED_CARE'),
  },
});

type Support = Pick<CareRequest, 'phase' | 'steppedUp'>;

/** How far the support goes, and what was looked at before it went there; for who may read the words. */
export const supportOf = (school: School, request: Support): CardData => ({
  support: request.phase
    ? text('request.support', { phase: phaseLabel(school.settings, request.phase) })
    : null,
  checks: stepUpLines(school, request).map((line) => ({ line })),
});

function stepUpLines(school: School, request: Support): TextRef[] {
  const last = lastStepUp(request);
  if (!last) return [];
  const { by, at, checked, permission = 'notYet', permissionBy } = last;
  const said = (codes: readonly string[]) => list(...codes.map((code) => text(`stepUp.${code}`)));
  const left: string[] = STEP_UP_CHECKS.filter((code) => !checked.includes(code));
  if (permission === 'notYet') left.push('permission');
  const lines: TextRef[] = [];
  if (checked.length > 0) {
    const name = nameOf(school, by);
    lines.push(text('request.stepUp.done', { name, at: moment(at, 'day'), done: said(checked) }));
  }
  if (permissionBy)
    lines.push(text(`request.permission.${permission}`, { name: nameOf(school, permissionBy) }));
  if (left.length > 0) lines.push(text('request.stepUp.left', { left: said(left) }));
  return lines;
}

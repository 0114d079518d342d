import type { CardRef, CardValue } from '../../../kernel/card.js';
import { day, list, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { callName } from '../../school/model/people.js';
import { CHOOSABLE_PHASES, phaseLabel } from '../../school/model/phases.js';
import type { School } from '../../school/model/school.js';
import { BY_RULES, NEXT_RULES, PHASE_RULES } from '../model/rules.js';
import type { Suggestion, Suggestions } from '../model/suggest.js';
import { type Count, TALLY_FROM } from '../model/tally.js';

const why = ({ settings }: School, id: string, requester: TextParam): TextRef =>
  text(`triage.why.${id}`, { requester, extended: phaseLabel(settings, 'EXTENDED_CARE') });

/** A suggestion as words: what, and for which reasons. */
export function suggestionCard(
  school: School,
  request: { id: string; roepnaam: string; requesterId: string },
  { phase, by, next }: Suggestions,
  today: Day,
): CardRef | undefined {
  if (!phase && !by && !next) return undefined;
  const asked = school.people.get(request.requesterId);
  const requester = asked ? callName(school, asked, today) : text('triage.someone');
  const reasons = ({ because }: Suggestion<unknown>) =>
    list(...because.map((id) => why(school, id, requester)));
  const label = phase && phaseLabel(school.settings, phase.value);
  const line = (
    key: string,
    said: Suggestion<unknown> | undefined,
    what: TextParam | undefined,
  ): CardValue =>
    said && what !== undefined ? text(`triage.suggest.${key}`, { what, reasons: reasons(said) }) : null;
  return {
    card: 'triage/suggestion',
    data: {
      id: request.id,
      roepnaam: request.roepnaam,
      step: next?.value ?? '',
      next: line('next', next, next && text(`triage.step.${next.value}`)),
      by: line('by', by, by && day(by.value)),
      phase: line('phase', phase, label),
      choose: label === undefined ? null : text('triage.suggest.choose', { phase: label }),
    },
  };
}

/** For coordinators and head: per rule how often it was followed. Rules of which too little is known stand in one line. */
export function tallyCard(school: School, schoolYear: string, counts: ReadonlyMap<string, Count>): CardRef {
  const known = [...PHASE_RULES, ...BY_RULES, ...NEXT_RULES];
  const enough = [...counts]
    .filter(([, { same, other }]) => same + other >= TALLY_FROM)
    .sort(([a, x], [b, y]) => y.other - x.other || y.same - x.same || (a < b ? -1 : 1));
  const rows = enough.flatMap(([rule, { same, other }]) => {
    const found = known.find(({ id }) => id === rule);
    if (!found) return [];
    const reasons = why(school, rule, text('triage.someone'));
    return [
      {
        line: text('triage.tally.rule', { what: whatOf(school, String(found.suggests)), reasons }),
        count: text('triage.tally.count', { same, other }),
      },
    ];
  });
  return {
    card: 'triage/suggestions',
    data: {
      schoolYear: schoolYear.replace('-', '–'),
      rows,
      few: text(rows.length === 0 ? 'triage.tally.none' : 'triage.tally.few', { from: TALLY_FROM }),
    },
  };
}

function whatOf({ settings }: School, suggests: string): TextRef | string {
  const phase = CHOOSABLE_PHASES.find((one) => one === suggests);
  return phase ? phaseLabel(settings, phase) : text(`triage.step.${suggests}`);
}

import type { CardRef } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import { KINDS } from '../model/consultation.js';
import { enoughAnswers, WORTH_FROM, type WorthCount } from '../model/worth.js';

export function worthCard(schoolYear: string, counts: ReadonlyMap<string, WorthCount>): CardRef {
  const rows = KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count && enoughAnswers(count)
      ? [{ kind: text(`consult.kind.${kind}`), count: text('consult.worth.count', { ...count }) }]
      : [];
  });
  return {
    card: 'consultations/worth',
    data: {
      schoolYear: schoolYear.replace('-', '–'),
      rows,
      few: text(rows.length === 0 ? 'consult.worth.none' : 'consult.worth.few', { from: WORTH_FROM }),
    },
  };
}

import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { draftOf } from '../../requests/model/draft.js';
import { coreValues } from '../../school/model/core-values.js';
import { anniversaryOf, SHARED_EXAMPLE, type SharedExample } from '../../steps/model/shared-example.js';
import type { PulseInput } from '../model/ask-form.js';
import { valueOfWeek } from '../model/value-of-week.js';
import { pulseCard } from '../view/asks.js';
import { type At, seenHere, todayOf } from './shared.js';

/** "Geef een voorbeeld uit je eigen praktijk": what comes of it, is for who tells it to choose. */

/** The core value that was asked about, whatever week it is by now; none where it is gone. */
async function valueFor(turn: At<{ valueId?: string }>) {
  const values = await coreValues(turn.read);
  const { valueId } = turn.input;
  return valueId === undefined
    ? valueOfWeek(values, turn.school.calendar, todayOf(turn))
    : values.find(({ id }) => id === valueId);
}

export const open = async (turn: At<{ valueId?: string }>): Promise<Decision> =>
  show(turn, pulseCard(turn, await valueFor(turn), {}));

export async function saved(turn: At<PulseInput>): Promise<Decision | Refusal> {
  const { text: told, use, which } = turn.input;
  if (use === 'nothing') return decision({ kind: 'close', note: text('pulse.noted') });
  if (told === undefined) return invalid({ text: text('error.needed') });
  if (use === 'thanks') {
    // Into the form for it, which looks at the words before they go anywhere.
    const draft = draftOf(turn, { saw: told });
    return decision({ kind: 'go', verb: 'thanks.form', input: { draft: draft.id } }, { save: [draft] });
  }
  const seen = which === 'sure' ? [] : seenHere(turn, told);
  if (seen.length > 0)
    return decision({ kind: 'next', card: pulseCard(turn, await valueFor(turn), { told, use, seen }) });
  const { now, person, school } = turn;
  const id = turn.id();
  const data: SharedExample = { text: told, createdBy: person.id, createdAt: now };
  return decision(
    { kind: 'close', note: text('example.kept') },
    {
      save: [{ kind: SHARED_EXAMPLE, id, expect: 0, data }],
      work: [anniversaryOf(school, id, data, now)],
      audit: [auditLine(turn, 'pulse.save', { kind: SHARED_EXAMPLE.kind, id })],
    },
  );
}

import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { coreValues } from '../../school/model/core-values.js';
import { nameOf } from '../../school/model/people.js';
import {
  agreementsOf,
  CARE_VISION,
  linesIn,
  tidied,
  VISION_ID,
  VISION_LIMITS,
  visionRef,
} from '../model/care-vision.js';
import type { TextInput } from '../model/vision-form.js';
import { pageCard, textCard } from '../view/page.js';
import { type At, back, seenHere } from './shared.js';

/** The care vision on one page, for everybody of the staff. */
export async function page(turn: At): Promise<Decision> {
  const [vision, values, agreements] = await Promise.all([
    turn.read.get(CARE_VISION, VISION_ID),
    coreValues(turn.read),
    agreementsOf(turn.read),
  ]);
  return show(turn, pageCard(turn, { vision: vision?.data, values, agreements }));
}

export async function edit(turn: At): Promise<Decision> {
  const stored = await turn.read.get(CARE_VISION, VISION_ID);
  return show(turn, textCard(turn, stored?.data.text ?? '', stored?.version ?? 0));
}

/** The whole text at once; an empty one takes it away. */
export async function saved(turn: At<TextInput>): Promise<Decision | Refusal> {
  const { input, now, person } = turn;
  const stored = await turn.read.get(CARE_VISION, VISION_ID);
  const version = stored?.version ?? 0;
  if (input.from !== undefined && input.from !== String(version))
    return invalid({
      text: text('vision.error.meanwhile', { name: nameOf(turn.school, stored?.data.changedBy) }),
    });
  const audit = [auditLine(turn, 'vision.save', visionRef)];
  if (input.text === undefined)
    return stored
      ? decision(back('vision.page'), { remove: [visionRef], audit, changed: [visionRef] })
      : decision(back('vision.page'));
  const written = tidied(input.text);
  if (linesIn(written) > VISION_LIMITS.lines)
    return invalid({ text: text('vision.error.lines', { n: VISION_LIMITS.lines }) });
  const seen = input.which === 'sure' ? [] : seenHere(turn, written);
  if (seen.length > 0) return decision({ kind: 'next', card: textCard(turn, written, version, seen) });
  const data = { text: written, changedAt: now, changedBy: person.id };
  return decision(back('vision.page'), {
    save: [{ kind: CARE_VISION, id: VISION_ID, expect: version, data }],
    audit,
    changed: [visionRef],
  });
}

import { auditLine, type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { hintsOf } from '../../school/model/hints.js';
import type { Domain, Person, School } from '../../school/model/school.js';
import {
  anniversaryOf,
  exampleIdOf,
  examplesLike,
  SHARED_EXAMPLE,
  type SharedExample,
} from '../model/shared-example.js';
import type { SchoolTurn, StepTurn } from '../model/turn.js';
import { exampleCard, examplesCard } from '../view/examples.js';

export interface KeepInput {
  id: string;
  text?: string;
  domain?: Domain;
  /** "sure": they looked at what seems a name. */
  which?: string;
}

/** "Bewaren als voorbeeld": for all of the staff, in words of their own. What looks like a name is asked about first. */
export async function keep(turn: StepTurn<KeepInput>): Promise<Decision | Refusal> {
  const { record, input, person, now, school, read } = turn;
  const id = exampleIdOf(record.data);
  if (id === undefined || (await read.get(SHARED_EXAMPLE, id))) return refuse('gone');
  if (input.text === undefined) return invalid({ text: text('error.needed') });
  if (input.which !== 'sure' && tellsOfSomebody(school, input.text, record.data.words.pupil))
    return decision({ kind: 'next', card: exampleCard(turn, turn.id(), { ...input, warn: true }) });
  const { domain } = input;
  const data: SharedExample = {
    text: input.text,
    ...(domain ? { domain } : {}),
    createdBy: person.id,
    createdAt: now,
  };
  return decision(
    { kind: 'close', note: text('example.kept') },
    {
      save: [{ kind: SHARED_EXAMPLE, id, expect: 0, data }],
      work: [anniversaryOf(school, id, data, now)],
      audit: [auditLine(turn, 'example.keep', { kind: SHARED_EXAMPLE.kind, id })],
    },
  );
}

const tellsOfSomebody = (school: School, written: string, pupil: string | undefined): boolean =>
  hintsOf(written, { classNames: school.classes.map(({ code }) => code) }).length > 0 ||
  (pupil !== undefined && written.toLowerCase().includes(pupil.toLowerCase()));

/** "zorg voorbeelden", with a word or without. */
export async function examples(turn: SchoolTurn<{ text?: string; after?: string }>): Promise<Decision> {
  const { text: typed = '', after } = turn.input;
  const found = await examplesLike(turn.read, typed);
  const searches = turn.input.text !== undefined || after !== undefined;
  return decision({ kind: searches ? 'next' : 'dialog', card: examplesCard(turn, found, typed, after) });
}

/** Taken away by who made it, or by a coordinator or the head. */
export function remove(
  turn: Turn<School, Person, { id: string; text?: string }, SharedExample>,
): Decision | Refusal {
  const ref = { kind: SHARED_EXAMPLE.kind, id: turn.record.id };
  return decision(
    { kind: 'close', note: text('example.removed') },
    {
      remove: [ref],
      audit: [auditLine(turn, 'example.remove', ref)],
    },
  );
}

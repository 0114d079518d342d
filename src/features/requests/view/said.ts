import type { CardData, CardRef } from '../../../kernel/card.js';
import { moment, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import type { CareRequest, Note } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';
import type { Aspect } from '../policy.js';
import { timelineOf } from './lines.js';

/** A dialog has to fit on every surface, however much was said: so many characters of notes, a line more for each paragraph. */
export const MOST_SAID = 6000;
const MOST_ON_A_PAGE = 9000;
const PARAGRAPH = 90;
/** Steps in the reading dialog; the others stand with all that was said. */
export const MOST_STEPS = 20;
const MOST_STEPS_EVER = 80;

const cost = ({ text: words }: Note): number => words.length + PARAGRAPH * (words.split('\n').length + 1);

/** How many notes from the end of this list fit; one always does. */
export function fitting(notes: readonly Note[], most: number): number {
  let left = most;
  let fits = 0;
  for (const note of notes.toReversed()) {
    left -= cost(note);
    if (left < 0 && fits > 0) break;
    fits += 1;
  }
  return fits;
}

/** What colleagues thought who were asked is for who asks them: its requester and who leads it. */
export const notesFor = (
  request: CareRequest,
  aspects: ReadonlySet<Aspect>,
  seesThoughts: boolean,
): Note[] =>
  aspects.has('words') ? request.notes.filter(({ kind }) => seesThoughts || kind !== 'thought') : [];

export const noteLines = (school: School, notes: readonly Note[]): CardData[] =>
  notes.map((note) => ({
    who: text(`request.note.${note.kind}`, { name: nameOf(school, note.by), at: moment(note.at) }),
    said: note.text,
  }));

/** All that was said and all steps, the newest page first. `before`: so many of the oldest are still to be shown. */
export function saidCard(
  { school, record }: RequestTurn<unknown>,
  aspects: ReadonlySet<Aspect>,
  notes: readonly Note[],
  before: number,
): CardRef {
  const page = notes.slice(0, before);
  const from = page.length - fitting(page, MOST_ON_A_PAGE);
  const timeline = timelineOf(school, record.data, aspects).slice(-MOST_STEPS_EVER);
  return {
    card: 'requests/said',
    data: {
      ...headOf(school, record.id, record.data),
      notes: noteLines(school, page.slice(Math.max(0, from))),
      after: from > 0 ? String(from) : null,
      timeline: before < notes.length ? [] : timeline,
    },
  };
}

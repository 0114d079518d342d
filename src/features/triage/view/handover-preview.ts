import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { day as dayRef, list, type TextRef, text } from '../../../kernel/text.js';
import { classStates, findingTexts } from '../../school/model/class-states.js';
import { absentUntil, displayName, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { afterHandover, type ClassHandover, goesOver, schoolWithLists } from '../model/class-handover.js';
import { concerned, goingAlong, keepsNone } from '../model/handing-over.js';
import { givenTexts } from './handover.js';

type At = Scene<School> & { person: Person };

const MOST_FINDINGS = 10;

/** What it would bring about: numbers, classes and colleagues, never a request by name. */
export async function previewCard(at: At, id: string, handover: ClassHandover): Promise<CardRef> {
  const { school, now, read, person } = at;
  const { from, to, day } = handover;
  const [giver, taker] = [school.people.get(from)!, school.people.get(to)!];
  const lists = afterHandover({ from: giver.covers, to: taker.covers }, handover);
  const after = schoolWithLists(school, from, to, lists);
  const states = classStates(after, day);
  const over = states.filter(({ group }) => goesOver(school, after, handover, group.code));
  const { along, rest } = await goingAlong(read, school, after, handover);
  const goes = handover.open === 'along' || keepsNone(after.people.get(from)!);
  const told = new Set(goes ? along.map(({ data }) => data.requesterId) : []);
  const both = concerned(handover).filter((one) => one !== person.id);
  const lines: TextRef[] = [
    text('handover.preview.what', {
      from: nameOf(school, from),
      to: nameOf(school, to),
      what: list(...givenTexts(school, handover)),
    }),
    text(day === dayOf(now) ? 'handover.preview.now' : 'handover.preview.later', { day: dayRef(day) }),
    over.length > 0
      ? text('handover.preview.classes', {
          n: over.length,
          name: nameOf(school, to),
          classes: list(...over.map(({ group }) => group.code)),
        })
      : text('handover.preview.noClass'),
    goes
      ? text('handover.preview.along', { n: along.length, name: nameOf(school, to) })
      : text('handover.preview.stay', { n: along.length, name: nameOf(school, from) }),
    ...(rest > 0 ? [text('handover.preview.rest', { n: rest, name: nameOf(school, from) })] : []),
    text('handover.preview.told', {
      names: list(...both.map((one) => nameOf(school, one)), text('handover.preview.you')),
      n: told.size,
    }),
    ...notes(at, after, handover, goes),
  ];
  const found = over.flatMap((state) => findingTexts(after, state, day)).slice(0, MOST_FINDINGS);
  return {
    card: 'triage/handover-preview',
    data: {
      id,
      lines: lines.map((line) => ({ line })),
      findings: (found.length > 0 ? found : [text('classes.fine')]).map((line) => ({ line })),
    },
  };
}

/** What is worth knowing about the two: away on that day, nothing left to follow. */
function notes(
  { school }: At,
  after: School,
  { to, from, day, open }: ClassHandover,
  goes: boolean,
): TextRef[] {
  const taker = school.people.get(to)!;
  const away = absentUntil(taker, day);
  const empty = after.people.get(from)?.covers.length === 0;
  return [
    ...(away
      ? [text('handover.preview.away', { name: displayName(school, taker, day), day: dayRef(away) })]
      : []),
    ...(empty ? [text('handover.preview.empty', { name: nameOf(school, from) })] : []),
    ...(goes && open === 'stay' ? [text('handover.preview.must', { name: nameOf(school, from) })] : []),
  ];
}

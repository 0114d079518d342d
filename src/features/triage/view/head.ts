import { dayOf } from '../../../calendar/time.js';
import type { CardData } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { CareRequest } from '../../requests/model/request.js';
import { stateLine } from '../../requests/model/state-line.js';
import { classOf } from '../../school/model/classes.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { Span } from '../model/wider.js';

/** A request in a list: how it is called, its class, who asked, when, where it stands; no word of it. */
export const rowOf = (school: School, { id, data }: Stored<CareRequest>, readerId: string): CardData => ({
  id,
  roepnaam: data.roepnaam,
  classCode: data.classCode,
  requester: nameOf(school, data.requesterId),
  state: stateLine(school, data, readerId),
});

/** The same as one line to choose. */
export const choiceOf = (
  school: School,
  { id, data }: Stored<CareRequest>,
): { title: TextRef; value: string } => ({
  title: text('triage.choice', {
    roepnaam: data.roepnaam,
    classCode: data.classCode,
    name: nameOf(school, data.requesterId),
    at: day(dayOf(data.createdAt), 'short'),
  }),
  value: id,
});

/** "in L3B", "in het derde leerjaar", "in de hele school". */
export function whereOf(school: School, classCode: string, span: Span) {
  if (span !== 'year') return text(`triage.in.${span}`, { classCode });
  const group = classOf(school, classCode);
  return text('triage.in.year', { level: group?.level ?? 'primary', year: group?.year ?? 0 });
}

import { auditLine, type Decision, decision, type Save, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { isCoordinator } from '../../school/model/people.js';
import { saveRoster } from '../../school/model/roster.js';
import { PERSON, SCHOOL } from '../../school/model/school-kinds.js';
import { HOUR_FIELDS, type HourField, type TypedHours, withHours } from '../model/availability.js';
import {
  BUSY_CALENDAR,
  type BusyCalendar,
  busyRef,
  calendarId,
  fetchRow,
  hostOf,
  newCalendar,
} from '../model/busy.js';
import type { SchoolTurn } from '../model/turn.js';
import { availabilityCard } from '../view/availability.js';

/** "Wanneer kan ik?": everybody for themselves alone; nobody sees more of it than that somebody can or cannot. */
export async function form(turn: SchoolTurn<unknown>): Promise<Decision> {
  const calendar = await turn.read.get(BUSY_CALENDAR, calendarId(turn.person.id));
  const card = availabilityCard(turn, calendar?.data, turn.id());
  return show(turn, card);
}

type Typed = TypedHours & { url?: string; off: boolean };

export async function saved(turn: SchoolTurn<Typed>): Promise<Decision | Refusal> {
  const { input, person, read } = turn;
  const [school, stored, calendar] = await Promise.all([
    read.get(SCHOOL, turn.school.id),
    read.get(PERSON, person.id),
    read.get(BUSY_CALENDAR, calendarId(person.id)),
  ]);
  if (!school || !stored) return refuse('refused');
  const asked = HOUR_FIELDS.filter((field) => field !== 'keeps' || isCoordinator(person));
  const hours = withHours(stored.data, input, school.data.settings, asked);
  const host = input.url === undefined ? undefined : hostOf(input.url);
  const errors: Partial<Record<HourField | 'url', ReturnType<typeof text>>> = {};
  if ('wrong' in hours) for (const field of hours.wrong) errors[field] = text('consult.availability.wrong');
  if (input.url !== undefined && host === undefined) errors.url = text('consult.availability.urlWrong');
  if (Object.keys(errors).length > 0 || 'wrong' in hours) return invalid(errors);
  const save: Save[] = same(hours.person, stored.data)
    ? []
    : saveRoster(school, [{ person: hours.person, expect: stored.version }]);
  return decision(
    { kind: 'close', note: text(`consult.availability.saved.${host ? 'reading' : 'done'}`) },
    {
      ...calendarParts(turn, calendar, input, host, save),
      audit: [auditLine(turn, 'consult.availability.save', { kind: PERSON.kind, id: person.id })],
      changed: [{ kind: PERSON.kind, id: person.id }],
    },
  );
}

/** A new address is read at once, and who gave it hears how that went; one taken away takes what was read along. */
function calendarParts(
  { person, now }: SchoolTurn<Typed>,
  calendar: Stored<BusyCalendar> | undefined,
  { url, off }: Typed,
  host: string | undefined,
  save: Save[],
): Pick<Decision, 'save' | 'work' | 'remove'> {
  if (url !== undefined && host !== undefined) {
    // Later than the one before: what is read of that one by now is not taken for this one's.
    const setAt = Math.max(now, (calendar?.data.setAt ?? 0) + 1);
    const data = newCalendar(person.id, url, host, setAt);
    const own = { kind: BUSY_CALENDAR, id: calendarId(person.id), expect: calendar?.version ?? 0, data };
    return { save: [...save, own], work: [fetchRow(data, now, true)], remove: [] };
  }
  return { save, work: [], remove: off && calendar ? [busyRef(person.id)] : [] };
}

const same = (a: object, b: object): boolean => {
  const inOrder = (one: object) => JSON.stringify(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)));
  return inOrder(a) === inOrder(b);
};

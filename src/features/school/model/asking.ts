import { workingMoment } from '../../../calendar/polite.js';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import type { NewSend } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { MESSAGE } from '../../../kernel/message.js';
import { PERSON_DAY } from '../../../kernel/person-day.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { nextPoliteMoment, politenessOf } from './people.js';
import type { Person, School } from './school.js';

/**
 * What the bot asks of somebody on a morning, whatever it is about: one message, drawn when it goes out from what each feature asks
 * of them that day (`Sections.asks`). So nothing waits because something else was asked first.
 */
export const ASK = 'school.ask';

/** The one message of a person's morning. There is no such record: it follows what it shows. */
export const askRef = (personId: string, day: Day) => ({ kind: 'askDay', id: `${personId}:${day}` });

/** When the message of a day goes out at the earliest. */
export const morningOf = (school: School, day: Day): Epoch => epochOf(day, school.settings.digestAt);

/** The first day whose morning message is still to come. */
export const firstMorning = (school: School, now: Epoch): Day =>
  now < morningOf(school, dayOf(now)) ? dayOf(now) : addDays(dayOf(now), 1);

/** The first morning from now on whose message reaches this person on that very day. */
export const nextAskDay = (school: School, person: Person, now: Epoch): Day =>
  dayOf(nextPoliteMoment(school, person, Math.max(now, morningOf(school, firstMorning(school, now)))));

const askId = (personId: string, day: Day) => `ask:${personId}:${day}`;

/**
 * It goes out on its day or not at all: where the cap, an absence or a stand-still of the process left no place, the next morning gives
 * each thing it was about another morning, whose one message holds them together with its own. So a thing is asked in one message
 * only, and in one for sure.
 */
export const askRow = (school: School, personId: string, day: Day): NewSend => ({
  type: 'send',
  name: ASK,
  id: askId(personId, day),
  ref: askRef(personId, day),
  to: { person: personId },
  manner: 'capped',
  dueAt: askMoment(school, personId, day),
  notAfter: epochOf(day, '23:59'),
  data: { day },
});

/**
 * The morning of the school, or where that is past this person's hours (a Wednesday, who works mornings) their last moment of the day.
 * Who begins later gets it later: that is asked when it falls due, since their hours may be others by then.
 */
export function askMoment(school: School, personId: string, day: Day): Epoch {
  const person = school.people.get(personId);
  const moment = person && workingMoment(politenessOf(school, person), day, school.settings.digestAt);
  const morning = morningOf(school, day);
  return moment !== undefined && dayOf(moment) === day ? Math.min(moment, morning) : morning;
}

/** When this person got the message of that day, or it went lost on the way: then it is not asked once more. */
export async function gotMessage(read: Read, personId: string, day: Day): Promise<Epoch | undefined> {
  const { kind, id } = askRef(personId, day);
  const { items } = await read.find(MESSAGE, { where: { about: `${kind}:${id}` }, limit: 1 });
  return items[0]?.data.sentAt;
}

/** Which row has this person's one place of a day, if any. What is due with a digest takes it before the digest is drawn. */
const placeOf = async (read: Read, personId: string, day: Day): Promise<string | undefined> =>
  (await read.get(PERSON_DAY, `${personId}.${day}`))?.data.capped?.by.split('~')[0];

/** Whether what this row says goes out on that day in the person's one place, or did. */
export const hasPlace = async (read: Read, personId: string, day: Day, rowId: string): Promise<boolean> =>
  (await placeOf(read, personId, day)) === rowId;

/** Whether that place went to another row, so that what this one says goes out on another day. */
export const placeIsTaken = async (read: Read, personId: string, day: Day, rowId: string): Promise<boolean> =>
  ![undefined, rowId].includes(await placeOf(read, personId, day));

export const askIsLate = (read: Read, personId: string, day: Day): Promise<boolean> =>
  placeIsTaken(read, personId, day, askId(personId, day));

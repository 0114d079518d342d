import { dayOf } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Doer, type NewWork, type Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import type { Epoch } from '../../../kernel/values.js';
import { REQUEST } from '../../requests/model/request.js';
import { mayFindByPupil } from '../../requests/policy.js';
import { peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { INTERVENTION } from '../../steps/model/step-kind.js';
import { mayRead } from '../../steps/policy.js';
import { APPRECIATION, type Appreciation, thanksRef } from './appreciation.js';
import { codeCandidates, guard, type Seen } from './guard.js';

interface At {
  school: School;
  person: Person;
  now: Epoch;
  read: Read;
}

/** What in these words seems to be about a pupil or a parent. Looked at, and forgotten. */
export async function seenInWords(at: At, words: { saw: string; did?: string }): Promise<Seen[]> {
  const { school, now } = at;
  const text = [words.saw, words.did].filter(Boolean).join('\n');
  return guard(text, {
    classCodes: school.classes.map(({ code }) => code),
    colleagues: peopleOn(school, dayOf(now)),
    ownNames: [school.name, ...school.sites.map(({ name }) => name)],
    pupilCodes: await ownCodes(at, text),
  });
}

/** A code is of few records. */
const MOST_OF_ONE = 20;

/**
 * Codes of pupils of whom this person may find what was asked or read what is tried. No others: being asked about one would tell whoever
 * types it that the pupil is known.
 */
async function ownCodes({ read, person, school, now }: At, text: string): Promise<ReadonlySet<string>> {
  const today = dayOf(now);
  const known = await Promise.all(
    codeCandidates(text).map(async (code) => {
      const query = { where: { pupil: code }, limit: MOST_OF_ONE };
      const [asked, tried] = await Promise.all([read.find(REQUEST, query), read.find(INTERVENTION, query)]);
      const theirs =
        asked.items.some(({ data }) => mayFindByPupil(person, data, school, today)) ||
        tried.items.some(({ data }) => mayRead(person, data, school, today));
      return theirs ? [code] : [];
    }),
  );
  return new Set(known.flat());
}

export const thanksAudit = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, thanksRef(id), access);

export const saveThanks = (id: string, expect: number, data: Appreciation): Save<Appreciation> => ({
  kind: APPRECIATION,
  id,
  expect,
  data,
});

/** To whom it is for: at once in polite time, since a colleague speaks to them. */
export const tellRecipient = (id: string, person: string, now: Epoch): NewWork => ({
  type: 'send',
  name: 'thanks.for',
  id: `thanks.for:${id}:${person}`,
  ref: thanksRef(id),
  to: { person },
  manner: 'addressed',
  dueAt: now,
});

/** In the channel; of one appreciation once, however often it is found that it may stand there. */
export const postThanks = (id: string, team: string, now: Epoch): NewWork => ({
  type: 'send',
  name: 'thanks.post',
  id: `thanks.post:${id}`,
  ref: thanksRef(id),
  to: { channel: team },
  manner: 'addressed',
  dueAt: now,
});

/** To who wrote it, with the next digest: it did not go to the channel. */
export const stayedWithThem = (id: string, sender: string, now: Epoch): NewWork => ({
  type: 'send',
  name: 'thanks.stayed',
  id: `thanks.stayed:${id}`,
  ref: thanksRef(id),
  to: { person: sender },
  manner: 'digest',
  dueAt: now,
});

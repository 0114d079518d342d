import { dayOf } from '../../../calendar/time.js';
import type { AuditLine, NewWork, Save } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { peopleOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { APPRECIATION, type Appreciation, thanksRef } from './appreciation.js';
import { guard, type Seen } from './guard.js';

interface At {
  school: School;
  now: Epoch;
}

/**
 * What in these words seems to be about a pupil or a parent. Looked at, and forgotten. Whether a code is one that somebody asked about
 * is not looked up: the answer would tell that to whoever types it.
 */
export function seenInWords({ school, now }: At, words: { saw: string; did?: string }): Seen[] {
  const text = [words.saw, words.did].filter(Boolean).join('\n');
  return guard(text, {
    classCodes: school.classes.map(({ code }) => code),
    colleagues: peopleOn(school, dayOf(now)),
    ownNames: [school.name, ...school.sites.map(({ name }) => name)],
  });
}

export const thanksAudit = (
  { now, person }: { now: Epoch; person: { id: string } },
  verb: string,
  id: string,
  access: AuditLine['access'] = 'change',
): AuditLine => ({ at: now, who: person.id, verb, kind: APPRECIATION.kind, id, access });

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

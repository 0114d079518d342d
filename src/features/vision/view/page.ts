import { addDays, dayOf, daysBetween } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { CORE_VALUE_LIMITS, type CoreValue, valueLabel } from '../../school/model/core-values.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareVision, linesIn, type SchoolAgreement, VISION_LIMITS } from '../model/care-vision.js';
import { valueOfWeek } from '../model/value-of-week.js';
import type { Part } from '../model/vision-form.js';
import { writesVision } from '../policy.js';

type At = Scene<School> & { person: Person };

/** So many agreements at once, with all that stands in them; and so many of their titles on the page. */
const ROWS = 6;
const TITLES = 4;
/** Beyond so many characters the page names the values, and what they mean stands in the list behind it. */
const ROOM = 4500;
/** What a line of its own costs beside its words. */
const A_LINE = 90;
/** After so many days somebody may say again that an agreement still holds. */
const CHECK_AFTER_DAYS = 270;

interface Page {
  vision?: CareVision;
  values: readonly Stored<CoreValue>[];
  agreements: readonly Stored<SchoolAgreement>[];
}

/** All of it on one page; whoever may write it has the ways to do so. */
export function pageCard({ school, person, now }: At, { vision, values, agreements }: Page): CardRef {
  const writes = writesVision(person);
  const takes = (written: string) => written.length + A_LINE * linesIn(written);
  const all = [vision?.text ?? '', ...values.map(({ data }) => data.about ?? '')];
  const fits = all.reduce((sum, one) => sum + takes(one), 0) <= ROOM;
  const week = valueOfWeek(values, school.calendar, dayOf(now));
  return {
    card: 'vision/page',
    data: {
      writes,
      text: vision?.text ?? null,
      empty: text(writes ? 'vision.empty.write' : 'vision.empty'),
      changed: vision ? changedLine(school, vision) : null,
      values: values.map(
        ({ id, data }): CardData => ({
          name: valueLabel(data),
          about: (fits && data.about) || null,
          turn: id === week?.id,
        }),
      ),
      hasValues: values.length > 0,
      opensValues: writes || !fits,
      noValues: values.length === 0 && writes,
      agreements: agreements.slice(0, TITLES).map(({ data }) => ({ title: data.title })),
      more: agreements.length > TITLES,
      hasAgreements: agreements.length > 0,
      opensAgreements: agreements.length > 0 || writes,
    },
  };
}

export function valuesCard({ person }: At, values: readonly Stored<CoreValue>[]): CardRef {
  const writes = writesVision(person);
  return {
    card: 'vision/values',
    data: {
      values: values.map(({ id, data }) => ({
        id,
        name: valueLabel(data),
        about: data.about ?? null,
        writes,
      })),
      empty: values.length === 0,
      adds: writes && values.length < CORE_VALUE_LIMITS.values,
    },
  };
}

export function agreementsCard(
  { person, now }: At,
  agreements: readonly Stored<SchoolAgreement>[],
  after: string | undefined,
): CardRef {
  const writes = writesVision(person);
  const today = dayOf(now);
  const from = agreements.findIndex(({ id }) => id === after) + 1;
  const shown = agreements.slice(from, from + ROWS);
  return {
    card: 'vision/agreements',
    data: {
      items: shown.map(
        ({ id, data }): CardData => ({
          id,
          title: data.title,
          text: data.text ?? null,
          line: text('vision.agreement.line', { since: day(data.since), checked: day(data.checkedOn) }),
          writes,
          checks: writes && daysBetween(data.checkedOn, today) > CHECK_AFTER_DAYS,
        }),
      ),
      empty: agreements.length === 0,
      adds: writes && agreements.length < VISION_LIMITS.agreements,
      next: from + ROWS < agreements.length ? (shown.at(-1)?.id ?? null) : null,
    },
  };
}

const changedLine = (school: School, { changedAt, changedBy }: CareVision): TextRef =>
  text('vision.changed', { name: nameOf(school, changedBy), day: day(dayOf(changedAt)) });

/** What seems to be about somebody, asked about once. */
const warning = (seen: readonly TextRef[] | undefined): CardData => ({
  warned: (seen?.length ?? 0) > 0,
  seen: (seen ?? []).map((line) => ({ line })),
  which: (seen?.length ?? 0) > 0 ? 'sure' : '',
});

/** `from`: the version that is being changed, so that what somebody else saved meanwhile is not written over. */
export const textCard = (
  { id }: Pick<At, 'id'>,
  written: string,
  from: number,
  seen?: readonly TextRef[],
): CardRef => ({
  card: 'vision/text-form',
  data: { once: id(), text: written, from: String(from), ...warning(seen) },
});

interface ValueForm {
  id?: string;
  name?: string;
  emoji?: string;
  about?: string;
  nth?: number;
  toFront?: boolean;
  seen?: readonly TextRef[];
}

export const valueCard = ({ id: nonce }: Pick<At, 'id'>, one: ValueForm): CardRef => ({
  card: 'vision/value-form',
  data: {
    id: one.id ?? '',
    once: nonce(),
    known: (one.id ?? '') !== '',
    name: one.name ?? '',
    emoji: one.emoji ?? '',
    about: one.about ?? '',
    first: String(one.toFront ?? false),
    // The first needs no way to the front.
    moves: one.nth !== 0,
    ...warning(one.seen),
  },
});

interface AgreementForm {
  id?: string;
  title?: string;
  text?: string;
  since?: string;
  seen?: readonly TextRef[];
}

export const agreementCard = ({ id: nonce, now }: Pick<At, 'id' | 'now'>, one: AgreementForm): CardRef => ({
  card: 'vision/agreement-form',
  data: {
    id: one.id ?? '',
    once: nonce(),
    known: (one.id ?? '') !== '',
    title: one.title ?? '',
    text: one.text ?? '',
    since: one.since ?? '',
    today: dayOf(now),
    earliest: addDays(dayOf(now), -EARLIEST_DAYS),
    ...warning(one.seen),
  },
});
/** Forty years: an agreement may be older than the bot. */
const EARLIEST_DAYS = 14_600;

export const removeCard = (
  { id: nonce }: Pick<At, 'id'>,
  { id, which, name }: { id: string; which: Part; name: string },
): CardRef => ({ card: 'vision/remove', data: { id, which, name, once: nonce() } });

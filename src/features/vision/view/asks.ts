import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { type CoreValue, coreValues, valueLabel } from '../../school/model/core-values.js';
import type { OptionalAsk, OptionalAsks } from '../../school/model/optional-asks.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { LIMITS } from '../../steps/model/step-kind.js';
import type { PulseInput } from '../model/ask-form.js';
import { asksOf } from '../model/asks.js';
import { inspiration, type Noticed } from '../model/noticed.js';
import { valueOfWeek } from '../model/value-of-week.js';

type At = Scene<School> & { person: Person };
const INSPIRATIONS = 3;
const LONGEST_DAYS = 366;

/** All that this person may be asked, ticked where they want it. */
export function asksCard({ id, school, person, now }: At, { never, pausedUntil }: OptionalAsks): CardRef {
  const all = asksOf(school, person);
  const today = dayOf(now);
  return {
    card: 'vision/asks',
    data: {
      once: id(),
      any: all.length > 0,
      choices: all.map((value) => ({ title: text(`asks.what.${value}`), value })),
      asks: all.filter((one) => !never.includes(one)).join(','),
      until: pausedUntil !== undefined && pausedUntil >= today ? pausedUntil : '',
      today,
      latest: addDays(today, LONGEST_DAYS),
    },
  };
}

/** What a message says once somebody answered it. */
export const askedCard = (which: OptionalAsk, what: 'skip' | 'never' | 'again'): CardRef => ({
  card: 'vision/asked',
  data: { which, line: text(`asks.done.${what}`), never: what === 'never' },
});

interface Told {
  told?: string;
  use?: PulseInput['use'];
  seen?: readonly TextRef[];
}

/** One example, beside the core value that it is asked for, where the school has any. */
export function pulseCard(
  { id }: At,
  value: Stored<CoreValue> | undefined,
  { told, use, seen = [] }: Told,
): CardRef {
  return {
    card: 'vision/pulse',
    data: {
      once: id(),
      valueId: value?.id ?? '',
      value: value ? valueLabel(value.data) : null,
      about: value?.data.about ?? null,
      max: LIMITS.what,
      text: told ?? '',
      use: use ?? '',
      warned: seen.length > 0,
      seen: seen.map((line) => ({ line })),
      which: seen.length > 0 ? 'sure' : '',
    },
  };
}

/** What colleagues noted as tried; where nobody did, what one could see. */
export const noticeCard = ({ school, now }: At, noticed: readonly Noticed[]): CardRef => ({
  card: 'vision/notice',
  data: {
    intro: text(noticed.length > 0 ? 'notice.intro' : 'notice.introNone'),
    items: [
      ...noticed.map(
        ({ personId, example }): CardData => ({
          line: text('notice.tried', { name: nameOf(school, personId), example: text(example.key) }),
          to: personId,
          exampleId: example.id,
        }),
      ),
      ...(noticed.length > 0 ? [] : inspiration(dayOf(now), INSPIRATIONS)).map(
        ({ id, key }): CardData => ({
          line: text('notice.perhaps', { example: text(key) }),
          to: '',
          exampleId: id,
        }),
      ),
    ],
  },
});

export const askSends: SendSpec<School, Person>[] = [
  {
    name: 'pulse.ask',
    async view({ read, school, now }) {
      const value = valueOfWeek(await coreValues(read), school.calendar, dayOf(now));
      return (
        value && { card: 'vision/pulse-ask', data: { value: valueLabel(value.data), valueId: value.id } }
      );
    },
  },
  { name: 'notice.ask', view: () => ({ card: 'vision/notice-ask', data: {} }) },
];

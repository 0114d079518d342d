import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { DOMAINS, type Domain, type Person, type School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import { SHARED_EXAMPLE, type SharedExample } from '../model/shared-example.js';
import { LIMITS } from '../model/step-kind.js';
import type { SchoolTurn, StepTurn } from '../model/turn.js';
import { mayRemoveExample } from '../policy.js';

/** Rows of one page. */
const PAGE = 8;

interface Typed {
  text?: string;
  domain?: Domain;
  /** Something in it looks like a name. */
  warn?: boolean;
}

/** The words to keep for all of the staff, as far as they are about no pupil. */
export function exampleCard({ school, record }: StepTurn<unknown>, once: string, typed: Typed = {}): CardRef {
  const { id, data } = record;
  return {
    card: 'steps/example',
    data: {
      ...headOf(school, id, data),
      once,
      max: LIMITS.what,
      text: typed.text ?? data.words.what,
      domains: DOMAINS.map((value) => ({ title: text(`domain.${value}`), value })),
      domain: typed.domain ?? '',
      warn: typed.warn ?? false,
      which: typed.warn ? 'sure' : '',
    },
  };
}

export function examplesCard(
  { school, person }: SchoolTurn<unknown>,
  found: Stored<SharedExample>[],
  typed: string,
  after: string | undefined,
): CardRef {
  const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const shown = found.slice(from, from + PAGE);
  const more = found.length > from + PAGE;
  return {
    card: 'steps/examples',
    data: {
      typed,
      empty: found.length > 0 ? null : text(typed === '' ? 'example.none' : 'example.notFound'),
      items: shown.map(({ id, data }) => ({
        id,
        text: data.text,
        about: aboutOf(school, data),
        mine: mayRemoveExample(person, data),
      })),
      next: more ? (shown.at(-1)?.id ?? null) : null,
    },
  };
}

function aboutOf(school: School, { createdBy, createdAt, domain }: SharedExample): TextRef {
  const by = { name: nameOf(school, createdBy), day: day(dayOf(createdAt)) };
  return domain ? text('example.byIn', { ...by, domain: text(`domain.${domain}`) }) : text('example.by', by);
}

/** A year later, once: what became everyday care, and whether it still is. */
export const exampleSend: SendSpec<School, Person> = {
  name: 'example.year',
  view: () => undefined,
  async line({ read, ref }) {
    const found = ref && (await read.get(SHARED_EXAMPLE, ref.id));
    return found && text('digest.example.year', { words: found.data.text });
  },
};

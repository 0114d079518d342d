import type { CardData } from '../../../kernel/card.js';
import type { Read } from '../../../kernel/feature.js';
import { list, type TextParam, text } from '../../../kernel/text.js';
import { CORE_VALUE, valueLabel } from '../../school/model/core-values.js';
import { nameOf } from '../../school/model/people.js';
import { PHASE_ZERO } from '../../school/model/phase-zero.js';
import type { School } from '../../school/model/school.js';
import { SHARED_EXAMPLE } from '../../steps/model/shared-example.js';
import { type Appreciation, SECOND } from '../model/appreciation.js';

/** Names that stand beside each other; who comes after them said it too. */
const MOST_NAMES = 30;

type Written = Pick<Appreciation, 'senderId' | 'recipientIds' | 'words' | 'valueId' | 'exampleId'>;

/** The words of an example of basic care: one of the forty, or one that this school kept. Gone: undefined. */
export async function exampleWords(read: Pick<Read, 'get'>, id: string): Promise<TextParam | undefined> {
  const known = PHASE_ZERO.find((one) => one.id === id);
  if (known) return text(known.key);
  return (await read.get(SHARED_EXAMPLE, id))?.data.text;
}

/** One appreciation as it is read, wherever it stands: who, what was seen, what it did, and what it made somebody think of. */
export async function shownThanks(
  { school, read }: { school: School; read: Pick<Read, 'get'> },
  { senderId, recipientIds, words, valueId, exampleId }: Written,
): Promise<CardData> {
  const [value, example] = await Promise.all([
    valueId === undefined ? undefined : read.get(CORE_VALUE, valueId),
    exampleId === undefined ? undefined : exampleWords(read, exampleId),
  ]);
  return {
    who: text('thanks.who', {
      from: nameOf(school, senderId),
      to: list(...recipientIds.map((id) => nameOf(school, id))),
    }),
    saw: words?.saw ?? null,
    did: words?.did ?? null,
    value: value ? text('thanks.value', { value: valueLabel(value.data) }) : null,
    example: example === undefined ? null : text('thanks.example', { example }),
  };
}

/** "Ook gezien door An en Bram": names in the order in which they came, and no number. */
export async function seconds(
  { school, read }: { school: School; read: Read },
  of: string,
): Promise<TextParam | null> {
  const { items } = await read.find(SECOND, {
    where: { of },
    order: { field: 'at', direction: 'asc' },
    limit: MOST_NAMES,
  });
  const names = items.flatMap(({ data }) => nameOf(school, data.personId) || []);
  return names.length === 0 ? null : text('thanks.seconds', { names: list(...names) });
}

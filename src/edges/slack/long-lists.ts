import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineKind } from '../../kernel/kind.js';
import { type Epoch, EVERYWHERE } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import type { Choice } from './blocks/context.js';

const DAY = 86_400_000;
const KEPT = 30 * DAY;
/** What has less time left than this is written again when a form shows it. */
const RENEWED = 15 * DAY;
const MOST_REMEMBERED = 200;
/** Source: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
export const MOST_ANSWERS = 100;

/** More than 100 options, which Slack asks for while somebody types; the id is made of what is in it. */
export interface LongList {
  choices: Choice[];
  /** School time. */
  until: Epoch;
}

export const LONG_LIST = defineKind<LongList>({
  kind: 'slack-choices',
  schema: z.object({
    choices: z.array(z.object({ title: z.string(), value: z.string() })),
    until: z.number(),
  }),
  sealed: ['choices'],
  indexes: [],
  expiresAt: (data) => data.until,
});

export interface LongLists {
  /** The key of a list; it is there for Slack's questions once `kept` resolves. */
  keep(list: readonly Choice[]): string;
  kept(): Promise<void>;
  /** The options whose words hold what was typed, accents and case aside; those that begin with it first. */
  search(key: string, typed: string): Promise<Choice[]>;
}

export function createLongLists({ store, clock }: { store: Store; clock: Clock }): LongLists {
  const remembered = new Map<string, LongList>();
  let writing: Promise<unknown> = Promise.resolve();

  function remember(key: string, list: LongList): void {
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, list);
  }

  async function write(key: string, choices: Choice[]): Promise<void> {
    const stored = await store.get(LONG_LIST, EVERYWHERE, key);
    const until = clock.now() + KEPT;
    if (stored && stored.data.until - clock.now() > RENEWED) return remember(key, stored.data);
    const save = [{ kind: LONG_LIST, id: key, expect: stored?.version ?? 0, data: { choices, until } }];
    // A conflict: another process keeps the same list at this moment.
    await store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, clock.real());
    remember(key, { choices, until });
  }

  return {
    keep(list) {
      const choices = list.map(({ title, value }) => ({ title, value }));
      const key = createHash('sha256').update(JSON.stringify(choices)).digest('base64url').slice(0, 22);
      const known = remembered.get(key);
      if (!known || known.until - clock.now() <= RENEWED) {
        const written = write(key, choices);
        writing = Promise.all([writing.catch(() => undefined), written]);
        // Whoever shows the form hears of it.
        writing.catch(() => undefined);
      }
      return key;
    },
    async kept() {
      await writing;
    },
    async search(key, typed) {
      const list = remembered.get(key) ?? (await store.get(LONG_LIST, EVERYWHERE, key))?.data;
      if (list) remember(key, list);
      return matching(list?.choices ?? [], typed);
    },
  };
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Each typed word must stand in it. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = choices
    .map((choice) => ({ choice, title: plain(choice.title) }))
    .filter(({ title }) => words.every((word) => title.includes(word)));
  const first = words[0] ?? '';
  const begins = found.filter(({ title }) => title.startsWith(first));
  const rest = found.filter(({ title }) => !title.startsWith(first));
  return [...begins, ...rest].slice(0, MOST_ANSWERS).map(({ choice }) => choice);
}

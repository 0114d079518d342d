import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { readConfig } from '../../src/config.js';
import { COMMANDS } from '../../src/features/commands.js';
import { FEATURES } from '../../src/features/index.js';
import type { VerbSpec } from '../../src/kernel/feature.js';
import type { Actor, Reply } from '../../src/kernel/interaction.js';
import { LANGUAGES } from '../../src/kernel/values.js';
import type { Store } from '../../src/ports/store.js';
import { openStore } from '../../src/tools/open-store.js';
import { FROM_OTHER, MARK, openWorld, PUPIL, ROEPNAAM, type World } from './curious-world.js';

/**
 * Whose second answer shows what they did the first time: an example that all of the staff read from then on, what their own
 * school is set to, tasks that are in its list once. No id, word or code of a request goes in that does not come from them.
 */
const OWN = new Set(['pulse.save', 'school.settings.save', 'task.starters.add']);

/**
 * Whoever has nothing to do with a request learns nothing of it. They do everything that can be done (new verbs and
 * commands come in by themselves) with what they could have picked up: an id, a roepnaam, a pupil's code, a class. The answer is
 * the same as to something made up, and the same as in a school of the same people where nobody ever asked anything.
 */
const verbs: VerbSpec[] = FEATURES.flatMap((feature) => feature.verbs).filter(({ name }) => !OWN.has(name));

let dir: string;
let store: Store;
let world: World;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-curious-'));
  ({ store } = await openStore(readConfig({ DATA_DIR: dir })));
  world = await openWorld(store);
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

/** What a field takes when it is a choice. */
function optionsOf(schema: unknown, found: string[] = []): string[] {
  const def = (schema as { def?: Record<string, unknown> } | undefined)?.def;
  if (!def) return found;
  if (def.entries) found.push(...Object.values(def.entries as object).map(String));
  for (const inner of [def.in, def.out, def.innerType, def.element]) optionsOf(inner, found);
  return found;
}
const FALLBACKS = ['x', '2026-10-20', '5', 'true', 'coordinator', 'L3B', '18:00'];

/** What is filled in: what they want to know about in every field that takes it, else something that it does take. */
function inputFor({ input }: VerbSpec, probe: string, nth: number): Record<string, string> {
  const shape = (input as z.ZodObject).shape as Record<string, z.ZodType> | undefined;
  const filled: Record<string, string> = {};
  for (const [field, schema] of Object.entries(shape ?? {})) {
    if (field === 'once' || field === 'forSchool' || field === 'school') continue;
    const takes = (value: string) => schema.safeParse(value).success;
    const options = optionsOf(schema);
    // Another choice with each thing that they try.
    const chosen = options.length > 0 ? [options[nth % options.length]!] : [probe, ...FALLBACKS];
    const value = chosen.find(takes);
    if (value !== undefined) filled[field] = value;
  }
  return filled;
}

/** In words and numbers, without what is new each time and without what they said themselves. */
const plain = (reply: Reply, probe: string): string =>
  JSON.stringify(reply)
    .replaceAll(probe, '<probe>')
    .replace(/01[0-9A-HJKMNP-TV-Z]{24}/g, '<new>')
    .replaceAll('"full"', '<school>')
    .replaceAll('"empty"', '<school>')
    .replaceAll(/School (full|empty)/g, '<school>');

interface Curious {
  name: string;
  in(school: 'full' | 'empty'): Actor;
  schoolId?: 'full';
  /** A survey is put to them too. */
  asked?: true;
}
const inSandbox = (user: string) => (school: string) => ({
  platform: 'sandbox' as const,
  tenant: school,
  user,
});
const CURIOUS: Curious[] = [
  { name: 'a teacher of another class', in: inSandbox('colleague'), asked: true },
  { name: 'a guest', in: inSandbox('guest') },
  { name: 'somebody who left', in: inSandbox('departed') },
  { name: 'who runs the office', in: inSandbox('office') },
  { name: 'a coordinator of another school of the group', in: () => FROM_OTHER },
  { name: 'the same, who says that it is in this school', in: () => FROM_OTHER, schoolId: 'full' },
];
/** Made for real in the school of who asks, in which a second one of that name is refused. */
const ONCE_BY_NAME = new Set(['survey.create']);
/** Opened by a command with examples that all of the staff read: the other school has none. */
const FOR_ALL = new Set(['thanks.form']);
const MADE_UP_ID = '01KF0000000000000000009999';

describe('a probe', () => {
  it('is there for every kind of record that a verb is on', () => {
    const kinds = new Set(verbs.flatMap(({ on }) => (on ? [on.kind] : [])));
    expect([...kinds].filter((kind) => !world.planted.full.has(kind))).toEqual([]);
  });

  it('reaches its record: who may read it is answered otherwise', async () => {
    const [id] = world.planted.full.get('request')!;
    const actor = { platform: 'sandbox' as const, tenant: 'full', user: 'requester' };
    const read = await world.asks(actor, { verb: 'request.read', input: { id } });
    expect(JSON.stringify(read)).toMatch(/zqxmark/i);
  });
});

/** All that is kept, as short as it can be told apart; in the other school one of them works, and reads their own lists. */
async function untouched(): Promise<string[]> {
  const other = (await world.kept('other')).map(([kind, id, record]) => [kind, id, record]);
  return [...(await world.kept('full')), ...other].map((one) => JSON.stringify(one));
}

describe.each(CURIOUS)('$name', ({ in: actorIn, schoolId, asked }) => {
  const asks = async (school: 'full' | 'empty', verb: VerbSpec, probe: string, nth: number) => {
    const reply = await world.asks(actorIn(school), {
      verb: verb.name,
      input: inputFor(verb, probe, nth),
      ...(schoolId ? { schoolId } : {}),
    });
    return { raw: JSON.stringify(reply).replaceAll(probe, ''), said: plain(reply, probe) };
  };

  it('learns nothing by any verb, with a real id, word, code or class', async () => {
    const before = await untouched();
    const wrong: string[] = [];
    const { full, other } = world.planted;
    const ids = [...full.values()].flat();
    for (const verb of verbs) {
      if (asked && verb.on?.kind === 'survey') continue;
      const own = verb.on ? (full.get(verb.on.kind) ?? []) : [...full.values()].map((all) => all[0]!);
      const theirs = verb.on && actorIn('full') !== FROM_OTHER ? (other.get(verb.on.kind) ?? []) : [];
      const pairs: [string, string][] = [
        ...[...own, ...theirs].map((id): [string, string] => [id, MADE_UP_ID]),
        ...(verb.on
          ? []
          : ([
              [ROEPNAAM, 'koekoek'],
              [PUPIL, 'QVZ18'],
            ] as [string, string][])),
      ];
      for (const [nth, [real, madeUp]] of pairs.entries()) {
        const found = await asks('full', verb, real, nth);
        const nothing = await asks('full', verb, madeUp, nth);
        const elsewhere = await asks('empty', verb, real, nth);
        if (MARK.test(found.raw) || ids.some((id) => found.raw.includes(id)))
          wrong.push(`${verb.name} ${real} says ${found.raw}`);
        if (ONCE_BY_NAME.has(verb.name) && actorIn('full') === FROM_OTHER) continue;
        if (found.said !== nothing.said) wrong.push(`${verb.name} ${real}: ${found.said} / ${nothing.said}`);
        if (!schoolId && found.said !== elsewhere.said)
          wrong.push(`${verb.name} ${real}: ${found.said} / empty: ${elsewhere.said}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await untouched()).toEqual(before);
  }, 60_000);

  it('learns nothing by anything that can be typed', async () => {
    const wrong: string[] = [];
    for (const { words } of COMMANDS.filter(({ verb }) => !FOR_ALL.has(verb)))
      for (const language of LANGUAGES)
        for (const probe of [ROEPNAAM, PUPIL, 'L3B']) {
          const text = `${words[language][0]} ${probe}`;
          const said = async (school: 'full' | 'empty') =>
            plain(await world.asks(actorIn(school), { text, ...(schoolId ? { schoolId } : {}) }), probe);
          const found = await said('full');
          if (MARK.test(found)) wrong.push(`${text} says ${found}`);
          if (!schoolId && found !== (await said('empty'))) wrong.push(`${text}: ${found}`);
        }
    expect(wrong).toEqual([]);
  });
});

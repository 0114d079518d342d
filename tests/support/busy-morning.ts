import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { type CareRequest, REQUEST } from '../../src/features/requests/model/request.js';
import type { Language } from '../../src/kernel/values.js';
import { openStore } from '../../src/tools/open-store.js';
import { ALL_OF_THEM, type Asked, SPOKEN_ON } from './busy-requests.js';
import { schoolWithoutHours } from './example-house.js';

/** One person's screen, whatever the surface. Buttons by their words, fields by their name with the value of a choice. */
export interface Screen {
  /** What is in front: a dialog, else the message or home that was looked at last. */
  text(): string;
  titles(): string[];
  press(title: string): Promise<void>;
  fill(values: Record<string, string | string[]>): Promise<void>;
  /** Of a field: the values of those whose words end so. */
  choices(field: string, ending: string): string[];
  /** Brings up the newest message about something. */
  message(about: string): Promise<void>;
  /** Opens the empty form of a request. */
  form(): Promise<void>;
  /** Brings up the home, with everything that was done on it. */
  home(): Promise<void>;
  /** Puts away every dialog that is open, and says in how many taps. */
  close(): Promise<number>;
  /** Everything that lies in their chat. */
  chat(): Promise<string[]>;
}
export interface Place {
  as(personId: string): Screen;
  moveTo(day: string, time: string): Promise<void>;
  settled(): Promise<void>;
}

/** Everybody has one screen, on which what they looked at last stays. */
export function oneEach(screenOf: (personId: string) => Screen): Place['as'] {
  const screens = new Map<string, Screen>();
  return (personId) => {
    const found = screens.get(personId) ?? screenOf(personId);
    screens.set(personId, found);
    return found;
  };
}

export const AN = 'an-duindoorn';
const CARLA = 'carla-strandvonk';
const SCHOOL = 'wolkenschip';

/** A folder with the example school, in which everybody reads one language and An gets new requests in her morning message. */
export async function busySchool(language: Language): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-busy-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { school, people, save } = await schoolWithoutHours();
  const ids = new Set(people.map(({ id }) => id));
  const told = save.map((one) =>
    ids.has(one.id) && 'roles' in (one.data as object)
      ? {
          ...one,
          data: { ...(one.data as object), language, ...(one.id === AN ? { newRequests: 'digest' } : {}) },
        }
      : one,
  );
  await store.commit({ schoolId: school.id, save: told, remove: [], work: [], audit: [] }, 0);
  await store.close();
  return dir;
}

async function requestsIn(dir: string): Promise<CareRequest[]> {
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { items } = await store.find(REQUEST, SCHOOL, { limit: 100 });
  await store.close();
  return items.map(({ data }) => data);
}

const textsOf = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../cards/texts/${language}.json`, import.meta.url).pathname, 'utf8'));

/** Asks them all, and lets An work through them the next morning. Resolves with the number of her taps. */
export async function busyMorning(place: Place, dir: string, language: Language): Promise<number> {
  const texts = textsOf(language);
  const say = (key: string) => {
    const words = texts[key];
    if (words === undefined) throw new Error(`no text ${key}`);
    return words;
  };
  for (const [nth, asked] of ALL_OF_THEM.entries()) {
    if (nth === 14) await place.moveTo('2026-10-12', '20:30');
    await ask(place.as(asked.by), asked, say);
    await place.settled();
  }
  expect(await place.as(AN).chat()).toHaveLength(1); // Somebody has doubts: that comes at once.
  await place.moveTo('2026-10-13', '08:05');
  const raised = await requestsIn(dir);
  expect(raised).toHaveLength(ALL_OF_THEM.length);
  const heard = await chats(place);

  const { taps, seen } = await throughAll(place, say);

  await place.settled();
  const left = await requestsIn(dir);
  expect(left.filter((one) => one.status === 'NEW' && one.coordinatorId === AN)).toEqual([]);
  expect(left.filter((one) => one.status === 'NEW').map((one) => one.coordinatorId)).toEqual([CARLA]);
  expect(left.filter(({ bundle }) => bundle)).toHaveLength(4);
  expect(left.filter(({ samePupilAs }) => samePupilAs)).toHaveLength(2);
  const now = await chats(place);
  for (const { roepnaam, requesterId } of left) {
    const since = now.get(requesterId)!.slice(heard.get(requesterId)!.length);
    expect([roepnaam, since.filter((one) => one.includes(roepnaam)).length]).not.toEqual([roepnaam, 0]);
  }
  // Words about a child were read in dialogs, and lie in no chat.
  for (const { mark, act } of ALL_OF_THEM) if (act) expect(seen).toContain(mark);
  expect([...now.values()].flat().join('\n')).not.toMatch(/MERK|Antwoordwoord|Vraagwoord|KV7|MT4/);
  return taps;
}

async function chats(place: Place): Promise<Map<string, string[]>> {
  const people = [...new Set([...ALL_OF_THEM.map(({ by }) => by), AN, CARLA])];
  const found = await Promise.all(people.map(async (id) => [id, await place.as(id).chat()] as const));
  return new Map(found);
}

type Say = (key: string) => string;

async function ask(who: Screen, { mark, form, details }: Asked, say: Say): Promise<void> {
  await who.form();
  await who.fill({ scope: 'pupil', classCode: 'L3B', observation: mark, safety: 'no', ...form });
  if (details) {
    await who.press(say('form.more'));
    await who.fill(details);
  }
  await who.press(say('form.send'));
  await who.close();
}

/** From the morning message through one request after the other, each with the step that fits; the last ones in one go. */
async function throughAll(place: Place, say: Say): Promise<{ taps: number; seen: string }> {
  const an = place.as(AN);
  let taps = 0;
  const seen: string[] = [];
  const press = async (key: string) => {
    await an.press(say(key));
    taps += 1;
  };
  const back = async () => {
    taps += await an.close();
    await place.settled();
    await an.home();
    taps += 1;
  };

  await an.message(say('school.digest.end'));
  // Twenty lines would say less than one that counts, with what is for today in it.
  expect(an.text().split('\n').length).toBeLessThan(8);
  expect(an.text()).toContain(String(ALL_OF_THEM.length));
  await press('school.home.open');
  await press('button.read');
  for (;;) {
    const words = an.text();
    const asked = ALL_OF_THEM.find(({ mark }) => words.includes(mark));
    if (!asked) throw new Error(`none of them:\n${words}`);
    if (!asked.act) break;
    seen.push(words);
    expect(words).toContain(say('triage.suggest.you'));
    for (const step of asked.act) {
      if (typeof step === 'string') await press(step);
      else await an.fill(step);
    }
    if (!an.titles().includes(say('request.following'))) {
      await back();
      await press('button.read');
    } else await press('request.following');
  }
  await back();
  await press('triage.bulk.open');
  await an.fill({ requests: an.choices('requests', say('request.list.new')), day: SPOKEN_ON });
  await press('button.together');
  return { taps: taps + (await an.close()), seen: seen.join('\n') };
}

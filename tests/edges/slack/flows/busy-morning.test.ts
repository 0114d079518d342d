import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { busyMorning, busySchool, oneEach, type Place, type Screen } from '../../../support/busy-morning.js';
import { textObject } from '../../../support/slack/blocks.js';
import { fieldsOf, type Surface, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { wellBehaved } from './acting.js';

let dir: string;
let open: OpenSlack;
beforeAll(async () => {
  dir = await busySchool('en');
  open = await openSlack('2026-10-12 15:30', { DATA_DIR: dir });
});
afterAll(async () => {
  await wellBehaved(open);
  await rm(dir, { recursive: true, force: true });
});

function screenOf(id: string): Screen {
  const who = open.as(id);
  let shown: Surface | undefined;
  const front = (): Surface => {
    const surface = (who.modal as Surface | undefined) ?? shown;
    if (!surface) throw new Error('nothing is in front');
    return surface;
  };
  const fieldOf = (name: string) => {
    const found = fieldsOf(front()).find(({ block }) => block.block_id === `in:${name}`);
    if (!found) throw new Error(`no field ${name}`);
    return found;
  };
  const optionsOf = (name: string): { words: string; value: string }[] =>
    (fieldOf(name).element.options ?? []).map(({ text: words, value }: { text: object; value: string }) => ({
      words: textObject(words),
      value,
    }));
  return {
    text: () => text(front()),
    titles: () => titlesOf(front()),
    choices: (name, ending) =>
      optionsOf(name)
        .filter(({ words }) => words.endsWith(ending))
        .map(({ value }) => value),
    async press(title) {
      const modal = who.modal;
      if (modal?.view.content.submit && textObject(modal.view.content.submit) === title) {
        await modal.submit();
        if (Object.keys(modal.errors).length > 0) throw new Error(JSON.stringify(modal.errors));
      } else await who.press(front(), title, { nth: 0 });
      if (who.modal || !modal) await who.modalShown();
    },
    async fill(values) {
      for (const [name, value] of Object.entries(values)) {
        const options = optionsOf(name);
        const words = [value].flat().map((one) => options.find((each) => each.value === one)?.words ?? one);
        await who.modal!.fill({ [fieldOf(name).label]: Array.isArray(value) ? words : words[0]! });
      }
    },
    async message(about) {
      shown = who.message(about);
    },
    async form() {
      await who.command('/zorg', 'vraag');
      await who.modalShown();
    },
    async home() {
      await who.openHome();
      shown = await who.homeShown();
    },
    async close() {
      let taps = 0;
      for (; who.modal; taps++) await who.modal.close();
      return taps;
    },
    chat: async () => who.inbox().map(text),
  };
}

it('clears 20 new requests in at most 50 taps, in English', async () => {
  const place: Place = {
    as: oneEach(screenOf),
    moveTo: (day, time) => open.moveTo(`${day} ${time}`),
    settled: open.drained,
  };
  const taps = await busyMorning(place, dir, 'en');
  expect(taps).toBeLessThanOrEqual(50);
}, 60_000);

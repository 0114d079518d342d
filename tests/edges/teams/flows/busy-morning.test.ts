import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { busyMorning, busySchool, oneEach, type Place, type Screen } from '../../../support/busy-morning.js';
import { inputIn, type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import type { Dialog } from '../../../support/teams/client-dialog.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { answer, settled, wellBehaved } from './acting.js';

let dir: string;
let open: OpenTeams;
beforeAll(async () => {
  dir = await busySchool('fr');
  open = await openTeams('2026-10-12 15:30', { DATA_DIR: dir });
});
afterAll(async () => {
  await wellBehaved(open);
  await rm(dir, { recursive: true, force: true });
});

function screenOf(id: string): Screen {
  const who = open.as(id);
  let shown: Shown | undefined;
  let read = 0;
  const front = (): Shown | Dialog => {
    const surface = who.dialog ?? shown;
    if (!surface) throw new Error('nothing is in front');
    return surface;
  };
  const choicesOf = (name: string): { title: string; value: string }[] =>
    inputIn(front(), `#${name}`).choices ?? [];
  return {
    text: () => text(front()),
    titles: () => titlesOf(front()),
    choices: (name, ending) =>
      choicesOf(name)
        .filter(({ title }) => title.endsWith(ending))
        .map(({ value }) => value),
    async press(title) {
      const before = who.messages().length;
      const on = front();
      await who.press(on, title, { nth: 0 });
      if (on.kind === 'dialog') {
        if (who.dialog && Object.keys(who.dialog.errors).length > 0)
          throw new Error(JSON.stringify(who.dialog.errors));
        return;
      }
      if (!who.dialog) shown = await open.teams.until(() => who.messages()[before], `what ${title} brings`);
    },
    async fill(values) {
      for (const [name, value] of Object.entries(values)) {
        const choices = choicesOf(name);
        const words = [value].flat().map((one) => choices.find((each) => each.value === one)?.title ?? one);
        who.theDialog.fill({ [`#${name}`]: Array.isArray(value) ? words : words[0]! });
      }
    },
    async message(about) {
      shown = who.message(about);
    },
    async form() {
      shown = await answer(open, who, 'zorgvraag');
      await who.press(shown, titlesOf(shown)[0]!);
    },
    async home() {
      shown = await answer(open, who, 'zorg');
    },
    /** What Teams says at the end of a dialog has to be put away as well. */
    async close() {
      const taps = who.dialog || who.notes.length > read ? 1 : 0;
      who.dialog?.close();
      read = who.notes.length;
      return taps;
    },
    chat: async () => who.messages().map(text),
  };
}

it('clears 20 new requests in at most 48 taps, in French', async () => {
  const place: Place = {
    as: oneEach(screenOf),
    moveTo: (day, time) => open.moveTo(`${day} ${time}`),
    settled: () => settled(open),
  };
  const taps = await busyMorning(place, dir, 'fr');
  expect(taps).toBeLessThanOrEqual(48);
}, 60_000);

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../../src/calendar/time.js';
import { fullDesk } from '../../../support/full-desk.js';
import type { SlackClient } from '../../../support/slack/client.js';
import { blocksOf, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, press, send } from './acting.js';

let dir: string;
let open: OpenSlack;
let an: SlackClient;
beforeAll(async () => {
  dir = await fullDesk(300, epochOf('2026-10-12', '09:00'));
  open = await openSlack('2026-10-12 09:00', { DATA_DIR: dir });
  an = open.as(AN);
});
afterAll(async () => {
  expect(open.slack.problems).toEqual([]);
  await open.close();
  await rm(dir, { recursive: true, force: true });
});

describe('a coordinator with 300 open requests', () => {
  it('has a home that Slack takes: five requests, and counts that open their list', async () => {
    await an.openHome();
    const home = await an.homeShown();
    expect(blocksOf(home).length).toBeLessThan(40);
    expect(titlesOf(home).filter((title) => title === 'Lezen')).toHaveLength(5);
    for (const says of ['Nieuw · 30', 'Wacht op mij · 150', 'Wacht op anderen · 90', 'Even opzij · 30'])
      expect(titlesOf(home)).toContain(says);
    expect(text(home)).toContain('270 open vragen, 24 zorguren per week');
    const list = await press(an, home, 'Even opzij · 30');
    expect(list.text).toContain('Even opzij');
    expect(titlesOf(list as never).filter((title) => title === 'Lezen')).toHaveLength(8);
  });

  it('pages, filters and searches in one modal, and reads on from there', async () => {
    await an.modal?.close({ all: true });
    await an.openHome();
    const list = await press(an, await an.homeShown(), 'Wacht op mij · 150');
    const first = list.text;
    const next = await press(an, list, 'Volgende');
    expect(next.text).not.toBe(first);
    expect((await press(an, next, 'Vorige')).text).toBe(first);
    const again = await an.modalShown();
    await again.fill({ 'Welke vragen?': 'Wacht op anderen', 'Welke klas?': 'L3B' });
    await again.submit();
    const chosen = await an.modalShown();
    expect(chosen.text).toMatch(/Wacht op anderen[\s\S]*L3B/);
    expect(chosen.text.split('Iets anders')[0]).not.toMatch(/L3A|L4A/);
    await chosen.fill({ 'Of zoek op roepnaam, klas of leerlingencode': 'LL17' });
    await chosen.submit();
    const found = await an.modalShown();
    expect(found.text).toContain('Gevonden');
    const read = await press(an, found, 'Lezen');
    expect(read.text).toContain('LL17');
  });

  it('has room above it for what cannot wait, said once', async () => {
    await an.modal?.close({ all: true });
    for (let i = 0; i < 6; i++) await send(open.as(LIES), { 'Jouw antwoord': 'Ja' });
    await open.drained();
    await an.openHome();
    const home = await an.homeShown();
    expect(blocksOf(home).length).toBeLessThan(65);
    expect(text(home)).toMatch(/Dit kan niet wachten[\s\S]*deze 6[\s\S]*En nog 1/);
    expect(titlesOf(home).filter((title) => title === 'Ik neem dit nu op')).toHaveLength(5);
    expect(text(home).match(/Nu lezen/g)).toHaveLength(1);
  });
});

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../../src/calendar/time.js';
import { fullDesk } from '../../../support/full-desk.js';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, press, send, wellBehaved } from './acting.js';

const MOST_BYTES = 28 * 1024;
let dir: string;
let open: OpenTeams;
let an: TeamsClient;
beforeAll(async () => {
  dir = await fullDesk(300, epochOf('2026-10-12', '09:00'));
  open = await openTeams('2026-10-12 09:00', { DATA_DIR: dir });
  an = open.as(AN);
});
afterAll(async () => {
  await wellBehaved(open);
  await rm(dir, { recursive: true, force: true });
});
const bytes = ({ card }: { card: unknown }) => Buffer.byteLength(JSON.stringify(card), 'utf16le');

describe('a coordinator with 300 open requests', () => {
  it('has a home that Teams takes: five requests, and counts that open their list', async () => {
    const home = await answer(open, an, 'zorg');
    expect(bytes(home as never)).toBeLessThan(MOST_BYTES);
    expect(titlesOf(home).filter((title) => title === 'Lezen')).toHaveLength(5);
    for (const says of ['Nieuw · 30', 'Wacht op mij · 150', 'Wacht op anderen · 90', 'Even opzij · 30'])
      expect(titlesOf(home)).toContain(says);
    expect(text(home)).toContain('270 open vragen, 24 zorguren per week');
    const list = await press(an, home, 'Even opzij · 30');
    expect(bytes(list)).toBeLessThan(MOST_BYTES);
    expect(titlesOf(list).filter((title) => title === 'Lezen')).toHaveLength(8);
  });

  it('pages, filters and searches in one dialog, and reads on from there', async () => {
    const home = await answer(open, an, 'zorg');
    const list = await press(an, home, 'Wacht op mij · 150');
    const first = list.text;
    const next = await press(an, list, 'Volgende');
    expect(next.text).not.toBe(first);
    expect((await press(an, next, 'Vorige')).text).toBe(first);
    const chosen = (await send(
      open,
      an,
      { 'Welke vragen?': 'Wacht op anderen', 'Welke klas?': 'L3B' },
      'Tonen',
    ))!;
    expect(chosen.text).toMatch(/Wacht op anderen[\s\S]*L3B/);
    expect(chosen.text.split('Iets anders')[0]).not.toMatch(/L3A|L4A/);
    const found = (await send(open, an, { 'Of zoek op roepnaam, klas of leerlingencode': 'LL17' }, 'Tonen'))!;
    expect(found.text).toContain('Gevonden');
    expect((await press(an, found, 'Lezen')).text).toContain('LL17');
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { REQUEST } from '../../../../src/features/requests/model/request.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  everybodys,
  FORM,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  raise,
  said,
  send,
  WORDS,
  wellBehaved,
} from './acting.js';

const SORRY = /Er ging bij mij iets mis, niet bij jou\.[\s\S]*Geef [0-9a-f]{8} door[\s\S]*bel/;
let open: OpenSlack;
beforeEach(async () => {
  open = await openSlack();
});
afterEach(() => wellBehaved(open));
const requests = () => open.running.router.house.read(open.school.id).count(REQUEST, {});

/** The database takes no more records while this runs, as with a full disk. */
async function broken<T>(run: () => Promise<T>): Promise<T> {
  const file = readdirSync(open.dir).find((name) => name.endsWith('.sqlite'))!;
  const db = new DatabaseSync(join(open.dir, file));
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'record:%'")
    .all()
    .flatMap(({ name }) => ['INSERT', 'UPDATE'].map((what) => ({ what, name })));
  for (const { what, name } of tables)
    db.exec(
      `CREATE TRIGGER "broken ${what} ${name}" BEFORE ${what} ON "${name}" BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    );
  try {
    return await run();
  } finally {
    for (const { what, name } of tables) db.exec(`DROP TRIGGER "broken ${what} ${name}"`);
    db.close();
  }
}

describe('while the store takes nothing', () => {
  it('a form stays with all that was typed and says a reference; sent again, it is one request', async () => {
    const lies = open.as(LIES);
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    await broken(() => form.submit());
    expect(Object.values(form.errors)).toEqual([expect.stringMatching(SORRY)]);
    expect(form.open).toBe(true);
    expect(form.fields).toMatchObject({
      [PUPIL]: 'KV7',
      'In je eigen woorden': WORDS,
      'Jouw antwoord': 'Nee',
    });
    await open.drained();
    expect(everybodys(open)).toEqual([]);
    await form.submit();
    expect(form.open).toBe(false);
    await open.drained();
    expect(await requests()).toBe(1);
    expect(said(open.as(AN), 'Nieuwe vraag')).toHaveLength(1);
  });

  it('a button says so beside its message, which stays as it was', async () => {
    const an = open.as(AN);
    const name = await raise(open, open.as(LIES));
    await broken(() => an.press(an.message(name), 'Ik volg dit op'));
    expect(text(await an.answered())).toMatch(SORRY);
    expect(titlesOf(an.message(`vraag ${name}`))).toContain('Ik volg dit op');
    await an.press(an.message(`vraag ${name}`), 'Ik volg dit op');
    await open.drained();
    expect(said(an, `Jij volgt ${name} op`)).toHaveLength(1);
  });
});

describe('while Slack', () => {
  it('limits, fails and drops calls, every message comes, and only a dropped answer makes a double', async () => {
    const lies = open.as(LIES);
    await home(open, lies);
    open.slack.faults.some({ share: 0.4, seed: 7, methods: ['chat.postMessage', 'chat.update'] });
    for (let nth = 0; nth < 5; nth += 1) await send(lies);
    for (let minute = 0; minute < 30; minute += 1) {
      open.clock.moveReal(60_000);
      open.clock.moveTo(open.clock.now() + 60_000);
      await open.drained();
    }
    open.slack.faults.clear();
    await open.drained();
    const told = said(open.as(AN), /Nieuwe vraag|nieuwe vragen/);
    const unheard = open.slack.doubles().reduce((sum, one) => sum + one.unheard, 0);
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect(told.length).toBeLessThanOrEqual(5 + unheard);
    expect(await requests()).toBe(5);
  });

  it('does not open a modal in time, the person reads so and tries again', async () => {
    const lies = open.as(LIES);
    open.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await lies.command('/zorg', 'vraag');
    expect(text(await lies.answered())).toBe('Het venster ging niet open. Probeer het nog eens.');
    expect((await opens(lies, 'vraag')).title).toBe('Een zorgvraag');
  });

  it('has three modals on top of each other, the next one takes the place of the last', async () => {
    const [lies, an] = [open.as(LIES), open.as(AN)];
    for (let nth = 0; nth < 6; nth += 1) await raise(open, lies);
    const all = await press(an, await opens(an, ''), 'Alles, of zoeken');
    await an.press(all, 'Lezen', { nth: 0 });
    const third = await an.modalShown();
    expect(third.text).toContain(WORDS);
    const fourth = await press(an, third, 'Een vraag stellen');
    await fourth.fill({ 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await fourth.submit();
    await open.drained();
    expect((await an.modalShown()).text).toContain('Nog nieuw');
    await an.modal!.close();
    expect(an.modal).toBeUndefined();
    expect(said(lies, 'korte vraag')).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../../src/features/requests/model/request.js';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import type { Doubling } from '../../../support/teams/sender.js';
import {
  AN,
  FORM,
  LIES,
  opens,
  press,
  raise,
  read,
  send,
  settled,
  WORDS,
  watch,
  wellBehaved,
  XANDER,
} from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => {
  open.teams.double({ times: 1 });
  lies.dialog?.close();
  an.dialog?.close();
});
afterAll(() => wellBehaved(open));

const WAYS: [string, Doubling][] = [
  ['one after the other', { times: 10 }],
  ['all at once', { times: 10, parallel: true }],
];
const requests = () => open.running.router.house.read(open.school.id).count(REQUEST, {});
/** What the last ten were answered. */
const answers = () => new Set(open.teams.sent.slice(-10).map(({ body }) => JSON.stringify(body)));

describe.each(WAYS)('ten times the same, %s', (name, ten) => {
  it('a typed command: one button', async () => {
    const news = watch(open);
    open.teams.double(ten);
    await lies.says('zorgvraag');
    await settled(open);
    expect(news(lies)).toHaveLength(1);
    await lies.says('zorg lijts');
    await lies.saysIn('Zorg', '@Zorgbode zorg');
    await settled(open);
    expect(news(lies)).toHaveLength(3);
  });

  it('a button that opens: the same dialog each time', async () => {
    const name = await raise(open, lies);
    const message = an.message(name);
    open.teams.double(ten);
    await an.press(message, 'Lezen');
    expect(an.theDialog.text).toContain(WORDS);
    expect(answers().size).toBe(1);
    an.dialog?.close();
    await an.press(message, 'Doorgeven');
    expect(answers().size).toBe(1);
  });

  it('a button that does: done once, said once', async () => {
    const name = await raise(open, lies);
    const news = watch(open);
    an.notes.length = 0;
    open.teams.double(ten);
    await an.press(an.message(name), 'Ik volg dit op');
    await settled(open);
    expect(an.notes).toEqual([`Jij volgt ${name} op. Lies Wadloper weet het.`]);
    expect(answers().size).toBe(1);
    expect(news(lies, 'Je hoort van')).toHaveLength(1);
    expect(news(an)).toEqual([]);
  });

  it('a form: one request, and each the same answer', async () => {
    const before = await requests();
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    const news = watch(open);
    open.teams.double(ten);
    await form.press('Versturen');
    await settled(open);
    expect(lies.dialog).toBeUndefined();
    expect(answers().size).toBe(1);
    expect(await requests()).toBe(before + 1);
    expect(news(lies)).toHaveLength(1);
    expect(news(an)).toHaveLength(1);
  });

  it('a form with an error: the same error each time, and it can be sent afterwards', async () => {
    const before = await requests();
    const form = await opens(open, lies, 'zorgvraag');
    form.fill({ ...FORM, 'In je eigen woorden': '   ' });
    open.teams.double(ten);
    await form.press('Versturen');
    expect(answers().size).toBe(1);
    open.teams.double({ times: 1 });
    expect(Object.keys(lies.theDialog.errors)).toEqual(['In je eigen woorden']);
    await send(open, lies, { 'In je eigen woorden': WORDS });
    expect(await requests()).toBe(before + 1);
  });

  it('both steps of a form: one request', async () => {
    const before = await requests();
    open.teams.double(ten);
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    await press(lies, form, 'Ik wil meer vertellen');
    const news = watch(open);
    await send(open, lies, { 'Dit loopt goed': 'Zingt graag' });
    expect(await requests()).toBe(before + 1);
    expect(news(an)).toHaveLength(1);
  });

  it('a message made into a request: one dialog, one request, its author asked once', async () => {
    const before = await requests();
    const message = open.teams.say(XANDER, 'Zorg', 'Miel is stil');
    open.teams.double(ten);
    const form = (await lies.makeRequestFrom(message))!;
    expect(answers().size).toBe(1);
    const news = watch(open);
    form.fill(FORM);
    await form.press('Versturen');
    await settled(open);
    expect(await requests()).toBe(before + 1);
    expect(news(open.as(XANDER))).toHaveLength(1);
    expect(news(lies)).toHaveLength(1);
  });

  it('question, reply and answer: each kept and told once', async () => {
    const name = await raise(open, lies);
    open.teams.double(ten);
    const news = watch(open);
    await press(an, await read(an, name), 'Een vraag stellen');
    await send(open, an, { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden');
    await send(open, lies, { 'Jouw antwoord (kort mag)': 'Sinds september' });
    expect(news(lies, 'Je antwoordde op een vraag')).toHaveLength(1);
    expect(news(an, 'antwoordde')).toHaveLength(1);
    const shown = await read(an, 'antwoordde');
    expect(shown.text.split('Sinds september')).toHaveLength(2);
    expect(shown.text.split('Sinds wanneer?')).toHaveLength(2);
  });

  it('coming, going, joining and an upgrade: greeted once', async () => {
    const who = open.as(ten.parallel ? 'Petra Schorre' : 'Omer Tijdok');
    open.teams.double(ten);
    await open.teams.install(who.user);
    await open.teams.upgrade(who.user);
    await open.teams.join(
      open.teams.team,
      { name: 'Iemand', email: `${name.length}@elders.example` },
      who.user,
    );
    await open.teams.until(() => who.messages().length, 'a greeting');
    await settled(open);
    expect(who.messages()).toHaveLength(1);
  });
});

it('does a form once, also when Teams brings it again after the memory of this process', async () => {
  const before = await requests();
  const form = await opens(open, lies, 'zorgvraag');
  form.fill(FORM);
  const outcome = (await form.press('Versturen'))!;
  await settled(open);
  open.clock.moveReal(700_000);
  const news = watch(open);
  const again = await open.teams.retry(outcome);
  await settled(open);
  expect(again.status).toBe(200);
  expect(await requests()).toBe(before + 1);
  expect([...news(lies), ...news(an)]).toEqual([]);
  expect(JSON.stringify(again.body)).toContain('Verstuurd');
});

it('says the fault with a reference in the form, which keeps what was typed and can be sent again', async () => {
  const form = await opens(open, lies, 'zorgvraag');
  form.fill(FORM);
  const house = open.running.router.house as any;
  const { read } = house;
  house.read = () => {
    throw new Error('the disk is full');
  };
  await form.press('Versturen');
  house.read = read;
  const same = lies.theDialog;
  expect(same.title).toBe('Een zorgvraag');
  expect(same.text).toMatch(/Er ging bij mij iets mis, niet bij jou[\s\S]*Geef [0-9a-f]{8} door/);
  expect(same.text).not.toContain('disk');
  expect(same.fields).toMatchObject({ 'Het gaat over': 'Eén leerling', 'In je eigen woorden': WORDS });
  const news = watch(open);
  expect(await send(open, lies)).toBeUndefined();
  expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
});

it('gives the words back when even who sent them cannot be read', async () => {
  const form = await opens(open, lies, 'zorgvraag');
  form.fill(FORM);
  const { directory } = open.running.router.house as any;
  const { who } = directory;
  directory.who = async () => {
    throw new Error('the disk is full');
  };
  await form.press('Versturen');
  directory.who = who;
  expect(lies.theDialog.text).toMatch(/Er ging bij mij iets mis[\s\S]*Geef [0-9a-f]{8} door/);
  expect(lies.theDialog.text).toContain(WORDS);
});

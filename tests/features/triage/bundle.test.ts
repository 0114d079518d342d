import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buttonIn, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  arrived,
  BERT,
  CARLA,
  LIES,
  said,
  storedRequest,
  WORDS,
} from '../requests/acting.js';
import { about, bundlesIn, LEARNING, type Made, OMER, opened, PETRA, read, TOM } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let petra: Acting;
let an: Acting;
let made: [Made, Made, Made];
const AS_GROUP = 'Samen bekijken als groep';

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  petra = sandbox.as(PETRA);
  an = sandbox.as(AN);
  made = [
    await about(lies, LEARNING),
    await about(petra, LEARNING, { classCode: 'L3A', pupil: 'AB1' }),
    await about(sandbox.as(OMER), LEARNING, { classCode: 'L2A', pupil: 'CD2' }),
  ];
});
afterEach(() => sandbox.close());

/** The three as one, as An sees it. */
async function bundle() {
  const form = await an.press(await opened(an, made[0].id), AS_GROUP);
  const shown = await an.press(form.dialog!, 'Samen bekijken', {
    requests: `${made[1].id},${made[2].id}`,
    span: 'year',
  });
  const [one] = await bundlesIn(sandbox);
  return { id: one!.id, roepnaam: one!.data.roepnaam, dialog: shown.dialog! };
}
const home = async (who: Acting) => textOf((await who.inbox()).home);
const group = async (id: string) => (await an.act('bundle.read', { id })).dialog!;

describe('several requests as one piece of work', () => {
  it('is made of those that look alike, in two dialogs, and has a word of its own', async () => {
    const form = await an.press(await opened(an, made[0].id), AS_GROUP);
    const text = textOf(form.dialog!);
    expect(text).toContain(`${made[1].roepnaam} · L3A · Petra Schorre · ma 12/10`);
    expect(text).not.toMatch(new RegExp(`${WORDS}|KV7|AB1`));
    const { roepnaam, dialog } = await bundle();
    expect(textOf(dialog)).toContain('Er horen 3 open vragen bij');
    for (const one of made) expect(textOf(dialog)).toContain(one.roepnaam);
    expect(made.map((one) => one.roepnaam)).not.toContain(roepnaam);
    expect(await read(an, made[1].id)).toMatch(new RegExp(`Hoort bij\\s+${roepnaam}\\s*, drie vragen`));
    expect(titlesOf(await opened(an, made[1].id))).not.toContain(AS_GROUP);
    expect(await home(an)).toContain(roepnaam);
    expect(await home(an)).toContain('3 open vragen');
  });

  it('shows each requester their own, and that it is looked at together; no message, no other name', async () => {
    const before = (await lies.inbox()).messages.length;
    const { roepnaam } = await bundle();
    const text = await read(lies, made[0].id);
    expect(text).toContain('Je vraag wordt samen met andere vragen bekeken');
    expect(text).toContain('An Duindoorn bekijkt dit samen met andere vragen');
    expect(text).toContain('Ligt bij An Duindoorn');
    expect(text).not.toMatch(new RegExp(`${roepnaam}|${made[1].roepnaam}|Petra|Omer|L3A|L2A`));
    expect((await lies.inbox()).messages).toHaveLength(before);
    expect(await home(lies)).not.toContain(roepnaam);
  });

  it('answers all at once: each as the answer to their own request', async () => {
    const { id } = await bundle();
    const form = await an.press(await group(id), 'Iedereen antwoorden');
    const done = await an.press(form.dialog!, 'Antwoord sturen', { text: 'Een vast ritueel in de gang.' });
    expect(done.note).toContain('3 vragen');
    for (const [who, one] of [
      [lies, made[0]],
      [petra, made[1]],
      [sandbox.as(OMER), made[2]],
    ] as const) {
      const text = await read(who, one.id);
      expect(text).toContain('Een vast ritueel in de gang.');
      expect(text).toContain('An Duindoorn gaf je een antwoord');
      expect((await said(who, one.roepnaam)).join()).not.toContain('ritueel');
      expect(await arrived(who, 'Er staat een antwoord')).toHaveLength(1);
    }
    expect(await read(lies, made[0].id)).not.toMatch(/Petra|Omer/);
  });

  it('takes together, plans a day and closes for all; what is closed opens again on its own', async () => {
    const { id } = await bundle();
    await an.press(await group(id), 'Samen bekijken');
    expect(await read(petra, made[1].id)).toContain('An Duindoorn en jij bekijken dit samen');
    const plan = await an.press(await group(id), 'Dag afspreken');
    const planned = await an.press(plan.dialog!, 'Afspreken', { day: '2026-10-15' });
    expect(planned.note).toContain('donderdag 15 oktober');
    expect(await home(petra)).toContain('An Duindoorn spreekt je erover op donderdag 15 oktober');
    const close = await an.press(await group(id), 'Alles afronden');
    const closed = await an.press(close.dialog!, 'Afronden', { outcome: 'agreed', text: 'Zo doen we het.' });
    expect(closed.note).toContain('3 vragen');
    expect((await bundlesIn(sandbox))[0]!.data.status).toBe('CLOSED');
    expect(await home(an)).not.toContain('Als groep bekeken');
    expect(await read(lies, made[0].id)).toContain('Zo doen we het.');
    await lies.act('request.reopen', { id: made[0].id });
    expect((await storedRequest(sandbox, made[0].id)).status).toBe('TAKEN');
    expect((await storedRequest(sandbox, made[1].id)).status).toBe('CLOSED');
    expect((await an.act('bundle.read', { id })).note).toContain('voorbij');
  });

  it('is taken apart, one or all, and each goes back to what it was', async () => {
    await an.act('request.ask.save', { id: made[1].id, text: 'Sinds wanneer?' });
    const before = await storedRequest(sandbox, made[1].id);
    const { id } = await bundle();
    const left = await an.press(await opened(an, made[1].id), 'Losmaken');
    expect(left.note).toContain(made[1].roepnaam);
    const after = await storedRequest(sandbox, made[1].id);
    const { events: _a, changedAt: _b, ...was } = before;
    const { events, changedAt: _c, ...is } = after;
    expect(is).toEqual(was);
    expect(events.slice(-2).map(({ what }) => what)).toEqual(['bundled', 'unbundled']);
    expect(textOf(await group(id))).toContain('Er horen 2 open vragen bij');
    await an.press(await group(id), 'Alles losmaken');
    for (const one of made) expect((await storedRequest(sandbox, one.id)).bundle).toBeUndefined();
    expect(await read(lies, made[0].id)).not.toContain('samen met andere vragen bekeken. Wat');
    expect(await read(lies, made[0].id)).toContain('weer op zichzelf');
  });

  it('is left by what is withdrawn, closed or handed over; the rest goes on', async () => {
    const { id } = await bundle();
    await lies.act('request.withdraw.save', { id: made[0].id });
    expect(textOf(await group(id))).toContain('Er horen 2 open vragen bij');
    await an.act('request.hand-over.save', { id: made[1].id, to: CARLA });
    expect(textOf(await group(id))).toContain('één open vraag');
    expect(await read(sandbox.as(CARLA), made[1].id)).not.toContain('Hoort bij');
    await sandbox.as(CARLA).act('request.hand-over.save', { id: made[1].id, to: AN });
    expect(textOf(await group(id))).toContain('één open vraag');
    await an.act('request.close.save', { id: made[2].id, outcome: 'helped' });
    expect(titlesOf(await group(id))).toEqual(['Alles losmaken']);
    expect(await home(an)).not.toContain('Als groep bekeken');
  });

  it('takes more in, and does what it can: what a colleague took up is named and left', async () => {
    const { id } = await bundle();
    const more = await about(petra, LEARNING, { classCode: 'L3A' });
    const form = await an.press(await group(id), 'Nog vragen erbij');
    expect(textOf(form.dialog!)).toContain('Deze vragen komen bij');
    const shown = await an.press(form.dialog!, 'Samen bekijken', { requests: more.id });
    expect(textOf(shown.dialog!)).toContain('Er horen 4 open vragen bij');
    expect(await bundlesIn(sandbox)).toHaveLength(1);
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-16', standInId: CARLA });
    await sandbox.as(CARLA).act('request.take', { id: made[2].id });
    const done = await an.act('bundle.plan.save', { id, day: '2026-10-22' });
    expect(done.note).toContain('3 vragen');
    expect(done.note).toContain(`${made[2].roepnaam} veranderde intussen`);
    expect((await storedRequest(sandbox, made[2].id)).plannedFor).toBeUndefined();
    expect((await sandbox.as(CARLA).act('bundle.answer.save', { id, text: 'Ja.' })).note).toContain(
      '4 vragen',
    );
  });

  it('is nobody else’s: another coordinator, a requester and a made-up id get one answer', async () => {
    const { id } = await bundle();
    const answers = [];
    for (const who of [BERT, CARLA, LIES, PETRA]) {
      for (const verb of ['bundle.read', 'bundle.take', 'bundle.close', 'bundle.undo', 'bundle.along'])
        answers.push((await sandbox.as(who).act(verb, { id })).note);
    }
    answers.push((await an.act('bundle.read', { id: 'made-up' })).note);
    expect([...new Set(answers)]).toEqual(['Dat lukt niet: dit bestaat niet, of het is niet voor jou.']);
  });
});

describe('asking a coordinator to look along', () => {
  it('says how many and where, and in the dialog which of their own; no name, no word, no theme', async () => {
    const theirs = await about(sandbox.as(TOM), LEARNING, { classCode: 'L1B', pupil: 'EF3' });
    const form = await an.press(await opened(an, made[0].id), AS_GROUP);
    await an.press(form.dialog!, 'Samen bekijken', { requests: made[1].id, span: 'school' });
    const [one] = await bundlesIn(sandbox);
    await an.act('bundle.take', { id: one!.id });
    await an.act('request.take', { id: made[2].id });
    const shown = await group(one!.id);
    expect(titlesOf(shown)).toContain('Vraag Carla Strandvonk om mee te kijken');
    expect(titlesOf(shown)).not.toContain('Vraag Bert Zeewind om mee te kijken');
    const asked = await an.press(shown, 'Vraag Carla Strandvonk om mee te kijken');
    expect(asked.note).toContain('Carla Strandvonk');
    const carla = sandbox.as(CARLA);
    await sandbox.moveTo('2026-10-15T12:00');
    const { card } = await carla.message('op elkaar lijken');
    const text = textOf(card);
    expect(text).toContain('ziet in de hele school vier vragen die op elkaar lijken');
    for (const { roepnaam } of [...made, theirs]) expect(text).not.toContain(roepnaam);
    expect(text).not.toMatch(/Lies|Petra|L3B|leren|KV7/i);
    const { dialog } = await carla.press(card, 'Bekijken');
    expect(textOf(dialog!)).toContain(theirs.roepnaam);
    for (const { roepnaam } of made) expect(textOf(dialog!)).not.toContain(roepnaam);
    expect(titlesOf(dialog!)).toContain('Samen bekijken als groep');
    expect(buttonIn(dialog!, 'Lezen').data).toEqual({ id: theirs.id });
    expect((await an.act('bundle.ask', { id: one!.id, personId: CARLA })).note).toContain('niet meer nodig');
    expect((await an.act('bundle.ask', { id: one!.id, personId: BERT })).note).toContain('niet meer nodig');
    await an.act('bundle.undo', { id: one!.id });
    expect((await carla.act('bundle.along', { id: one!.id })).note).toContain('niet voor jou');
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, GRIET, LIES, raise, ZITA } from '../requests/acting.js';
import { about, LEARNING, OMER, opened, PETRA, read, SOCIAL, TOM } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let petra: Acting;
let an: Acting;
const AS_GROUP = 'Samen bekijken als groep';

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  petra = sandbox.as(PETRA);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

describe('kijk breder', () => {
  it('counts what is alike in the class, then in its year, from the set number on', async () => {
    const first = await about(lies, LEARNING);
    await about(lies, LEARNING);
    expect(await read(an, first.id)).not.toContain('hierop lijken');
    expect(titlesOf(await opened(an, first.id))).not.toContain(AS_GROUP);
    await about(petra, `${LEARNING},${SOCIAL}`, { classCode: 'L3A' });
    const wider = await read(an, first.id);
    expect(wider).toContain('Dit jaar zijn er in het derde leerjaar drie vragen die hierop lijken');
    await about(lies, LEARNING);
    expect(await read(an, first.id)).toContain('in L3B drie vragen die hierop lijken');
    expect(titlesOf(await opened(an, first.id))).toContain(AS_GROUP);
  });

  it('looks in the whole school when no year has enough', async () => {
    const first = await about(lies, SOCIAL);
    await about(sandbox.as(OMER), SOCIAL, { classCode: 'L2A' });
    await about(sandbox.as(ZITA), SOCIAL, { classCode: 'L6B' });
    expect(await read(an, first.id)).toContain('in de hele school drie vragen');
  });

  it('goes by the theme where it was chosen, and by the domain where it was not', async () => {
    const [one, two] = [await about(lies, LEARNING), await about(lies, LEARNING)];
    await about(lies, LEARNING);
    await an.act('triage.theme.save', { id: one.id, theme: 'lezen' });
    expect(await read(an, one.id)).toContain('drie vragen');
    await an.act('triage.theme.save', { id: two.id, own: 'Huiswerk!' });
    expect(await read(an, one.id)).not.toContain('hierop lijken');
    await an.act('triage.theme.save', { id: two.id, own: ' LEZEN ' });
    expect(await read(an, one.id)).toContain('drie vragen');
  });

  it('counts none that is nobody’s yet, taken back, about somebody of the school or about one’s own practice', async () => {
    const first = await about(lies, LEARNING);
    await about(lies, LEARNING);
    const back = await about(lies, LEARNING);
    await about(lies, LEARNING, { scope: 'practice', pupil: '' });
    const held = await lies.act('request.submit', {
      scope: 'pupil',
      classCode: 'L3B',
      observation: 'x',
      safety: 'doubt',
      aboutStaff: 'true',
    });
    expect(held.errors).toBeUndefined();
    await lies.act('request.withdraw.save', { id: back.id });
    expect(await read(an, first.id)).not.toContain('hierop lijken');
  });

  it('is for the coordinator who leads it: not for who asked, another coordinator or the head', async () => {
    const first = await about(lies, LEARNING);
    for (let n = 0; n < 3; n++) await about(lies, LEARNING);
    await an.act('request.hand-over.save', { id: first.id, to: CARLA });
    for (const who of [LIES, BERT, GRIET, PETRA]) {
      expect(await read(sandbox.as(who), first.id)).not.toContain('hierop lijken');
    }
    expect(await read(sandbox.as(CARLA), first.id)).toContain('hierop lijken');
    expect((await sandbox.as(BERT).act('bundle.form', { id: first.id })).note).toContain('niet voor jou');
  });

  it('counts a class of last year for nothing', async () => {
    await sandbox.close();
    sandbox = await openSandbox('2026-06-15 09:00');
    [lies, an] = [sandbox.as(LIES), sandbox.as(AN)];
    for (let n = 0; n < 2; n++) await about(lies, LEARNING);
    await sandbox.moveTo('2026-09-02T09:00');
    const first = await about(lies, LEARNING);
    expect(await read(an, first.id)).not.toContain('hierop lijken');
  });

  it('names no other request and nobody in what is counted', async () => {
    const first = await about(lies, LEARNING);
    const others = [
      await about(petra, LEARNING, { classCode: 'L3A', pupil: 'AB1' }),
      await about(sandbox.as(TOM), LEARNING, { classCode: 'L1B', pupil: 'CD2' }),
    ];
    const text = await read(an, first.id);
    expect(text).toContain('in de hele school drie vragen');
    for (const { roepnaam } of others) expect(text).not.toContain(roepnaam);
    expect(text).not.toMatch(/Petra|Tom Wad|L3A|L1B/);
    const { dialog } = await an.press(await opened(an, first.id), AS_GROUP);
    expect(textOf(dialog!)).not.toContain(others[1]!.roepnaam);
    expect(textOf(dialog!)).toContain('Nog één open vraag ligt bij een collega');
  });
});

describe('a theme', () => {
  it('is chosen or typed, stands in the dialog of who reads words, and nowhere else', async () => {
    const { id, roepnaam } = await raise(lies);
    const shown = await an.press(await opened(an, id), 'Thema kiezen');
    const back = await an.press(shown.dialog!, 'Bewaren', { theme: 'speelplaats' });
    expect(textOf(back.dialog!)).toContain('Thema: speelplaats');
    expect(textOf(back.dialog!)).toContain('An Duindoorn koos een thema');
    expect(await read(lies, id)).toContain('Thema: speelplaats');
    expect(await read(sandbox.as(BERT), id)).not.toContain('speelplaats');
    for (const who of [lies, an, sandbox.as(BERT)]) {
      const { home, messages } = await who.inbox();
      expect(JSON.stringify([home, messages])).not.toContain('speelplaats');
    }
    const again = await an.press(await opened(an, id), 'Ander thema');
    await an.press(again.dialog!, 'Bewaren', { theme: '', own: '' });
    expect(await read(an, id)).not.toContain('Thema:');
    expect((await sandbox.as(BERT).act('triage.theme', { id })).note).toContain('niet voor jou');
    expect(roepnaam).not.toBe('');
  });

  it('is one of the school’s own words, where it has them, in its own spelling', async () => {
    const { id } = await raise(lies);
    await an.act('triage.theme.save', { id, own: 'LEZEN' });
    expect(await read(an, id)).toContain('Thema: lezen');
    expect((await an.act('triage.theme.save', { id, own: 'x'.repeat(41) })).errors).toHaveProperty('own');
  });
});

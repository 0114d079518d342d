import { afterEach, describe, expect, it } from '@jest/globals';
import { notification, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  BERT,
  CARLA,
  everybodys,
  home,
  LIES,
  opens,
  press,
  raise,
  read,
  said,
  WORDS,
  wellBehaved,
  ZITA,
} from './acting.js';

let open: OpenSlack;
const at = async (moment = '2026-10-12 09:00') => {
  open = await openSlack(moment);
};
const as = (name: string) => open.as(name);
afterEach(() => wellBehaved(open));
async function asked(name: string, question = 'Sinds wanneer?') {
  const ask = await press(as(AN), await read(as(AN), name), 'Een vraag stellen');
  await ask.fill({ 'Wat wil je nog weten?': question });
  await ask.submit();
  await open.drained();
}

describe('the morning message', () => {
  it('comes on the next school morning with what waits, and pauses as long as one wants', async () => {
    await at();
    const lies = as(LIES);
    await asked(await raise(open, lies));
    await open.moveTo('2026-10-13 07:45');
    expect(said(lies, 'Goeiemorgen')).toEqual([]);
    await open.moveTo('2026-10-13 08:30');
    const morning = lies.message('Goeiemorgen Lies');
    expect(text(morning)).not.toMatch(/KV7|vingers|Sinds wanneer/);
    expect(notification(morning)).toBe('Je ochtendbericht');
    expect((await press(lies, morning, 'Mijn overzicht')).text).toContain('Dag Lies');
    await lies.modal!.close({ all: true });

    const pause = await press(lies, morning, 'Even geen ochtendbericht');
    await pause.fill({ 'Tot en met': '2026-10-01' });
    await pause.submit();
    expect(Object.keys(pause.errors)).toEqual(['Tot en met']);
    await pause.fill({ 'Tot en met': '2026-10-15' });
    await pause.submit();
    expect(pause.open).toBe(false);
    expect(await home(open, lies)).toContain('staat stil tot en met donderdag 15 oktober');
    await open.moveTo('2026-10-19 12:00');
    // The 13th, and then the 16th and 19th.
    expect(said(lies, 'Goeiemorgen')).toHaveLength(3);
    expect((await opens(lies, 'pauze')).title).toBe('Ochtendbericht');
  });

  it('gathers new requests for who wants that', async () => {
    await at();
    const an = as(AN);
    const help = await opens(an, 'hulp');
    const how = await press(an, help, 'Nieuwe vragen');
    await how.fill({ 'Hoe wil je nieuwe vragen krijgen?': 'In mijn ochtendbericht' });
    await how.submit();
    await open.drained();
    if (an.modal) await an.modal.close({ all: true });
    const name = await raise(open, as(LIES));
    expect(said(an, name)).toEqual([]);
    await open.moveTo('2026-10-13 08:30');
    expect(said(an, 'Goeiemorgen An').join()).toContain(name);
    const list = await press(an, an.message('Goeiemorgen'), 'Mijn overzicht');
    expect((await press(an, list, 'Lezen')).text).toContain(WORDS);
  });
});

describe('the autumn holiday (2 to 8 November)', () => {
  it('nobody hears anything in it; the nudge comes on the second school day after it', async () => {
    await at('2026-10-30 15:00');
    const name = await raise(open, as(LIES));
    expect(text(as(LIES).message('Dank je'))).toContain('Ten laatste dinsdag 10 november');
    const before = everybodys(open).length;
    await open.moveTo('2026-11-09 07:00');
    expect(everybodys(open)).toHaveLength(before);
    await open.moveTo('2026-11-10 07:30');
    expect(said(as(AN), 'op een eerste antwoord.')).toEqual([]);
    await open.moveTo('2026-11-10 09:00');
    expect(
      said(as(AN), `${name} (L3B, van Lies Wadloper) wacht 2 schooldagen op een eerste antwoord.`),
    ).toHaveLength(1);
    expect(titlesOf(as(AN).message('wacht 2 schooldagen'))).toContain('Ik volg dit op');
    // What asks it says it: the morning message tells of it on the 9th alone.
    expect(said(as(AN), 'Goeiemorgen')).toHaveLength(1);
  });

  it('what is asked in the evening waits for the morning', async () => {
    await at('2026-10-12 21:00');
    await raise(open, as(LIES));
    expect(as(AN).inbox()).toEqual([]);
    await open.moveTo('2026-10-13 07:45');
    expect(said(as(AN), 'Nieuwe vraag')).toHaveLength(1);
  });

  it('what is asked of a part-timer waits for a day on which they work', async () => {
    await at('2026-10-15 10:00'); // Thursday; Bert works ma di wo
    await raise(open, as(ZITA), { 'Welke klas?': 'L6B' });
    await open.moveTo('2026-10-18 20:00');
    expect(as(BERT).inbox()).toEqual([]);
    await open.moveTo('2026-10-19 07:45');
    expect(said(as(BERT), 'Nieuwe vraag')).toHaveLength(1);
  });
});

describe('an absence', () => {
  it('brings new and open requests to whoever stands in, and ends by itself', async () => {
    await at();
    const [lies, an, carla] = [as(LIES), as(AN), as(CARLA)];
    const waiting = await raise(open, lies);
    const away = await opens(an, 'afwezig');
    expect(away.text).toContain('Een reden vraag ik niet');
    await away.fill({ Vanaf: '2026-10-16', 'Tot en met': '2026-10-13', 'Wie springt in?': CARLA });
    await away.submit();
    expect(Object.values(away.errors)).toEqual(['De laatste dag ligt voor de eerste.']);
    await away.fill({ Vanaf: '2026-10-13', 'Tot en met': '2026-10-16' });
    await away.submit();
    await open.drained();
    expect(said(an, 'Carla Strandvonk springt in')).toHaveLength(1);
    await open.moveTo('2026-10-15 09:00'); // Carla works do vr this week
    expect(said(carla, 'Jij springt in')).toHaveLength(1);
    const fresh = await raise(open, lies);
    expect(text(lies.message(fresh))).toMatch(
      /Carla Strandvonk[\s\S]*is er tot en met vrijdag 16 oktober niet/,
    );
    expect(said(carla, `Nieuwe vraag ${fresh}`)).toHaveLength(1);
    const shown = await home(open, carla);
    for (const one of ['Je springt in voor An Duindoorn', fresh, waiting]) expect(shown).toContain(one);
    const list = await press(carla, await opens(carla, 'lijst'), 'Vragen bij An Duindoorn');
    expect((await press(carla, list, 'Lezen')).text).toContain(WORDS);
    const heard = an.inbox().length;
    await open.moveTo('2026-10-16 17:00');
    expect(an.inbox()).toHaveLength(heard);
    await open.moveTo('2026-10-19 09:00');
    expect(await home(open, carla)).not.toContain(waiting);
  });

  it('can be entered for a colleague, who hears so, and ended again', async () => {
    await at('2026-10-13 09:00');
    const nele = as('Nele Zoutman');
    const away = await opens(nele, 'afwezig');
    await away.fill({ 'Wie is er niet?': LIES, Vanaf: '2026-10-14', 'Tot en met': '2026-10-15' });
    await away.submit();
    await open.drained();
    expect(said(nele, 'Genoteerd: Lies Wadloper is er niet')).toHaveLength(1);
    expect(said(as(LIES), 'Nele Zoutman noteerde dat je er niet bent')).toHaveLength(1);
    const again = await opens(as(LIES), 'afwezig');
    await press(as(LIES), again, 'Toch aanwezig');
    await open.drained();
    expect(await home(open, as(LIES))).not.toContain('Je staat als afwezig');
  });
});

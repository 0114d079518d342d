import { afterEach, describe, expect, it } from '@jest/globals';
import { notification, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  ask,
  BERT,
  CARLA,
  everybodys,
  home,
  LIES,
  NELE,
  opens,
  press,
  raise,
  read,
  said,
  send,
  settled,
  WORDS,
  wellBehaved,
  ZITA,
} from './acting.js';

let open: OpenTeams;
const at = async (moment = '2026-10-12 09:00') => {
  open = await openTeams(moment);
};
const as = (name: string) => open.as(name);
afterEach(() => wellBehaved(open));

describe('the morning message', () => {
  it('comes on the next school morning with what waits, and pauses as long as one wants', async () => {
    await at();
    const lies = as(LIES);
    const name = await raise(open, lies);
    await press(as(AN), await read(as(AN), name), 'Een vraag stellen');
    await send(open, as(AN), { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await open.moveTo('2026-10-13 07:45');
    expect(said(lies, 'Goeiemorgen')).toEqual([]);
    await open.moveTo('2026-10-13 08:30');
    const morning = lies.message('Goeiemorgen Lies');
    expect(text(morning)).not.toMatch(/KV7|vingers|Sinds wanneer/);
    expect(notification(morning)).toBe('Je ochtendbericht');

    const pause = await press(lies, morning, 'Even geen ochtendbericht');
    pause.fill({ 'Tot en met': '2026-10-01' });
    await pause.press('Bewaren');
    expect(Object.keys(lies.theDialog.errors)).toEqual(['Tot en met']);
    expect(await send(open, lies, { 'Tot en met': '2026-10-15' }, 'Bewaren')).toBeUndefined();
    expect(await home(open, lies)).toContain('staat stil tot en met donderdag 15 oktober');
    await open.moveTo('2026-10-19 12:00');
    // The 13th, and then the 16th and 19th.
    expect(said(lies, 'Goeiemorgen')).toHaveLength(3);
    expect((await opens(open, lies, 'zorg pauze')).title).toBe('Ochtendbericht');
  });

  it('shows one’s overview with one tap', async () => {
    await at();
    const name = await raise(open, as(LIES));
    await press(as(AN), await read(as(AN), name), 'Een vraag stellen');
    await send(open, as(AN), { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await open.moveTo('2026-10-13 08:30');
    const before = as(LIES).messages().length;
    await as(LIES).press(as(LIES).message('Goeiemorgen Lies'), 'Mijn overzicht');
    const overview = await open.teams.until(() => as(LIES).messages()[before], 'the overview');
    expect(text(overview)).toMatch(new RegExp(`Dag Lies[\\s\\S]*${name}`));
    expect((await press(as(LIES), overview, 'Nieuwe zorgvraag')).title).toBe('Een zorgvraag');
  });

  it('gathers new requests for who wants that', async () => {
    await at();
    const an = as(AN);
    await press(an, await answer(open, an, 'zorg hulp'), 'Nieuwe vragen');
    await send(open, an, { 'Hoe wil je nieuwe vragen krijgen?': 'In mijn ochtendbericht' });
    const name = await raise(open, as(LIES));
    expect(said(an, name)).toEqual([]);
    await open.moveTo('2026-10-13 08:30');
    expect(said(an, 'Goeiemorgen An').join()).toContain(name);
    await an.press(an.message('Goeiemorgen'), 'Mijn overzicht');
    const list = await an.messageCame('Vragen bij mij');
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
    expect(as(AN).messages()).toEqual([]);
    await open.moveTo('2026-10-13 07:45');
    expect(said(as(AN), 'Nieuwe vraag')).toHaveLength(1);
  });

  it('what is asked of a part-timer waits for a day on which they work', async () => {
    await at('2026-10-15 10:00'); // Thursday; Bert works ma di wo
    await raise(open, as(ZITA), { 'Welke klas?': 'L6B' });
    await open.moveTo('2026-10-18 20:00');
    expect(as(BERT).messages()).toEqual([]);
    await open.moveTo('2026-10-19 07:45');
    expect(said(as(BERT), 'Nieuwe vraag')).toHaveLength(1);
  });
});

describe('an absence', () => {
  it('brings new and open requests to whoever stands in, and ends by itself', async () => {
    await at();
    const [lies, an, carla] = [as(LIES), as(AN), as(CARLA)];
    const waiting = await raise(open, lies);
    const away = await opens(open, an, 'zorg afwezig');
    expect(away.text).toContain('Een reden vraag ik niet');
    away.fill({ Vanaf: '2026-10-16', 'Tot en met': '2026-10-13', 'Wie springt in?': CARLA });
    await away.press('Bewaren');
    expect(Object.values(an.theDialog.errors)).toEqual(['De laatste dag ligt voor de eerste.']);
    expect(an.theDialog.fields).toMatchObject({ Vanaf: '2026-10-16', 'Wie springt in?': CARLA });
    an.notes.length = 0;
    await send(open, an, { Vanaf: '2026-10-13', 'Tot en met': '2026-10-16' });
    expect([...an.notes, ...said(an, 'springt in')]).toEqual([
      expect.stringContaining('Carla Strandvonk springt in'),
    ]);
    await open.moveTo('2026-10-15 09:00'); // Carla works do vr this week
    expect(said(carla, 'Jij springt in')).toHaveLength(1);
    const fresh = await raise(open, lies);
    expect(text(lies.message(fresh))).toMatch(
      /Carla Strandvonk[\s\S]*is er tot en met vrijdag 16 oktober niet/,
    );
    expect(said(carla, `Nieuwe vraag ${fresh}`)).toHaveLength(1);
    const shown = await home(open, carla);
    for (const one of ['Je springt in voor An Duindoorn', fresh, waiting]) expect(shown).toContain(one);
    const list = await press(carla, await opens(open, carla, 'zorg lijst'), 'Vragen bij An Duindoorn');
    expect((await press(carla, list, 'Lezen', waiting)).text).toContain(WORDS);
    const heard = an.messages().length;
    await open.moveTo('2026-10-16 17:00');
    expect(an.messages()).toHaveLength(heard);
    await open.moveTo('2026-10-19 09:00');
    expect(await home(open, carla)).not.toContain(waiting);
  });

  it('can be entered for a colleague, who hears so, and ended again', async () => {
    await at('2026-10-13 09:00');
    const nele = as(NELE);
    await press(nele, await answer(open, nele, 'zorg'), 'Ik ben er niet');
    await send(open, nele, { 'Wie is er niet?': LIES, Vanaf: '2026-10-14', 'Tot en met': '2026-10-15' });
    expect(nele.notes).toEqual([expect.stringContaining('Genoteerd: Lies Wadloper is er niet')]);
    expect(said(as(LIES), 'Nele Zoutman noteerde dat je er niet bent')).toHaveLength(1);
    await (await opens(open, as(LIES), 'zorg afwezig')).press('Toch aanwezig');
    await settled(open);
    expect(await home(open, as(LIES))).not.toContain('Je staat als afwezig');
  });
});

describe('a request on a free day', () => {
  it('is confirmed in the dialog: the message comes on the first school day', async () => {
    await at('2026-10-11 15:00');
    const lies = as(LIES);
    await ask(open, lies);
    const sent = /^Verstuurd\. (\S+) ligt bij An Duindoorn\.$/;
    expect(lies.notes).toEqual([expect.stringMatching(sent)]);
    expect(said(lies, 'Dank je')).toEqual([]);
    await open.moveTo('2026-10-12 12:00');
    expect(said(lies, 'Dank je')).toEqual([expect.stringContaining(sent.exec(lies.notes[0]!)![1]!)]);
  });
});

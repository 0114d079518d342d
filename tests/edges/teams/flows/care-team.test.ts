import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  BERT,
  LIES,
  opens,
  press,
  raise,
  read,
  SAM,
  said,
  send,
  settled,
  wellBehaved,
} from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeEach(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => wellBehaved(open));

it('takes a proposal of material into the list, and tells who proposed it', async () => {
  await press(lies, await opens(open, lies, 'zorg materiaal'), 'Iets voorstellen');
  await send(open, lies, { 'Hoe heet het?': 'Timer in de vorm van een ei' });
  const list = await opens(open, an, 'zorg materiaal');
  expect(list.text).toContain('Timer in de vorm van een ei');
  await an.press(list, 'In de lijst zetten');
  await settled(open);
  expect((await opens(open, lies, 'zorg materiaal timer')).text).toContain('Timer in de vorm van een ei');
  expect(said(lies, /voorstel/)).toHaveLength(1);
});

it('sets a weekly limit and quiet hours, and says how few choices there are to count', async () => {
  await opens(open, an, 'zorg grens');
  await send(open, an, { 'Hoogstens zoveel nieuwe vragen per week (leeg: geen grens)': '6' });
  expect(Object.values((await opens(open, an, 'zorg grens')).fields)).toEqual(['6']);
  await opens(open, lies, 'zorg rust');
  await send(open, lies, { 'Stil vanaf': '16:30' });
  expect((await opens(open, lies, 'zorg rust')).fields).toMatchObject({ 'Stil vanaf': '16:30' });
  expect((await opens(open, an, 'zorg voorstellen')).text).toContain('Er is nog te weinig om te tonen');
});

it('takes a group apart again: each request stands as it was', async () => {
  const names = [await raise(open, lies), await raise(open, lies), await raise(open, lies)];
  for (const name of names) {
    await press(an, await read(an, name), 'Thema kiezen');
    await send(open, an, { 'Waarover gaat het?': 'lezen' });
  }
  await press(an, await read(an, names[0]!), 'Samen bekijken als groep');
  const group = await send(open, an);
  await an.press(group!, 'Alles losmaken');
  await settled(open);
  for (const name of names) {
    const alone = await read(an, name);
    expect(alone.text).not.toContain('Hoort bij');
    expect(alone.text).toContain('Ligt bij jou');
  }
});

it('hands on what lay with a coordinator who no longer is one, and tells everybody once', async () => {
  const name = await raise(open, lies, { 'Welke klas?': 'L6A' });
  const sam = open.as(SAM);
  const list = await opens(open, sam, 'zorg team');
  list.fill({ 'Welke collega?': BERT });
  const bert = await press(sam, list, 'Openen');
  await send(
    open,
    sam,
    { Rollen: ['Leraar'], 'Volgt als zorgcoördinator (mag leeg)': '' },
    titlesOf(bert)[0]!,
  );
  expect(said(lies, new RegExp(`${name} \\(L6A\\) ligt nu bij`))).toHaveLength(1);
});

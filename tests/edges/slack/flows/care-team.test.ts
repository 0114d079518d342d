import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, LIES, opens, press, raise, read, SAM, said, wellBehaved } from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => wellBehaved(open));

it('takes a proposal of material into the list, and tells who proposed it', async () => {
  const form = await press(lies, await opens(lies, 'materiaal'), 'Iets voorstellen');
  await form.fill({ 'Hoe heet het?': 'Timer in de vorm van een ei' });
  await form.submit();
  await open.drained();
  if (lies.modal) await lies.modal.close({ all: true });

  const list = await opens(an, 'materiaal');
  expect(list.text).toContain('Timer in de vorm van een ei');
  const after = await press(an, list, 'In de lijst zetten');
  await after.close({ all: true });
  await open.drained();
  expect((await opens(lies, 'materiaal timer')).text).toContain('Timer in de vorm van een ei');
  expect(said(lies, /voorstel/)).toHaveLength(1);
});

it('sets a weekly limit, and says how few choices there are to count', async () => {
  const limit = await opens(an, 'grens');
  await limit.fill({ 'Hoogstens zoveel nieuwe vragen per week': '6' });
  await limit.submit();
  await open.drained();
  expect(Object.values((await opens(an, 'grens')).fields)).toEqual(['6']);
  await an.modal?.close({ all: true });
  expect((await opens(an, 'voorstellen')).text).toContain('Er is nog te weinig om te tonen');
});

it('takes a group apart again: each request stands as it was', async () => {
  const names = [await raise(open, lies), await raise(open, lies), await raise(open, lies)];
  for (const name of names) {
    const theme = await press(an, await read(an, name), 'Thema kiezen');
    await theme.fill({ 'Waarover gaat het?': 'lezen' });
    await theme.submit();
    await an.modal?.close({ all: true });
  }
  const form = await press(an, await read(an, names[0]!), 'Samen bekijken als groep');
  await form.submit();
  await press(an, await an.modalShown(), 'Alles losmaken');
  await an.modal?.close({ all: true });
  await open.drained();
  for (const name of names) {
    const alone = await read(an, name);
    expect(alone.text).not.toContain('Hoort bij');
    expect(alone.text).toContain('Ligt bij jou');
    await alone.close({ all: true });
  }
});

it('hands on what lay with a coordinator who no longer is one, and tells everybody once', async () => {
  const name = await raise(open, lies, { 'Welke klas?': 'L6A' });
  const sam = open.as(SAM);
  const list = await opens(sam, 'team');
  await list.fill({ [Object.keys(list.fields)[0]!]: BERT });
  await list.submit();
  const bert = sam.modal!;
  await bert.fill({ Rollen: ['Leraar'], 'Volgt als zorgcoördinator': '' });
  await bert.submit();
  await open.drained();
  const { errors, text } = sam.modal ?? { errors: {}, text: '' };
  expect({ errors, text }).toMatchObject({ errors: {} });
  expect(said(lies, new RegExp(`${name} \\(L6A\\) ligt nu bij`))).toHaveLength(1);
  expect(said(open.as(BERT), 'Nieuwe vraag')).toHaveLength(1);
});

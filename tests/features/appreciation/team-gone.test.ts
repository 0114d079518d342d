import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { APPRECIATION } from '../../../src/features/appreciation/model/appreciation.js';
import { TEAM } from '../../../src/features/school/model/teams.js';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, inStore, LIES, SCHOOL } from '../requests/acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');
let open: Sandbox;
let [an, lies, bert] = [] as unknown as Acting[];
let id: string;
beforeEach(async () => {
  open = await openSandbox('2026-10-12 09:00');
  [an, lies, bert] = [open.as(AN), open.as(LIES), open.as(BERT)];
  const { dialog } = await an!.type('#derde-graad zorg kanaal');
  await an!.press(dialog, 'Koppelen', { teamId: 'new', name: 'Derde graad', memberIds: `${LIES},${BERT}` });
  const teams = await inStore(open, async (store) => (await store.find(TEAM, SCHOOL, { limit: 9 })).items);
  id = teams.find(({ data }) => data.name === 'Derde graad')!.id;
});
afterEach(() => open.close());

const wants = async (who: Acting) =>
  who.press((await who.act('thanks.preference')).dialog!, 'Bewaren', { wants: 'public' });
async function thank(where: string): Promise<void> {
  const form = (await lies!.act('thanks.form')).dialog!;
  const shown = await lies!.press(form, 'Bekijken', {
    saw: 'Ik zag dat je bleef luisteren.',
    where,
    to: BERT,
  });
  await lies!.press(shown.dialog!, 'Versturen');
  await open.running.drained();
}
const removal = async () => (await an!.act('school.group.remove', { id })).dialog!;
const states = () =>
  inStore(open, async (store) => (await store.find(APPRECIATION, SCHOOL, { limit: 9 })).items).then((all) =>
    all.map(({ data }) => data.state),
  );
async function takeAway(): Promise<void> {
  await an!.act('school.channel.unlink', { id });
  const sure = await removal();
  expect(flat(sure)).toContain('Wacht er nog een waardering op een kanaal van dit team');
  expect((await an!.press(sure, 'Team weghalen')).note).toBe('Weggehaald: Derde graad.');
}
const told = async () =>
  (await lies!.inbox()).messages
    .map(({ card }) => flat(card))
    .filter((text) => /bleef persoonlijk/.test(text));

it('a round of a team that is taken away stays with whom it is for, and its writer hears why', async () => {
  await wants(bert!);
  await thank(`round:${id}`);
  const held = await removal();
  expect(flat(held)).toMatch(
    /kan nog niet weg.*Koppel dat eerst los.*wacht nog een waardering op dat kanaal/,
  );
  expect(titlesOf(held)).toEqual([]);
  await takeAway();
  await open.moveTo('2026-10-19T12:00');
  expect(await states()).toEqual(['PERSONAL']);
  expect(await told()).toEqual([expect.stringContaining('het team van dat kanaal is er niet meer')]);
});

it('nobody is asked any more whether it may stand in the channel of a team that is gone', async () => {
  await thank(`channel:${id}`);
  expect(await states()).toEqual(['ASKED']);
  await takeAway();
  await open.moveTo('2026-10-19T12:00');
  expect(await states()).toEqual(['PERSONAL']);
  expect(await told()).toHaveLength(1);
});

it('who says meanwhile that it may stand in a channel changes nothing about that', async () => {
  await thank(`channel:${id}`);
  await takeAway();
  await wants(bert!);
  await open.running.drained();
  expect(await states()).toEqual(['PERSONAL']);
});

it('a team whose channel is unlinked for a while keeps what waits for it', async () => {
  await wants(bert!);
  await thank(`round:${id}`);
  await an!.act('school.channel.unlink', { id });
  await open.moveTo('2026-10-19T12:00');
  expect(await states()).toEqual(['WAITING']);
  expect(await told()).toEqual([]);
});

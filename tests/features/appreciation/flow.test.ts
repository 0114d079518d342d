import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EVERYONE } from '../../../src/features/school/model/teams.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox, type Shown } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES } from '../requests/acting.js';
import { inChannel } from '../steps/team-acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');
const SAW = 'Ik zag dat je na de speeltijd rustig bleef luisteren.';
const CHANNEL = `channel:${EVERYONE}`;
const ROUND = `round:${EVERYONE}`;

/** Types /waardering, fills it in and looks at how it will be. */
async function preview(who: Acting, filled: object): Promise<Shown> {
  const { dialog } = await who.type('/waardering');
  return who.press(dialog!, 'Bekijken', { saw: SAW, ...filled });
}
async function thank(who: Acting, filled: object): Promise<Shown> {
  const shown = await preview(who, filled);
  if (!shown.dialog) throw new Error(JSON.stringify(shown));
  return who.press(shown.dialog, 'Versturen');
}
const wants = async (who: Acting, what: 'public' | 'personal') => {
  const { dialog } = await who.act('thanks.preference');
  return who.press(dialog!, 'Bewaren', { wants: what });
};

/** Monday 12 October 2026; the last school day of that week is Friday 16 October. */
describe('an appreciation', () => {
  let open: Sandbox;
  let [an, lies, bert] = [] as unknown as Acting[];
  beforeEach(async () => {
    open = await openSandbox('2026-10-12 09:00');
    [an, lies, bert] = [open.as(AN), open.as(LIES), open.as(BERT)];
  });
  afterEach(() => open.close());

  it('begins with what is typed behind the command: whom it is for, and what was seen', async () => {
    const { dialog } = await lies!.type('/waardering @an Ik zag dat je bleef luisteren.');
    expect(inputsOf(dialog!)).toMatchObject({ to: AN, saw: 'Ik zag dat je bleef luisteren.' });
    // A name that nobody has, or several, stays in the words.
    for (const saw of ['@niemand dank je wel', '@lies dank je wel']) {
      const unsure = await an!.type(`waardering ${saw}`);
      expect(inputsOf(unsure.dialog!)).toMatchObject({ to: '', saw });
    }
    // Too long for its field: nothing of it is lost, and the form says how much to leave out.
    const long = await lies!.type(`/waardering ${'x'.repeat(401)}`);
    expect(inputsOf(long.dialog!)).toMatchObject({ saw: 'x'.repeat(401) });
  });

  it('goes personally in two taps, as it was shown before', async () => {
    const form = await lies!.type('/waardering');
    const wrong = await lies!.press(form.dialog!, 'Bekijken', { saw: '', to: '' });
    expect(Object.keys(wrong.errors ?? {}).sort()).toEqual(['saw']);
    const nobody = await lies!.press(form.dialog!, 'Bekijken', { saw: SAW, to: LIES });
    expect(nobody.errors).toEqual({ to: expect.stringContaining('Kies een collega') });
    const shown = await preview(lies!, { to: AN, did: 'De klas werkte meteen.', exampleId: 'greet-at-door' });
    expect(flat(shown.dialog)).toMatch(/zag dit bij An Duindoorn Ik zag dat je .* De klas werkte meteen/);
    expect(flat(shown.dialog)).toContain('Dit gaat alleen naar An Duindoorn.');
    const back = await lies!.press(shown.dialog!, 'Aanpassen');
    expect(inputsOf(back.dialog!)).toMatchObject({ to: AN, saw: SAW, exampleId: 'greet-at-door' });
    const again = await lies!.press(back.dialog!, 'Bekijken');
    const sent = await lies!.press(again.dialog!, 'Versturen');
    expect(sent.note).toBe('Het gaat persoonlijk naar An Duindoorn.');
    const { card } = await an!.message(/zag wat je deed/);
    expect(flat(card)).toContain(SAW);
    expect(flat(card)).toContain('Brede basiszorg:');
    expect(titlesOf(card)).toEqual([]);
    expect(await inChannel(an!, 'team')).toEqual([]);
    // A second tap on the same button sends nothing again, and says so.
    expect((await lies!.press(again.dialog!, 'Versturen')).note).not.toContain('opnieuw');
    expect((await an!.inbox()).messages.filter((one) => flat(one.card).includes(SAW))).toHaveLength(1);
  });

  it('keeps words that could point at a child out of the chat of whom it is for', async () => {
    const shown = await preview(lies!, { to: AN, saw: 'Ik zag hoe je Noor uit L3B opving.' });
    expect(flat(shown.dialog)).toContain('In de chat staan je woorden daarom niet');
    await lies!.press(shown.dialog!, 'Versturen');
    const { card } = await an!.message(/zag wat je deed/);
    expect(flat(card)).not.toContain('Noor');
    const read = await an!.press(card, 'Lezen');
    expect(flat(read.dialog)).toContain('Noor');
  });

  it('asks whom it is for once before it stands in a channel, and keeps to what they said', async () => {
    const sent = await thank(lies!, { to: `${AN},${BERT}`, where: CHANNEL });
    expect(sent.note).toContain('eerst persoonlijk');
    expect(await inChannel(lies!, 'team')).toEqual([]);
    const toAn = await an!.message(/zag wat jullie deden/);
    expect(flat(toAn.card)).toContain('Samen met Bert Zeewind');
    await an!.press(toAn.card, 'Ja, dat mag', {}, toAn.id);
    expect(await inChannel(lies!, 'team')).toEqual([]);
    const toBert = await bert!.message(/zag wat jullie deden/);
    await bert!.press(toBert.card, 'Ja, dat mag', {}, toBert.id);
    const [post] = await inChannel(lies!, 'team');
    expect(flat(post!.card)).toContain(SAW);
    expect(titlesOf((await an!.message(/zag wat jullie deden/)).card)).toEqual([]);
    // Asked once: the next one goes there at once, until one of them wants it otherwise.
    expect((await thank(lies!, { to: AN, where: CHANNEL })).note).toContain('komt in het kanaal');
    expect(await inChannel(lies!, 'team')).toHaveLength(2);
    await wants(bert!, 'personal');
    expect((await thank(lies!, { to: BERT, where: CHANNEL })).note).toContain('houdt het liever zo');
    expect((await thank(lies!, { to: `${AN},${BERT}`, where: ROUND })).note).toContain('niet iedereen');
    expect(await inChannel(lies!, 'team')).toHaveLength(2);
  });

  it('settles with one answer all that waited for it', async () => {
    for (const saw of ['Ik zag je luisteren.', 'Ik zag je lachen.'])
      await thank(lies!, { to: AN, where: CHANNEL, saw });
    const { messages } = await an!.inbox();
    expect(messages.filter(({ card }) => titlesOf(card).includes('Ja, dat mag'))).toHaveLength(2);
    await an!.press(messages.at(-1)!.card, 'Ja, dat mag', {}, messages.at(-1)!.id);
    expect(await inChannel(lies!, 'team')).toHaveLength(2);
    for (const { card, place } of (await an!.inbox()).messages)
      if (place === 'dm') expect(titlesOf(card)).toEqual([]);
  });

  it('tells its writer with the next digest that it stayed personal', async () => {
    await thank(lies!, { to: AN, where: CHANNEL });
    const { card, id } = await an!.message(/zag wat je deed/);
    await an!.press(card, 'Liever alleen voor mij', {}, id);
    await open.moveTo('2026-10-13T09:00:00+02:00');
    expect(flat((await lies!.message(/Goeiemorgen/)).card)).toContain('An Duindoorn, bleef persoonlijk');
    expect(await inChannel(lies!, 'team')).toEqual([]);
  });

  it('shows before it is posted what looks like a pupil or a parent, and stores nothing of that', async () => {
    await wants(an!, 'public');
    const shown = await preview(lies!, { to: AN, where: CHANNEL, saw: 'Ik zag hoe je Noor uit L3B opving.' });
    expect(flat(shown.dialog)).toMatch(/Even kijken voor dit in .*team.* komt\. “Noor/);
    expect(titlesOf(shown.dialog!)).toEqual([
      'Ik haal het eruit',
      'Alleen persoonlijk',
      'Dat is het niet, verder',
    ]);
    const form = await lies!.press(shown.dialog!, 'Ik haal het eruit');
    expect(inputsOf(form.dialog!)).toMatchObject({ to: AN, where: CHANNEL });
    const alone = await lies!.press(shown.dialog!, 'Alleen persoonlijk');
    expect(alone.note).toContain('persoonlijk');
    expect(await inChannel(lies!, 'team')).toEqual([]);
    const sure = await preview(lies!, { to: AN, where: CHANNEL, saw: 'Ik zag hoe je Noor uit L3B opving.' });
    await lies!.press(sure.dialog!, 'Dat is het niet, verder');
    expect(flat((await inChannel(lies!, 'team'))[0]!.card)).toContain('Noor');
  });

  it('knows a code without the usual shape from what its writer may read, and from nothing else', async () => {
    await lies!.act('request.submit', {
      scope: 'pupil',
      classCode: 'L3B',
      pupil: 'PLOK',
      observation: 'Zucht vaak',
      safety: 'no',
      aboutStaff: 'false',
    });
    const saw = 'Ik zag dat je geduldig bleef met PLOK.';
    const asked = async (who: Acting) =>
      titlesOf((await preview(who, { to: AN, where: CHANNEL, saw })).dialog!).includes('Ik haal het eruit');
    expect([await asked(lies!), await asked(bert!)]).toEqual([true, false]);
  });

  it('is seconded by name, changed and taken back where it stands', async () => {
    await wants(an!, 'public');
    await thank(lies!, { to: AN, where: CHANNEL });
    const post = async () => (await inChannel(lies!, 'team'))[0]!;
    const carla = open.as('carla-strandvonk');
    for (const who of [bert!, carla])
      await who.press((await post()).card, 'Dat zag ik ook', {}, (await post()).id);
    expect(flat((await post()).card)).toContain('Ook gezien door Bert Zeewind en Carla Strandvonk');
    await carla.press((await post()).card, 'Dat zag ik ook', {}, (await post()).id);
    expect(flat((await post()).card)).toMatch(/Ook gezien door Bert Zeewind Dat zag/);
    const own = await an!.press((await post()).card, 'Dat zag ik ook', {}, (await post()).id);
    expect(own.note).not.toContain('Je naam staat erbij');

    const mine = await lies!.act('thanks.mine');
    expect(flat(mine.dialog)).toContain('staat in #team');
    const read = await lies!.press(mine.dialog!, 'Lezen');
    const change = await lies!.press(read.dialog!, 'Aanpassen');
    const guarded = await lies!.press(change.dialog!, 'Bewaren', { saw: 'Ik zag dat je Lowie hielp.' });
    const kept = await lies!.press(guarded.dialog!, 'Ik haal het eruit');
    await lies!.press(kept.dialog!, 'Bewaren', { saw: 'Ik zag dat je iemand hielp.' });
    expect(flat((await post()).card)).toContain('Ik zag dat je iemand hielp.');
    expect(flat((await an!.message(/zag wat je deed/)).card)).toContain('Ik zag dat je iemand hielp.');
    const again = await lies!.press(mine.dialog!, 'Lezen');
    const gone = await lies!.press(again.dialog!, 'Terugnemen');
    expect(gone.note).toContain('De woorden zijn weg');
    expect(flat((await post()).card)).toBe('Lies Wadloper nam dit bericht terug.');
    expect(JSON.stringify(await an!.inbox())).not.toContain('Ik zag dat je iemand hielp');
    expect((await bert!.press(read.dialog!, 'Aanpassen')).note).toBeDefined();
  });
});

describe('the round of the week', () => {
  let open: Sandbox;
  afterEach(() => open.close());

  it('is one post at the hour of the last school day of the week, and none when there is nothing', async () => {
    open = await openSandbox('2026-10-12 09:00');
    const [an, lies, bert] = [open.as(AN), open.as(LIES), open.as(BERT)];
    for (const who of [an, bert]) await wants(who, 'public');
    await thank(lies, { to: AN, where: ROUND });
    await thank(lies, { to: BERT, where: ROUND, saw: 'Ik zag dat je de kring anders zette.' });
    const times = await an.act('school.settings.edit', { which: 'times' });
    await an.press(times.dialog!, 'Bewaren', { roundAt: '14:30' });
    await open.moveTo('2026-10-16T14:29:00+02:00');
    expect(await inChannel(lies, 'team')).toEqual([]);
    await open.moveTo('2026-10-16T14:35:00+02:00');
    const [round, ...more] = await inChannel(lies, 'team');
    expect(more).toEqual([]);
    expect(round!.at.slice(0, 16)).toBe('2026-10-16T14:30');
    expect(flat(round!.card)).toMatch(/Trotsmomenten.*rustig bleef luisteren.*kring anders/);
    const all = await bert.press(round!.card, 'Allemaal lezen');
    const one = await bert.press(all.dialog!, 'Meer…');
    await bert.press(one.dialog!, 'Dat zag ik ook');
    expect(flat((await inChannel(lies, 'team'))[0]!.card)).toContain('Ook gezien door Bert Zeewind');
    await open.moveTo('2026-10-23T16:00:00+02:00');
    expect(await inChannel(lies, 'team')).toHaveLength(1);
  });

  it('waits while there is a holiday, and while somebody came to want it otherwise leaves that one out', async () => {
    open = await openSandbox('2026-10-30 16:00');
    const [an, lies, bert] = [open.as(AN), open.as(LIES), open.as(BERT)];
    for (const who of [an, bert]) await wants(who, 'public');
    await thank(lies, { to: AN, where: ROUND });
    await thank(lies, { to: BERT, where: ROUND, saw: 'Ik zag dat je de kring anders zette.' });
    await wants(bert, 'personal');
    await open.moveTo('2026-11-09T16:00:00+01:00');
    expect(await inChannel(lies, 'team')).toEqual([]);
    await open.moveTo('2026-11-13T16:00:00+01:00');
    const [round] = await inChannel(lies, 'team');
    expect(round!.at.slice(0, 16)).toBe('2026-11-13T15:00');
    expect(flat(round!.card)).toContain('rustig bleef luisteren');
    expect(flat(round!.card)).not.toContain('kring');
  });
});

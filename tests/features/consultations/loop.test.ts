import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../support/in-language.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, LIES } from '../requests/acting.js';
import { flat, heard, keptOf } from './acting.js';

let open: Sandbox;
beforeAll(async () => {
  open = await openSandbox('2026-10-12 09:00');
});
afterAll(() => open.close());

/** The newest message that says so to whoever reads it. */
async function message(who: Acting, about: RegExp) {
  const { messages } = await who.inbox();
  const found = messages.findLast(({ card }) => about.test(flat(card)));
  if (!found) throw new Error(`no ${about} in ${messages.map(({ card }) => flat(card)).join('\n')}`);
  return found.card;
}

it.each(['nl', 'en', 'fr'] as const)(
  'is planned, voted on, moved, noted and weighed in %s',
  async (language) => {
    const { say, about } = inLanguage(language);
    const [an, lies] = [open.as(AN), open.as(LIES)];
    for (const who of [an, lies]) await who.act('school.language.save', { language });
    const { dialog } = await an.press((await an.inbox()).home, say('button.planConsult'));
    const times = await an.press(dialog!, say('consult.form.find'), {
      goal: 'Zqx',
      kind: 'talk',
      minutes: '',
      people: LIES,
    });
    expect(flat(times.dialog!)).toContain(say('consult.slots.label'));
    await an.press(times.dialog!, say('consult.slots.propose'));
    const roepnaam = (await keptOf(open).consultations()).find(({ data }) => data.open)!.data.roepnaam;

    const vote = await lies.press(
      await message(lies, about('message.consult.asked', { roepnaam })),
      say('button.vote'),
    );
    await lies.press(vote.dialog!, say('consult.vote.save'), { s0: 'can' });
    const fixed = await message(an, about('message.consult.confirmed', { roepnaam }));
    const seen = await an.press(fixed, say('button.look'));
    const move = await an.press(seen.dialog!, say('button.otherTime'));
    await an.press(move.dialog!, say('consult.slots.fix'));
    const again = about('message.consult.confirmedAgain', { roepnaam });
    for (const who of [an, lies]) expect(await heard(who, again)).toHaveLength(1);

    const read = await an.press(await message(an, again), say('button.look'));
    const notes = await an.press(read.dialog!, say('button.note'));
    const agreed = await an.press(notes.dialog!, say('consult.minutes.next'), { pupilNeeds: 'Zqx kort' });
    const tell = await an.press(agreed.dialog!, say('consult.minutes.next'), {
      what0: 'Zqx plan',
      who0: LIES,
    });
    await an.press(tell.dialog!, say('consult.minutes.save'), { parents: LIES });
    const recap = about('message.consult.recap', { roepnaam }, 'one');
    for (const who of [an, lies]) expect(await heard(who, recap)).toHaveLength(1);
    const card = await message(lies, recap);
    expect(flat((await lies.press(card, say('button.read'))).dialog!)).toContain('Zqx kort');
    expect((await lies.press(card, say('consult.worth.bit'))).note).toBe(say('consult.worth.note'));
    expect((await keptOf(open).steps()).filter(({ data }) => data.roepnaam === roepnaam)).toHaveLength(1);
  },
);

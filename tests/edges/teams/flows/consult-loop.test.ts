import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, LIES, press, said, send, settled, wellBehaved } from './acting.js';

const NEEDS = 'Zqx instructie die kort is';
const PLAN = 'Zqx een stappenplan op de bank';
const LANGUAGES = ['nl', 'en', 'fr'] as const;

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));

it.each(LANGUAGES)('is planned, voted on, moved, noted and weighed in Teams, in %s', async (language) => {
  const { say, about } = inLanguage(language);
  const before = inLanguage(LANGUAGES[LANGUAGES.indexOf(language) - 1] ?? 'nl');
  const [an, lies] = [open.as(AN), open.as(LIES)];
  for (const who of [an, lies]) {
    who.dialog?.close();
    await press(who, await answer(open, who, 'zorg taal'), before.say('button.open'));
    await send(open, who, { [before.say('school.language.label')]: say(`language.${language}`) });
  }

  await press(an, await answer(open, an, 'zorg'), say('button.planConsult'));
  expect(an.theDialog.title).toBe(say('consult.form.title'));
  await send(open, an, { [say('consult.form.goal')]: 'Zqx', [say('consult.form.people')]: [LIES] });
  expect(an.theDialog.title).toBe(say('consult.slots.title'));
  await send(open, an);

  const all = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [say(`consult.vote.label${n}`), say('consult.answer.can')]),
  );
  await press(lies, lies.message(about('message.consult.asked')), say('button.vote'));
  await send(open, lies, all);
  const confirmed = about('message.consult.confirmed', { roepnaam: '(\\S+)' });
  const roepnaam = confirmed.exec(said(lies, about('message.consult.confirmed')).at(-1)!)![1]!;

  const first = an.message(about('message.consult.confirmed', { roepnaam }));
  await press(an, await press(an, first, say('button.look')), say('button.otherTime'));
  await send(open, an, {}, say('consult.slots.fix'));
  const again = about('message.consult.confirmedAgain', { roepnaam });
  for (const who of [an, lies]) expect(said(who, again)).toHaveLength(1);
  expect(said(lies, about('message.consult.outdated', { roepnaam }))).toHaveLength(1);

  await press(an, await press(an, an.message(again), say('button.look')), say('button.note'));
  await send(open, an, { [say('consult.minutes.pupilNeeds.label')]: NEEDS });
  await send(open, an, {
    [say('consult.agreement.whatN', { n: 1 })]: PLAN,
    [say('consult.agreement.whoN', { n: 1 })]: LIES,
  });
  expect(an.theDialog.title).toBe(say('consult.tell.title'));
  await send(open, an, { [say('consult.tell.parents')]: LIES });

  const recap = about('message.consult.recap', { roepnaam }, 'one');
  for (const who of [an, lies]) expect(said(who, recap)).toHaveLength(1);
  const shown = await press(lies, lies.message(recap), say('button.read'));
  expect(shown.text).toContain(NEEDS);
  lies.dialog?.close();
  await lies.press(lies.message(recap), say('consult.worth.bit'));
  await settled(open);
  // What was agreed is a small step by now, with the word of the consultation.
  const step = await press(lies, await answer(open, lies, 'zorg'), say('button.look'), roepnaam);
  expect(step.text).toContain(PLAN);
  step.close();
  for (const who of [an, lies]) expect(JSON.stringify(who.messages())).not.toContain('Zqx');
});

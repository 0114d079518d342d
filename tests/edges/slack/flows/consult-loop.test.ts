import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, opens, press, said, wellBehaved } from './acting.js';

const NEEDS = 'Zqx instructie die kort is';
const PLAN = 'Zqx een stappenplan op de bank';
const LANGUAGES = ['nl', 'en', 'fr'] as const;

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it.each(LANGUAGES)('is planned, voted on, moved, noted and weighed in Slack, in %s', async (language) => {
  const { say, about } = inLanguage(language);
  const before = inLanguage(LANGUAGES[LANGUAGES.indexOf(language) - 1] ?? 'nl');
  const [an, lies] = [open.as(AN), open.as(LIES)];
  for (const who of [an, lies]) {
    const form = await opens(who, 'taal');
    await form.fill({ [before.say('school.language.label')]: say(`language.${language}`) });
    await form.submit();
    await open.drained();
  }

  await an.openHome();
  const form = await press(an, await an.homeShown(), say('button.planConsult'));
  expect(form.title).toBe(say('consult.form.title'));
  await form.fill({ [say('consult.form.goal')]: 'Zqx', [say('consult.form.people')]: [LIES] });
  await form.submit();
  const times = await an.modalShown();
  expect(times.title).toBe(say('consult.slots.title'));
  await times.submit();
  await open.drained();

  const all = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [say(`consult.vote.label${n}`), say('consult.answer.can')]),
  );
  const vote = await press(lies, lies.message(about('message.consult.asked')), say('button.vote'));
  await vote.fill(all);
  await vote.submit();
  await open.drained();
  const fixed = lies.message(about('message.consult.confirmed'));
  const roepnaam = new RegExp(about('message.consult.confirmed', { roepnaam: '(\\S+)' })).exec(
    said(lies, about('message.consult.confirmed')).at(-1)!,
  )![1]!;
  expect(fixed).toBeDefined();

  const seen = await press(
    an,
    an.message(about('message.consult.confirmed', { roepnaam })),
    say('button.look'),
  );
  const move = await press(an, seen, say('button.otherTime'));
  await an.press(move as never, say('consult.slots.fix'));
  await open.drained();
  await an.modal?.close({ all: true });
  const again = about('message.consult.confirmedAgain', { roepnaam });
  for (const who of [an, lies]) expect(said(who, again)).toHaveLength(1);
  expect(said(lies, about('message.consult.outdated', { roepnaam }))).toHaveLength(1);

  const notes = await press(an, await press(an, an.message(again), say('button.look')), say('button.note'));
  await notes.fill({ [say('consult.minutes.pupilNeeds.label')]: NEEDS });
  await notes.submit();
  const agreed = await an.modalShown();
  await agreed.fill({
    [say('consult.agreement.whatN', { n: 1 })]: PLAN,
    [say('consult.agreement.whoN', { n: 1 })]: LIES,
  });
  await agreed.submit();
  const tell = await an.modalShown();
  expect(tell.title).toBe(say('consult.tell.title'));
  await tell.fill({ [say('consult.tell.parents')]: LIES });
  await tell.submit();
  await open.drained();
  await an.modal?.close({ all: true });

  const recap = about('message.consult.recap', { roepnaam }, 'one');
  for (const who of [an, lies]) expect(said(who, recap)).toHaveLength(1);
  const shown = await press(lies, lies.message(recap), say('button.read'));
  expect(shown.text).toContain(NEEDS);
  await lies.modal?.close({ all: true });
  await lies.press(lies.message(recap), say('consult.worth.bit'));
  await open.drained();
  // What was agreed is a small step by now, with the word of the consultation.
  await lies.openHome();
  await lies.press(await lies.homeShown(), say('button.look'), { near: roepnaam });
  const step = await lies.modalShown();
  expect(step.text).toContain(PLAN);
  await lies.modal?.close({ all: true });
  for (const who of [an, lies]) expect(JSON.stringify(who.inbox())).not.toContain('Zqx');
});

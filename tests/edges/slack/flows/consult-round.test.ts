import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, DIRK, home, LIES, opens, press, said, wellBehaved } from './acting.js';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('is planned over many classes in Slack, in French: adjusted, fixed, prepared and cancelled as one', async () => {
  const { say } = inLanguage('fr');
  // Slack says itself which fields may stay empty.
  const bare = (key: string) => say(key).replace(' (facultatif)', '');
  const [an, lies, bert] = [open.as(AN), open.as(LIES), open.as(BERT)];
  for (const who of [an, lies]) {
    const form = await opens(who, 'taal');
    await form.fill({ [inLanguage('nl').say('school.language.label')]: say('language.fr') });
    await form.submit();
    await open.drained();
  }
  await an.command('/soin', 'tournee');
  const form = await an.modalShown();
  expect(form.title).toBe(say('consult.round.form.title'));
  await form.fill({ [say('consult.round.form.goal')]: 'Zqx' });
  await form.submit();
  expect(Object.keys(an.modal!.errors)).toEqual([
    say('consult.round.form.from'),
    say('consult.round.form.until'),
  ]);
  await form.fill({
    [say('consult.round.form.from')]: '2026-10-19',
    [say('consult.round.form.until')]: '2026-10-30',
    [say('consult.round.form.which')]: say('consult.round.which.primary'),
  });
  await form.submit();
  const details = await an.modalShown();
  await details.fill({ [bare('consult.round.details.people')]: [BERT] });
  await details.submit();
  const plan = await an.modalShown();
  expect(plan.title).toBe(say('consult.round.plan.title'));
  expect(plan.text).toContain('11 classes sur 12 ont un moment');

  await an.press(plan as never, say('button.adjust'), { nth: 0 });
  const one = await an.modalShown();
  await one.fill({ [say('consult.round.class.left')]: true });
  await one.submit();
  const left = await an.modalShown();
  const more = await press(an, left, say('button.laterClasses'));
  expect(more.text).toContain('pas dans cette tournée');
  await more.submit();
  await open.drained();
  const told = lies.message('Merci de préparer quelque chose de court');
  expect(text(told)).toMatch(/L3B · .*\d/);
  expect(said(bert, 'Jij bent erbij voor')).toHaveLength(1);
  expect(JSON.stringify([lies.inbox(), bert.inbox()])).not.toContain('Zqx');

  const asked = await press(lies, told, say('button.prepareClass'));
  await asked.fill({ [say('consult.round.answer.label')]: 'Zqx les coins' });
  await asked.submit();
  await open.drained();
  expect(titlesOf(lies.message(/MDO/))).not.toContain(say('button.prepareClass'));
  const mine = await press(lies, lies.message(/MDO/), say('button.look'));
  const agenda = await press(lies, await press(lies, mine, say('button.look')), say('button.agenda'));
  expect(agenda.text).toContain('Zqx les coins');

  expect(await home(open, an)).toContain(say('consult.round.home.title'));
  const overview = await press(an, an.message(/MDO/), say('button.look'));
  const task = await press(an, overview, say('button.roundTask'));
  await task.fill({ [say('consult.round.task.who')]: DIRK });
  await task.submit();
  await open.drained();
  await an.modal?.close({ all: true });
  const dirk = open.as(DIRK);
  const ticking = await press(dirk, dirk.message('vraagt je een taak vooraf'), 'Aanvinken');
  await ticking.fill({ 'Voor welke klassen is het klaar?': ['L3B'] });
  await ticking.submit();
  await open.drained();
  expect(text(dirk.message('taak vooraf'))).toMatch(/1 van \d+ klaar/);

  const again = await press(an, an.message(/MDO/), say('button.look'));
  const off = await press(an, again, say('button.cancelRound'));
  await off.fill({ [bare('consult.cancel.why')]: say('consult.why.later') });
  await off.submit();
  await open.drained();
  expect(said(bert, 'gaat niet door. Het is er nu niet het moment voor.')).not.toEqual([]);
});

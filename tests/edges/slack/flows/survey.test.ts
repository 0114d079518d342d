import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import { text } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, CARLA, GRIET, home, LIES, opens, press, wellBehaved, ZITA } from './acting.js';

const POLICY = [AN, BERT, CARLA, GRIET, 'Wim Vloedlijn'];
const TEACHERS = [ZITA, 'Hanne Vuurbaak', 'Rik Zeilmaker', 'Xander Springtij'];

/** Without an address of our own: the picture comes as a file. */
let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('is set up, answered from the message, closed and shown as a picture in Slack, in English', async () => {
  const [en, nl] = [inLanguage('en'), inLanguage('nl')];
  const [an, lies, griet] = [open.as(AN), open.as(LIES), open.as(GRIET)];
  for (const who of [an, lies]) {
    const form = await opens(who, 'taal');
    await form.fill({ [nl.say('school.language.label')]: en.say('language.en') });
    await form.submit();
  }
  await open.drained();

  const form = await press(an, await opens(an, 'bevraging'), en.say('survey.list.new'));
  expect(form.title).toBe(en.say('survey.form.title'));
  await form.submit();
  await open.drained();

  await open.moveTo('2026-10-12 16:00');
  // The statements are in the words of who set it up; what stands around them is in the reader's.
  const [first, second] = [1, 2].map((n) => `${n}. ${en.say(`survey.starter.${n}`)}`) as [string, string];
  const message = lies.message(/How do we look at care.*10 statements/s);
  const dialog = await press(lies, message, en.say('survey.answer'));
  expect(dialog.title).toBe(en.say('survey.answer.title'));
  expect(dialog.text).toContain(en.say('survey.starter.10'));
  await dialog.fill({ [first]: en.say('survey.scale.2'), [second]: en.say('survey.scale.0') });
  await dialog.submit();
  await open.drained();
  expect(lies.inbox().map(text).join('\n')).toContain('you answered. Thank you.');
  expect(await home(open, lies)).not.toContain('How do we look at care');

  for (const name of [...POLICY, ...TEACHERS]) {
    const { say } = name === AN ? en : nl;
    const asked = await press(open.as(name), await opens(open.as(name), 'bevraging'), say('survey.answer'));
    await asked.fill({ [first]: say(`survey.scale.${POLICY.includes(name) ? 4 : 1}`) });
    await asked.submit();
  }
  await open.drained();

  const sure = await press(griet, await opens(griet, 'bevraging'), nl.say('survey.close'));
  await sure.submit();
  await open.drained();
  await lies.openHome();
  const outcome = await press(lies, await lies.homeShown(), en.say('survey.results'));
  expect(outcome.text).toMatch(/Policy and care \*?≥ 80%\*? · teachers \*?≤ 20%/);
  expect(outcome.text).toContain('Fewer than 5 answers on one side');
  await lies.press(outcome as never, en.say('survey.picture'));
  await open.drained();
  const [file, ...others] = [...open.slack.uploads.values()];
  expect(others).toEqual([]);
  expect(file!.name).toBe('How-do-we-look-at-care.png');
  expect(file!.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(file!.shared?.channel).toBe(lies.inbox().at(-1)!.message.channel);
});

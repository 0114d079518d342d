import { rm } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { createLog } from '../../../src/log.js';
import { start } from '../../../src/main.js';
import { openSchool, SHORT_FORM } from './open.js';

it('lets a message that is on its way arrive before it stops: cut off, it would come twice', async () => {
  const { slack, running, teacher, dir, clock } = await openSchool();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await teacher.slack.command('/zorg', 'vraag');
  const form = await teacher.slack.modalShown();
  await form.fill(SHORT_FORM);
  slack.faults.next('chat.postMessage', { held });
  await form.submit();
  await slack.until(() => slack.accepted.length > 0, 'a message on its way');
  const stopped = running.stop();
  let over = false;
  void stopped.then(() => {
    over = true;
  });
  for (let nth = 0; nth < 5; nth++) await fetch(`${slack.url}/nothing`);
  expect(over).toBe(false);
  // What comes meanwhile is not begun any more, and Slack says so to whoever tried.
  await expect(teacher.slack.command('/zorg', 'vraag')).rejects.toThrow();
  answer();
  await stopped;

  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    SANDBOX: '0',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  const again = await start(config, createLog('silent'), () => {}, clock);
  clock.moveReal(600_000);
  clock.moveTo(clock.now() + 600_000);
  await again.drained();
  expect(slack.doubles()).toEqual([]);
  await again.stop();
  await slack.close();
  await rm(dir, { recursive: true, force: true });
});

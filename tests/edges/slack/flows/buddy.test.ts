import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, LIES, opens, press, said, wellBehaved } from './acting.js';

let open: OpenSlack;
let [an, bert, lies] = [] as unknown as SlackClient[];
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00');
  [an, bert, lies] = [AN, BERT, LIES].map((name) => open.as(name));
});
afterAll(() => wellBehaved(open));

const asks = async (name: string) => {
  const form = await opens(lies!, 'buddy');
  await form.fill({ 'Wie wil je het vragen?': name });
  await form.submit();
  await open.drained();
  await lies!.modal?.close({ all: true });
};

it('is asked in Slack by who would like one; a no is not told, a yes is, and once a month both hear of it', async () => {
  await asks(BERT);
  const asked = bert!.message('zou graag jouw buddy zijn');
  expect(titlesOf(asked)).toEqual(['Graag', 'Liever niet']);
  await bert!.press(asked, 'Liever niet');
  await open.drained();
  expect(said(lies!, BERT).filter((one) => !one.includes('Gevraagd'))).toEqual([]);

  await asks(AN);
  await an!.press(an!.message('zou graag jouw buddy zijn'), 'Graag');
  await open.drained();
  expect(said(lies!, 'graag jouw buddy')).toHaveLength(1);
  await open.moveTo('2026-10-20 18:30');
  const nudge = lies!.inbox().findLast((one) => titlesOf(one).includes('Wat ik je vraag'))!;
  expect(text(nudge)).toContain(AN);
  const own = await press(lies!, nudge, 'Wat ik je vraag');
  expect(own.title).toBe('Wat ik je vraag');
  await own.close({ all: true });
});

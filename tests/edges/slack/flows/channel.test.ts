import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { type Surface, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, opens, press, said, wellBehaved } from './acting.js';

const TEAM = 'C0TEAM';
let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeAll(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterAll(() => wellBehaved(open));

const typedIn = async (who: SlackClient, channel: string) => {
  await who.command('/zorg', 'kanaal', { channel });
  return who.modalShown();
};
const link = async (team: string, more: object = {}) => {
  const form = await typedIn(an, TEAM);
  await form.fill({ 'Welk team?': team, ...more });
  await form.submit();
  await open.drained();
  return form;
};
/** What the bot says in the channel, to everybody there. */
const inChannel = (who = lies): (Surface & { kind: 'message' })[] =>
  who.channel(TEAM).filter(({ message }) => message.ephemeralTo === undefined);

it('says who linked a channel that the bot is not in, once, and what to do', async () => {
  const form = await link('het hele team');
  expect(form.text).toContain('#team: van welk team van');
  expect(form.text).toContain('/invite @Zorgbode');
  expect(inChannel()).toEqual([]);
  expect(an.notes().map(text)).toContainEqual('Gekoppeld: #team is nu van het hele team.');
  const [told, ...more] = said(an, 'kon ik niets zetten');
  expect(told).toMatch(
    /Om 09:00 kon ik niets zetten in \*?#team\*?, het kanaal van het hele team\.[\s\S]*Nodig me uit/,
  );
  expect(more).toEqual([]);
  expect(titlesOf(an.message('kon ik niets zetten'))).toEqual(['Teams en kanalen']);
});

it('posts one card once it was invited, which tells everybody who is in the team', async () => {
  const { team } = open.slack;
  team.channels.get(TEAM)!.members.add(team.botUser);
  await link('Een nieuw team', { 'Naam van het team': 'Derde graad', 'Wie zit erin?': [AN, LIES] });
  const [posted, ...more] = inChannel();
  expect(more).toEqual([]);
  expect(text(posted!)).toMatch(/Dit kanaal is nu van \*?Derde graad\*?\. Hier komen stappen van het team/);
  const who = await press(lies, posted!, 'Wie zit erin?');
  expect(who.text).toMatch(/2 collega’s vandaag[\s\S]*An Duindoorn[\s\S]*Lies Wadloper/);
  expect(inChannel()).toHaveLength(1);
});

it('keeps what it posted up to date, until the channel is unlinked', async () => {
  const settings = await opens(an, 'instellingen');
  const teams = await press(an, settings, 'Teams en kanalen');
  const form = await press(an, teams, 'Aanpassen: Derde graad');
  await form.fill({ 'Naam van het team': 'Vijf en zes' });
  await form.submit();
  await open.drained();
  expect(text(inChannel()[0]!)).toContain('Vijf en zes');

  const again = await press(
    an,
    await press(an, await opens(an, 'instellingen'), 'Teams en kanalen'),
    'Aanpassen: Vijf en zes',
  );
  await again.press('Kanaal loskoppelen');
  await open.drained();
  expect(an.modal?.text).toContain('Losgekoppeld: in #team zet ik niets meer voor Vijf en zes.');
  expect(inChannel()).toHaveLength(1);
});

it('takes the team away, asked a second time', async () => {
  const teams = await press(an, await opens(an, 'instellingen'), 'Teams en kanalen');
  const sure = await press(an, await press(an, teams, 'Aanpassen: Vijf en zes'), 'Team weghalen');
  expect(sure.text).toContain('Vijf en zes');
  await sure.submit();
  await open.drained();
  expect(an.notes().map(text)).toContainEqual('Weggehaald: Vijf en zes.');
  const left = await press(an, await opens(an, 'instellingen'), 'Teams en kanalen');
  expect(left.text).not.toContain('Vijf en zes');
});

it('is refused in a chat with one person or a few, and to who may not', async () => {
  await an.command('/zorg', 'kanaal');
  expect(text(await an.answered())).toContain('Typ “zorg kanaal” in het kanaal zelf');
  const { team } = open.slack;
  const few = { id: 'C0FEW', name: 'mpdm-an--lies-1', kind: 'channel', members: new Set([an.id, lies.id]) };
  team.channels.set(few.id, few as never);
  await an.command('/zorg', 'kanaal', { channel: few.id });
  await open.drained();
  expect(text(an.notes().at(-1)!)).toContain('Dit is geen kanaal van een team');
  await lies.command('/zorg', 'kanaal', { channel: TEAM });
  await open.drained();
  expect(text(lies.notes().at(-1)!)).toContain('andere rol op school');
});

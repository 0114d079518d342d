import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openBareApp } from './bare-app.js';
import { text } from './client-surface.js';
import { createFakeSlack, type FakeSlack } from './fake.js';

const plain = (words: string) => ({ type: 'plain_text', text: words });
const button = (id: string, words: string, more: object = {}) => ({
  type: 'button',
  action_id: id,
  text: plain(words),
  ...more,
});
const row = (name: string, ...elements: object[]) => [
  { type: 'section', block_id: `s${name}`, text: plain(name) },
  { type: 'actions', block_id: `a${name}`, elements },
];

describe('pressing', () => {
  let slack: FakeSlack;
  let app: Awaited<ReturnType<typeof openBareApp>>;
  beforeEach(async () => {
    slack = await createFakeSlack({
      teams: [
        { users: [{ id: 'U1' }] },
        { id: 'T2', domain: 'elders', users: [{ id: 'U1' }, { id: 'U2', team_id: 'T9' }] },
      ],
    });
    app = await openBareApp(slack);
  });
  afterEach(async () => {
    await app.close();
    await slack.close();
  });
  const post = (blocks: object[], more: object = {}) => {
    const { team, world } = slack;
    const channel = world.im(team, 'U1').id;
    const message = world.addMessage({
      channel,
      user: team.botUser,
      bot_id: team.botId,
      text: 'x',
      blocks,
      ...more,
    });
    return { kind: 'message' as const, message };
  };
  const actions = () =>
    app.got.filter((body) => body.type === 'block_actions').map((body) => body.actions[0]);

  it('finds the one that is meant among many alike', async () => {
    const an = slack.as('U1');
    const message = post([
      ...row('L1A', button('more#1', 'Open', { value: '1' })),
      ...row('L1B', button('more#1', 'Open', { value: '2' })),
    ]);
    await expect(an.press(message, 'Open')).rejects.toThrow(/2 buttons Open: say near which words/);
    await an.press(message, 'Open', { near: 'L1B' }).catch(() => {});
    await an.press(message, 'Open', { nth: 0 }).catch(() => {});
    expect(actions()).toMatchObject([
      { value: '2', block_id: 'aL1B' },
      { value: '1', block_id: 'aL1A' },
    ]);
    expect(actions()[0].action_ts).toMatch(/^\d+\.\d{6}$/);
  });

  it('is asked whether it is sure, and may say no', async () => {
    const an = slack.as('U1');
    const confirm = {
      title: plain('Zeker?'),
      text: plain('Voorgoed weg'),
      confirm: plain('Ja'),
      deny: plain('Nee'),
    };
    const message = post(row('a', button('take', 'Verwijder', { confirm })));
    expect(await an.press(message, 'Verwijder', { confirm: false })).toBeUndefined();
    expect(actions()).toEqual([]);
    expect(an.asked).toEqual(['Zeker?\nVoorgoed weg\nJa\nNee']);
    await an.press(message, 'Verwijder');
    expect(actions()).toHaveLength(1);
  });

  it('opens addresses, and changes notes that Slack does not hand back', async () => {
    const an = slack.as('U1');
    await an.press(post(row('a', button('take', 'Site', { url: 'https://a.example/x' }))), 'Site');
    expect(an.opened).toEqual(['https://a.example/x']);
    const note = post(row('b', button('take', 'Neem')), { ephemeralTo: 'U1' });
    await an.press(note, 'Neem');
    const got = app.got.findLast((body) => body.type === 'block_actions');
    expect(got.message).toBeUndefined();
    expect(got.container).toMatchObject({ is_ephemeral: true, message_ts: note.message.ts });
    await slack.until(() => text(note) === 'Opgenomen', 'the new note');
  });

  it('says from which workspace and of whom it comes', async () => {
    await slack.as('U1', 'T2').command('/zorg', 'hulp');
    expect(app.got.at(-1)).toMatchObject({ team_id: 'T2', team_domain: 'elders', user_id: 'U1' });
    await slack.as('U2').shortcut('request.new');
    expect(app.got.at(-1)).toMatchObject({ team: { id: 'T2' }, user: { id: 'U2', team_id: 'T9' } });
    expect(slack.world.team('T2').users.get('U2')!.is_stranger).toBe(true);
  });
});

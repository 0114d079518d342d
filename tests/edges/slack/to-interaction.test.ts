import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSlacks } from '../../../src/edges/slack/calls.js';
import {
  fromAction,
  fromCommand,
  fromShortcut,
  fromSubmission,
  keeping,
} from '../../../src/edges/slack/to-interaction.js';
import { mentionsIn, plainWords } from '../../../src/edges/slack/words.js';

const NO_NAMES = new Map<string, string>();
const read = (body: Record<string, unknown>) => ({ tenant: 'T1', body });
const user = { id: 'U1', team_id: 'T1' };

describe('a command', () => {
  const command = (body: object) =>
    fromCommand(read({ command: '/zorg', user_id: 'U1', trigger_id: '1.2.3', ...body }), NO_NAMES)
      .interaction;

  it('is what was typed, with the name of the command', () => {
    expect(command({ text: ' gang L3B ', channel_id: 'D1' })).toEqual({
      actor: { platform: 'slack', tenant: 'T1', user: 'U1' },
      place: { kind: 'personal' },
      text: '/zorg  gang L3B',
      input: {},
      onceKey: 'slack:T1:U1:command:1.2.3',
    });
    expect(command({ text: '' }).text).toBe('/zorg');
  });

  it('says in which channel it was typed, if it is one', () => {
    const at = { surface: 'slack', tenant: 'T1', place: 'C1', channel: 'C1' };
    const typedIn = (channel_id: string, channel_name: string) => command({ channel_id, channel_name }).place;
    expect(typedIn('C1', 'team')).toEqual({ kind: 'channel', channel: { ...at, name: 'team' } });
    // Of a private channel Slack tells no name; a chat between a few people is no channel.
    expect(typedIn('C1', 'privategroup')).toEqual({ kind: 'channel', channel: at });
    expect(typedIn('C1', 'mpdm-an--lies-1')).toEqual({ kind: 'channel' });
    expect(typedIn('D1', 'directmessage')).toEqual({ kind: 'personal' });
  });
});

describe('words in Slack', () => {
  it.each([
    ['<@U2|lies> en <@U3>', '@lies.wadloper en @U3'],
    ['<@U9|an.de>', '@an.de'],
    ['<#C1|team> <#C2>', '#team #C2'],
    ['<https://a.example/b?c=1&amp;d|hier> <https://a.example>', 'hier https://a.example'],
    ['<mailto:an@a.example|an@a.example>', 'an@a.example'],
    ['<!here> <!subteam^S1|@zorgteam> <!date^1^x|vandaag>', '@here @zorgteam vandaag'],
    ['a &lt; b &amp;amp; c &gt; d', 'a < b &amp; c > d'],
    ['1 < 2', '1 < 2'],
  ])('%s', (written, plain) => {
    expect(plainWords(written, new Map([['U2', 'lies.wadloper']]))).toBe(plain);
  });

  it('mention each user once', () => {
    expect(mentionsIn('<@U2> <@U2|x> <@U3> <#C1>')).toEqual(['U2', 'U3']);
  });
});

describe('a shortcut', () => {
  const on = (message: object, channel: object) =>
    fromShortcut(
      read({ type: 'message_action', callback_id: 'a.b', user, message, channel, trigger_id: 't' }),
      NO_NAMES,
    );

  it('on a message brings its words and where it stands', () => {
    const { interaction, scene } = on({ text: 'Hoi &amp; dag', ts: '1.2', user: 'U2' }, { id: 'C1' });
    expect(interaction).toMatchObject({
      verb: 'a.b',
      input: { text: 'Hoi & dag' },
      place: { kind: 'channel' },
    });
    expect(scene.original).toEqual({ channel: 'C1', ts: '1.2', user: 'U2' });
  });

  it.each([
    ['in a direct message', { text: 'a', ts: '1.2', user: 'U2' }, { id: 'D1' }],
    ['of a bot', { text: 'a', ts: '1.2', user: 'U2', bot_id: 'B1' }, { id: 'C1' }],
    ['of nobody', { text: 'a', ts: '1.2' }, { id: 'C1' }],
  ])('on a message %s asks nobody to take it away', (_name, message, channel) => {
    expect(on(message, channel).scene.original).toBeUndefined();
  });
});

describe('a button', () => {
  const press = (action: object, more: object = {}) =>
    fromAction(
      read({
        type: 'block_actions',
        user,
        trigger_id: 't',
        actions: [{ action_ts: '9.9', ...action }],
        ...more,
      }),
    );
  const value = (d: object, more: object = {}) => JSON.stringify({ d, s: 's1', ...more });
  const message = { container: { type: 'message', channel_id: 'D1', message_ts: '1.2' } };

  it('is a verb with ids, the school it belongs to and where it stands', () => {
    const { interaction, key } = press({ action_id: 'a.take#2', value: value({ id: 'r1' }) }, message)!;
    expect(interaction).toEqual({
      actor: { platform: 'slack', tenant: 'T1', user: 'U1' },
      place: { kind: 'personal' },
      verb: 'a.take',
      input: { id: 'r1' },
      schoolId: 's1',
      onceKey: 'slack:T1:U1:D1:1.2:9.9:a.take#2',
    });
    expect(key).toBe(interaction.onceKey);
  });

  it('takes the inputs beside it along, below its own data', () => {
    const state = {
      values: {
        'in:id': { 'in:id': { type: 'plain_text_input', value: 'forged' } },
        'in:text': { 'in:text': { type: 'plain_text_input', value: 'x' } },
      },
    };
    const given = { action_id: 'a.b', value: value({ id: 'r1' }) };
    expect(press(given, { ...message, state })!.interaction.input).toEqual({ id: 'r1', text: 'x' });
    const alone = { ...given, value: value({ id: 'r1' }, { i: 0 }) };
    expect(press(alone, { ...message, state })!.interaction.input).toEqual({ id: 'r1' });
  });

  it('with a nonce is one act wherever it is pressed', () => {
    const one = press({ action_id: 'a.b', value: value({ once: 'n1' }) }, message)!;
    expect(one.interaction.onceKey).toBe('slack:T1:U1:a.b:n1');
    expect(one.key).not.toBe(one.interaction.onceKey);
    const long = press({ action_id: 'a.b', value: value({ once: 'n'.repeat(81) }) }, message)!;
    expect(long.interaction.onceKey).toBe(long.key);
  });

  it('on a note that only one person sees has no message that could be changed', () => {
    const note = { container: { ...message.container, is_ephemeral: true } };
    expect(press({ action_id: 'a.b', value: value({}) }, note)!.scene).not.toHaveProperty('message');
    expect(press({ action_id: 'a.b', value: value({}) }, message)!.scene.message).toBeDefined();
  });

  it('in a home or a modal says so', () => {
    const view = { id: 'V1', hash: 'h', type: 'home', blocks: [] };
    const pressed = { action_id: 'a.b', value: value({}) };
    expect(press(pressed, { view })!.interaction.place).toEqual({ kind: 'home' });
    expect(press(pressed, { view: { ...view, type: 'modal' } })!.interaction.place).toEqual({
      kind: 'dialog',
    });
  });

  it.each([
    ['a link', { action_id: 'link', url: 'https://a.example' }],
    ['an input', { action_id: 'in:text', value: '{"d":{},"s":"s"}' }],
    ['one of another app', { action_id: 'a.b', value: 'x' }],
    ['one without a name', { value: '{"d":{},"s":"s"}' }],
  ])('that is %s does nothing', (_name, action) => {
    expect(press(action, message)).toBeUndefined();
  });
});

describe('a form', () => {
  const view = (more: object = {}) => ({
    id: 'V2',
    hash: 'h',
    type: 'modal',
    callback_id: 'a.send',
    root_view_id: 'V1',
    previous_view_id: 'V1',
    private_metadata: JSON.stringify({
      d: { id: 'r1', once: 'n1' },
      s: 's1',
      o: ['C1', '1.2', 'U2'],
      m: ['D1', '3.4'],
    }),
    blocks: [{ type: 'section' }, { type: 'input', block_id: 'in:text' }],
    state: { values: { 'in:text': { 'in:text': { type: 'plain_text_input', value: 'woorden' } } } },
    ...more,
  });
  const sent = (more: object = {}, body: object = {}) =>
    fromSubmission(read({ type: 'view_submission', user, trigger_id: 't', view: view(more), ...body }));

  it('is its verb with what was typed and what it carried', () => {
    const { interaction, scene } = sent();
    expect(interaction).toMatchObject({
      verb: 'a.send',
      place: { kind: 'dialog' },
      input: { text: 'woorden', id: 'r1', once: 'n1' },
      schoolId: 's1',
      onceKey: 'slack:T1:U1:a.send:n1',
    });
    expect(scene).toMatchObject({
      view: { id: 'V2', depth: 2, inputs: ['in:text'] },
      original: { channel: 'C1', ts: '1.2', user: 'U2' },
      message: { channel: 'D1', ts: '3.4' },
    });
  });

  it('without a nonce is known by its view, and in this process by what was typed too', () => {
    const bare = { private_metadata: '{"d":{},"s":"s1"}' };
    const one = sent(bare);
    expect(one.interaction.onceKey).toBe('slack:T1:U1:V2:h');
    const other = sent({
      ...bare,
      state: { values: { 'in:text': { 'in:text': { type: 'plain_text_input', value: 'b' } } } },
    });
    expect(other.interaction.onceKey).toBe(one.interaction.onceKey);
    expect(other.key).not.toBe(one.key);
  });

  it.each([
    ['V1', null, 1],
    ['V0', 'V0', 2],
    ['V0', 'V9', 3],
  ])('knows how deep it stands (root %s, before it %s)', (root_view_id, previous_view_id, depth) => {
    expect(
      sent({ id: root_view_id === 'V1' ? 'V1' : 'V2', root_view_id, previous_view_id }).scene.view?.depth,
    ).toBe(depth);
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (private_metadata, state, blocks) => {
        const body = { user, view: { ...view(), private_metadata, state, blocks } };
        expect(typeof fromSubmission(read(body)).interaction.verb).toBe('string');
        expect(() =>
          fromAction(
            read({ user, actions: [{ action_id: 'a.b', value: private_metadata }], view: body.view, state }),
          ),
        ).not.toThrow();
        expect(() =>
          fromShortcut(read({ user, message: { text: state }, channel: blocks }), NO_NAMES),
        ).not.toThrow();
        expect(() =>
          fromCommand(read({ user_id: 'U1', command: '/zorg', text: state }), NO_NAMES),
        ).not.toThrow();
      }),
    );
  });
});

describe('what a view keeps', () => {
  it('is left out where it does not fit', () => {
    const metadata = JSON.stringify({ d: { id: 'x'.repeat(2_970) }, s: 's' });
    expect(keeping(metadata, { message: { channel: 'C1', ts: '1.2' } }, 3_000)).toBe(metadata);
  });
});

describe('an address for an answer', () => {
  it.each([
    ['https://hooks.slack.com/commands/T1/2/3', true],
    ['http://127.0.0.1:4000/actions/1', true],
    ['http://hooks.slack.com/commands/1', false],
    ['https://hooks.slack.com.evil.example/1', false],
    ['https://hooks.slack.com@evil.example/1', false],
    ['https://evil.example/?hooks.slack.com', false],
    ['http://127.0.0.1:4001/', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
  ])('%s', (address, ours) => {
    expect(isSlacks(address, 'http://127.0.0.1:4000/api/')).toBe(ours);
  });
});

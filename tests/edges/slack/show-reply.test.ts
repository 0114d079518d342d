import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import type { Calls } from '../../../src/edges/slack/calls.js';
import { createDraw } from '../../../src/edges/slack/draw.js';
import type { LongLists } from '../../../src/edges/slack/long-lists.js';
import { carryOut, showReply } from '../../../src/edges/slack/show-reply.js';
import type { OpenView, Scene } from '../../../src/edges/slack/to-interaction.js';
import type { Reply } from '../../../src/kernel/interaction.js';
import { text } from '../../../src/kernel/text.js';
import { createRenderer } from '../../../src/render/card.js';
import { stillClock } from '../../support/clock.js';

const renderer = createRenderer({ cardsDir: fileURLToPath(new URL('../../../cards/', import.meta.url)) });
const lists = { keep: () => 'k', kept: async () => {} } as unknown as LongLists;
const draw = createDraw({ renderer, clock: stillClock('2026-10-12 09:00'), lists });

const reader = { schoolId: 's1', personId: 'p1', language: 'nl' as const };
const LANGUAGE = { card: 'school/language', data: {} };
const samples = (await import('../../../cards/samples/school/language.json', { with: { type: 'json' } }))
  .default as any;
const card = { ...LANGUAGE, data: samples[Object.keys(samples)[0]!].data };
const note = text('error.repeat');
const SAID = 'Dat had ik al. Je hoeft niets meer te doen.';

const view = (depth: number, inputs: string[] = []): OpenView => ({
  id: 'V1',
  hash: 'h1',
  kind: 'modal',
  title: 'Een zorgvraag',
  depth,
  inputs,
});
const base = { tenant: 'T1', user: 'U1', triggerId: 't.1' };
const COMMAND: Scene = { ...base, kind: 'command', responseUrl: 'https://hooks.slack.com/commands/1' };
const MESSAGE: Scene = { ...base, kind: 'action', message: { channel: 'D1', ts: '1.2' } };
const CHANNEL: Scene = { ...base, kind: 'action', message: { channel: 'C1', ts: '1.2' } };
const HOME: Scene = { ...base, kind: 'action', view: { ...view(1), kind: 'home' } };
const MODAL: Scene = { ...base, kind: 'action', view: view(1) };
const DEEP: Scene = { ...base, kind: 'action', view: view(3) };
const FORM: Scene = { ...base, kind: 'submission', view: view(1, ['in:text', 'in:day']) };
const DEEP_FORM: Scene = { ...FORM, view: view(3, ['in:text']) };
const BARE_FORM: Scene = { ...FORM, view: view(1) };

/** In one word each: what the acknowledgement asks for, and what follows it. */
function shown(reply: Reply, scene: Scene): string {
  const { ack, after } = showReply({ reply, reader, language: 'nl' }, scene, draw) as any;
  const asked = ack?.response_action;
  if (ack?.view) expect(ack.view.type).toBe('modal');
  if (after?.view) expect(after.view.type).toBe('modal');
  return [asked, after?.kind].filter(Boolean).join(' then ') || 'nothing';
}

it('never puts a card that was drawn for one person where others read', () => {
  const reply: Reply = { kind: 'card', card };
  expect(shown(reply, CHANNEL)).toBe('open');
  expect(shown(reply, { ...FORM, message: CHANNEL.message })).toBe('update');
  expect(shown(reply, { ...FORM, message: MESSAGE.message })).toBe('clear then replace');
});

describe('a reply is shown', () => {
  const table: [Reply['kind'], Reply, Record<string, string>][] = [
    [
      'dialog',
      { kind: 'dialog', card },
      {
        COMMAND: 'open',
        MESSAGE: 'open',
        HOME: 'open',
        MODAL: 'push',
        DEEP: 'update',
        FORM: 'push',
        DEEP_FORM: 'update',
      },
    ],
    [
      'next',
      { kind: 'next', card },
      {
        COMMAND: 'open',
        MESSAGE: 'open',
        HOME: 'open',
        MODAL: 'update',
        DEEP: 'update',
        FORM: 'update',
        DEEP_FORM: 'update',
      },
    ],
    [
      'card',
      { kind: 'card', card },
      { MESSAGE: 'replace', HOME: 'nothing', MODAL: 'update', DEEP: 'update', FORM: 'update' },
    ],
    [
      'errors',
      { kind: 'errors', fields: { text: note } },
      {
        COMMAND: 'note',
        MESSAGE: 'note',
        HOME: 'note',
        MODAL: 'push',
        DEEP: 'update',
        FORM: 'errors',
        BARE_FORM: 'update',
      },
    ],
    [
      'note',
      { kind: 'note', text: note },
      {
        COMMAND: 'note',
        MESSAGE: 'note',
        HOME: 'note',
        MODAL: 'push',
        DEEP: 'update',
        FORM: 'errors',
        BARE_FORM: 'update',
      },
    ],
    [
      'close',
      { kind: 'close', note },
      {
        COMMAND: 'note',
        MESSAGE: 'note',
        HOME: 'note',
        MODAL: 'update',
        DEEP: 'update',
        FORM: 'update',
        FORM_OF_COMMAND: 'clear then note',
      },
    ],
    [
      'close',
      { kind: 'close' },
      {
        COMMAND: 'nothing',
        MESSAGE: 'nothing',
        HOME: 'nothing',
        MODAL: 'update',
        FORM: 'clear',
        DEEP_FORM: 'clear',
      },
    ],
  ];
  const scenes: Record<string, Scene> = {
    COMMAND,
    MESSAGE,
    HOME,
    MODAL,
    DEEP,
    FORM,
    DEEP_FORM,
    BARE_FORM,
    FORM_OF_COMMAND: { ...FORM, responseUrl: 'https://hooks.slack.com/commands/1' },
  };
  const rows = table.flatMap(([kind, reply, wanted]) =>
    Object.entries(wanted).map(([scene, how]) => [kind, scene, how, reply] as const),
  );
  it.each(rows)('%s after %s: %s', (_kind, scene, how, reply) => {
    expect(shown(reply, scenes[scene]!)).toBe(how);
  });

  it('with the error of each field below it, and with nothing lost of what belongs to none', () => {
    const fields = { day: text('error.day'), elsewhere: text('error.gone'), nowhere: text('error.gone') };
    const { ack, open } = showReply(
      { reply: { kind: 'errors', fields }, reader, language: 'nl' },
      FORM,
      draw,
    ) as any;
    expect(ack.errors).toEqual({
      'in:day': 'Kies een dag.',
      'in:text': 'Dit is intussen voorbij. Je hoeft niets meer te doen.',
    });
    expect(open).toBe(true);
  });

  it('with each sentence named after its field where it stands away from the fields', () => {
    const scene = { ...MODAL, view: { ...MODAL.view!, labels: { 'in:day': 'Welke dag?' } } };
    const fields = { day: text('error.needed'), elsewhere: text('error.gone') };
    const { after } = showReply(
      { reply: { kind: 'errors', fields }, reader, language: 'nl' },
      scene,
      draw,
    ) as any;
    const said = JSON.stringify(after.view.blocks);
    expect(said).toContain('Welke dag?: Dit heb ik nog nodig.');
    expect(said).toContain('Dit is intussen voorbij.');
  });

  it('keeping what a modal was made of, in ids, through every step', () => {
    const original = { channel: 'C1', ts: '1.5', user: 'U2' };
    for (const scene of [
      { ...COMMAND, original },
      { ...FORM, original },
      { ...MODAL, original, message: MESSAGE.message! },
    ]) {
      const { ack, after } = showReply(
        { reply: { kind: 'next', card }, reader, language: 'nl' },
        scene,
        draw,
      ) as any;
      const kept = JSON.parse((ack ?? after).view.private_metadata);
      expect(kept).toMatchObject({ s: 's1', o: ['C1', '1.5', 'U2'] });
    }
  });

  it('closing all that lies below with it, in each further step of a form that does', () => {
    const next = (scene: Scene) =>
      (showReply({ reply: { kind: 'next', card }, reader, language: 'nl' }, scene, draw) as any).after.view;
    expect(next({ ...MODAL, view: { ...view(2), clears: true } }).clear_on_close).toBe(true);
    expect(next(MODAL)).not.toHaveProperty('clear_on_close');
  });

  it('replacing the message that a form was opened from', () => {
    const { after } = showReply(
      { reply: { kind: 'card', card }, reader, language: 'nl' },
      { ...FORM, message: MESSAGE.message! },
      draw,
    ) as any;
    expect(after).toMatchObject({ kind: 'replace', at: { channel: 'D1', ts: '1.2' } });
  });
});

describe('what follows', () => {
  /** Calls that answer as told, in order. */
  function calls(...answers: string[]): Calls & { made: string[]; said: string[]; sent: object[] } {
    const made: string[] = [];
    const sent: object[] = [];
    const take = async (args: object) => void sent.push(args);
    const client = { views: { open: take, push: take, update: take }, chat: { update: take } };
    const said: string[] = [];
    return {
      made,
      said,
      sent,
      make: async (_tenant, method, call) => {
        made.push(method);
        await call(client as unknown as WebClient);
        return answers.shift() ?? 'ok';
      },
      note: async (_scene, message) => void said.push(message.text),
    };
  }
  const showing = (reply: Reply, scene: Scene) => showReply({ reply, reader, language: 'nl' }, scene, draw);

  it('says so when a modal could not be opened any more', async () => {
    const slack = calls('expired_trigger_id');
    await carryOut(showing({ kind: 'dialog', card }, COMMAND), COMMAND, slack, draw);
    expect([slack.made, slack.said]).toEqual([
      ['views.open'],
      ['Het venster ging niet open. Probeer het nog eens.'],
    ]);
  });

  it('says in a note what stood in a window that was closed meanwhile: what was done was done', async () => {
    for (const [reply, method] of [
      [{ kind: 'close', note }, 'views.update'],
      [{ kind: 'note', text: note }, 'views.push'],
    ] as [Reply, string][]) {
      const slack = calls('not_found');
      await carryOut(showing(reply, MODAL), MODAL, slack, draw);
      expect([slack.made, slack.said]).toEqual([[method], [SAID]]);
    }
  });

  it('leaves whoever closed a window alone with what would have come next in it', async () => {
    const slack = calls('not_found');
    await carryOut(showing({ kind: 'next', card }, MODAL), MODAL, slack, draw);
    expect([slack.made, slack.said]).toEqual([['views.update'], []]);
  });

  it('takes the place of the top where nothing fits on it any more', async () => {
    const slack = calls('push_limit_reached');
    await carryOut(showing({ kind: 'dialog', card }, MODAL), MODAL, slack, draw);
    expect([slack.made, slack.said]).toEqual([['views.push', 'views.update'], []]);
  });

  it('leaves a view alone that shows something newer', async () => {
    const slack = calls('hash_conflict');
    await carryOut(showing({ kind: 'next', card }, MODAL), MODAL, slack, draw);
    expect([slack.made, slack.said]).toEqual([['views.update'], []]);
    // By this Slack knows that it does.
    expect(slack.sent).toEqual([expect.objectContaining({ view_id: 'V1', hash: 'h1' })]);
  });

  it('says a note in the words of its reader', async () => {
    const slack = calls();
    await carryOut(showing({ kind: 'note', text: note }, MESSAGE), MESSAGE, slack, draw);
    expect(slack.said).toEqual([SAID]);
  });
});

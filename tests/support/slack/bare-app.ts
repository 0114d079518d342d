import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { FakeSlack } from './fake.js';

// A small app of nobody's, to try the fake and the client on.

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
const option = (text: string, value: string) => ({ text: plain(text), value });
export const card = (title: string) => [
  { type: 'header' as const, text: plain(title) },
  {
    type: 'actions' as const,
    block_id: 'buttons',
    elements: [
      { type: 'button' as const, action_id: 'take', text: plain('Ik neem op'), value: '{"d":{"id":"r1"}}' },
      {
        type: 'overflow' as const,
        action_id: 'more#1',
        options: [option('Later', 'later'), option('Doorgeven', 'pass')],
      },
    ],
  },
];
export const home = (words: string) => ({
  type: 'home' as const,
  blocks: [{ type: 'section' as const, text: plain(words), accessory: card('')[1]!.elements![0] as any }],
});
const input = (label: string, id: string, element: object, more: object = {}) =>
  ({
    type: 'input',
    block_id: `in:${id}`,
    label: plain(label),
    element: { action_id: `in:${id}`, ...element },
    ...more,
  }) as any;
export const form = (more: { title?: string; extra?: any[]; metadata?: string } = {}) => ({
  type: 'modal' as const,
  callback_id: 'request.submit',
  private_metadata: more.metadata ?? '{"d":{}}',
  title: plain(more.title ?? 'Zorgvraag'),
  submit: plain('Verstuur'),
  close: plain('Sluit'),
  notify_on_close: true,
  blocks: [
    input('Wat zie je?', 'words', { type: 'plain_text_input', multiline: true, max_length: 40 }),
    input('Klas', 'class', { type: 'static_select', options: [option('L1A', 'l1a'), option('L1B', 'l1b')] }),
    input(
      'Waarover',
      'about',
      { type: 'checkboxes', options: [option('Lezen', 'read'), option('Rekenen', 'math')] },
      { optional: true },
    ),
    input('Sinds', 'since', { type: 'datepicker', initial_date: '2026-10-01' }, { optional: true }),
    input('Uur', 'at', { type: 'timepicker' }, { optional: true }),
    input('Wie', 'who', { type: 'external_select', min_query_length: 2 }, { optional: true }),
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'step', text: plain('Nog een stap') }],
    },
    ...(more.extra ?? []),
  ] as any[],
});

/** Starts the app on the fake, over HTTP or Socket Mode. `errors` gathers what its listeners threw. */
export async function openBareApp(slack: FakeSlack, mode: 'http' | 'socket' = 'http') {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const logLevel = LogLevel.ERROR;
  const quiet = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    setName() {},
    getLevel: () => logLevel,
  };
  const http = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const socket =
    mode === 'socket'
      ? new SocketModeReceiver({
          appToken: slack.appToken,
          logger: quiet,
          clientPingTimeout: 200,
          installerOptions: { clientOptions },
        })
      : undefined;
  const app = new App({ token: slack.botToken, receiver: socket ?? http, clientOptions, logger: quiet });
  const got: any[] = [];
  const errors: Error[] = [];
  app.error(async (error) => void errors.push(error));
  app.use(async ({ body, next }) => {
    got.push(body);
    await next();
  });

  app.command('/zorg', async ({ ack, body, client, respond }) => {
    if (body.text === 'hulp') return ack({ response_type: 'ephemeral', text: 'Zo werkt het' });
    await ack();
    if (body.text.startsWith('zeg ')) return void (await respond(body.text.slice(4)));
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.shortcut('request.new', async ({ ack, body, client }) => {
    await ack();
    const words = 'message' in body ? (body.message.text ?? '') : '';
    const view = form();
    if (words) view.blocks[0].element.initial_value = words;
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.options(/^in:who/, async ({ ack, payload }) => {
    const names = ['Griet Baken', 'Wim Vloedlijn', 'Nele Zoutman'].filter((name) =>
      name.includes(payload.value),
    );
    await ack({ options: names.map((name) => option(name, name)) });
  });
  app.view(
    { callback_id: 'request.submit', type: 'view_submission' },
    async ({ ack, view, body, client }) => {
      const words = view.state.values['in:words']?.['in:words']?.value ?? '';
      if (words === 'fout') return ack({ response_action: 'errors', errors: { 'in:words': 'Zeg meer' } });
      if (words === 'vreemd') return ack({ response_action: 'errors', errors: { nergens: 'Zeg meer' } });
      if (words === 'stap') return ack({ response_action: 'push', view: form({ title: 'Stap 2' }) });
      if (words === 'anders') return ack({ response_action: 'update', view: form({ title: 'Anders' }) });
      if (words === 'weg') return ack({ response_action: 'clear' });
      await ack();
      await client.chat.postMessage({
        channel: body.user.id,
        text: 'Nieuwe vraag',
        blocks: card('Nieuwe vraag'),
      });
    },
  );
  app.view({ callback_id: 'request.submit', type: 'view_closed' }, async ({ ack }) => ack());
  app.action('take', async ({ ack, body, client, respond }: any) => {
    await ack();
    if (body.view)
      return void (await client.views.publish({
        user_id: body.user.id,
        view: home('Opgenomen'),
        hash: body.view.hash,
      }));
    if (body.container.is_ephemeral)
      return void (await respond({ text: 'Opgenomen', replace_original: true }));
    const { id } = body.channel;
    await client.chat.update({
      channel: id,
      ts: body.message.ts,
      text: 'Opgenomen',
      blocks: [card('Opgenomen')[0]!],
    });
  });
  app.action('more#1', async ({ ack, body, client }: any) => {
    await ack();
    const text = `Gekozen: ${body.actions[0].selected_option.value}`;
    await client.chat.postEphemeral({ channel: body.channel.id, user: body.user.id, text });
  });
  app.action('step', async ({ ack, body, client }: any) => {
    await ack();
    const view = form({ title: 'Stap 2' });
    if (body.view.previous_view_id === null) await client.views.push({ trigger_id: body.trigger_id, view });
    else
      await client.views.update({
        view_id: body.view.id,
        hash: body.view.hash,
        view: form({ title: 'Bijgewerkt' }),
      });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: home('Welkom') });
  });

  if (socket) {
    await app.start();
  } else {
    const server = await http.start(0);
    slack.appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  }
  return {
    app,
    got,
    errors,
    async close() {
      await app.stop();
    },
  };
}

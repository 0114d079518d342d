import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnector } from '../../../src/edges/teams/connector.js';
import { createConversations } from '../../../src/edges/teams/conversations.js';
import type { CardRef } from '../../../src/kernel/card.js';
import type { Json } from '../../../src/kernel/values.js';
import type { Delivered, OutMessage } from '../../../src/ports/delivery.js';
import { notification, text } from '../../support/teams/client-card.js';
import type { Fault } from '../../support/teams/faults.js';
import { type OpenEdge, openEdge, READER } from './scripted.js';

let open: OpenEdge;
beforeEach(async () => {
  open = await openEdge();
  await createConversations(open).sees(open.teams.tenantId, open.teams.serviceUrl);
});
afterEach(() => open.close());

const card = (roepnaam: string): CardRef => ({
  card: 'example/message',
  data: { id: 'r1', roepnaam, classCode: 'L3B', from: 'An', when: 'nu', answers: [] },
});
const to = (place: string, roepnaam = 'vuurtoren'): OutMessage => ({
  id: 'w1',
  address: { surface: 'teams', tenant: open.teams.tenantId, place },
  card: card(roepnaam),
  reader: READER,
  at: open.clock.now(),
});
const toAn = (roepnaam?: string) => to(open.an.user.aadObjectId!, roepnaam);
const sent = () => open.an.messages().length;
const codes = async () =>
  (await open.metrics.text()).split('\n').filter((line) => line.startsWith('zorgbode_platform_errors_total'));

describe('a personal message', () => {
  it('makes the chat once, and remembers it over a restart', async () => {
    await open.edge.delivery.deliver(toAn('een'));
    await open.edge.delivery.deliver(toAn('twee'));
    expect(open.teams.callsOf('createConversation')).toHaveLength(1);
    expect(open.an.messages().map(notification)).toEqual(['een: een nieuwe vraag', 'twee: een nieuwe vraag']);
    const again = createConversations(open);
    const chat = open.teams.world.personal(open.an.user).id;
    expect(await again.of(open.teams.tenantId, open.an.user.aadObjectId!)).toMatchObject({
      conversation: chat,
    });
  });

  it('changes in its place', async () => {
    const delivered = await open.edge.delivery.deliver(toAn('een'));
    const { handle } = delivered as Extract<Delivered, { kind: 'sent' }>;
    expect(await open.edge.delivery.update(toAn('twee'), handle)).toEqual(delivered);
    expect(sent()).toBe(1);
    expect(text(open.an.messages()[0]!)).toContain('twee');
    expect(notification(open.an.messages()[0]!)).toBe('twee: een nieuwe vraag');
  });

  it('to somebody whose chat is gone makes it anew, once', async () => {
    await open.edge.delivery.deliver(toAn('een'));
    open.teams.faults.next('send', { status: 404 });
    expect(await open.edge.delivery.deliver(toAn('twee'))).toMatchObject({ kind: 'sent' });
    expect(open.teams.callsOf('createConversation')).toHaveLength(2);
    open.teams.faults.next('send', { status: 404 }, 2);
    expect(await open.edge.delivery.deliver(toAn('drie'))).toEqual({ kind: 'lost', reason: 'teams-gone' });
    expect(open.teams.callsOf('createConversation')).toHaveLength(3);
  });

  it('to a tenant that nobody ever wrote from is lost', async () => {
    const elsewhere = { ...toAn(), address: { surface: 'teams' as const, tenant: 'other', place: 'x' } };
    expect(await open.edge.delivery.deliver(elsewhere)).toEqual({
      kind: 'lost',
      reason: 'teams-not-installed',
    });
  });
});

it('a channel gets a message of its own', async () => {
  const { id } = open.teams.world.channel('Zorg');
  expect(await open.edge.delivery.deliver(to(id))).toMatchObject({ kind: 'sent', handle: { c: id } });
  expect(open.an.messagesIn('Zorg')).toHaveLength(1);
  expect(open.teams.callsOf('createConversation')).toHaveLength(0);
});

it('a tenant that was held up is kept to half of its rate for ten minutes', async () => {
  const { delivery } = open.edge;
  const ALL = Number.POSITIVE_INFINITY;
  expect(delivery.tenantPerSecond).toBe(ALL);
  open.teams.faults.next('send', { status: 503 });
  await delivery.deliver(toAn());
  expect(delivery.tenantPerSecond).toBe(ALL);
  open.teams.faults.next('send', { status: 429, retryAfter: 1 });
  await delivery.deliver(toAn());
  expect(delivery.tenantPerSecond).toBe(25);
  open.clock.moveReal(599_000);
  expect(delivery.tenantPerSecond).toBe(25);
  open.clock.moveReal(1_000);
  expect(delivery.tenantPerSecond).toBe(ALL);
});

describe('what fails', () => {
  const real = () => open.clock.real();
  /** The fault, what becomes of a message, and of a change. */
  const TABLE: [string, Fault, (at: number) => object, (at: number) => object][] = [
    ['429 that says how long', { status: 429, retryAfter: 7 }, later(7_000), later(7_000)],
    ['429 that does not', { status: 429 }, later(30_000), later(30_000)],
    ['412', { status: 412 }, later(15_000), later(15_000)],
    ['503', { status: 503 }, later(15_000), later(15_000)],
    ['503 that says how long', { status: 503, retryAfter: 3 }, later(3_000), later(3_000)],
    ['502', { status: 502 }, () => ({ kind: 'unknown' }), later(15_000)],
    ['502 after it was taken', { status: 502, after: true }, () => ({ kind: 'unknown' }), later(15_000)],
    ['500', { status: 500 }, () => ({ kind: 'unknown' }), later(15_000)],
    ['a line that is cut', { drop: 'before' }, () => ({ kind: 'unknown' }), later(15_000)],
    ['a line that is cut after', { drop: 'after' }, () => ({ kind: 'unknown' }), later(15_000)],
    ['403', { status: 403 }, lost('teams-blocked'), lost('teams-blocked')],
    ['400', { status: 400, code: 'BadSyntax' }, lost('teams-BadSyntax'), lost('teams-BadSyntax')],
    [
      '413',
      { status: 413, code: 'MessageSizeTooBig' },
      lost('teams-MessageSizeTooBig'),
      lost('teams-MessageSizeTooBig'),
    ],
    ['401', { status: 401 }, whole(60_000), whole(60_000)],
  ];
  function later(ms: number) {
    return (at: number) => ({ kind: 'later', until: at + ms });
  }
  function whole(ms: number) {
    return (at: number) => ({ kind: 'later', until: at + ms, wholeTenant: true });
  }
  function lost(reason: string) {
    return () => ({ kind: 'lost', reason });
  }

  it.each(TABLE)('%s', async (_name, fault, onSend, onUpdate) => {
    const first = (await open.edge.delivery.deliver(toAn())) as Extract<Delivered, { kind: 'sent' }>;
    const calls = open.teams.calls.length;
    open.teams.faults.next('send', fault);
    expect(await open.edge.delivery.deliver(toAn())).toEqual(onSend(real()));
    open.teams.faults.next('update', fault);
    expect(await open.edge.delivery.update(toAn(), first.handle)).toEqual(onUpdate(real()));
    // Never by itself a second time.
    expect(open.teams.calls.length - calls).toBe(2);
    expect((await codes()).length).toBeGreaterThan(0);
  });

  it('while the chat is made: nothing was said, so it is tried again', async () => {
    for (const fault of [{ status: 502 }, { drop: 'after' }, { status: 503 }] as Fault[]) {
      open.teams.faults.next('createConversation', fault);
      expect(await open.edge.delivery.deliver(toAn())).toEqual({ kind: 'later', until: real() + 15_000 });
    }
    open.teams.faults.next('createConversation', { status: 403 });
    expect(await open.edge.delivery.deliver(toAn())).toEqual({ kind: 'lost', reason: 'teams-blocked' });
  });

  it('an app that is not installed, or is blocked: lost, so that somebody is told', async () => {
    open.an.user.installed = false;
    expect(await open.edge.delivery.deliver(toAn())).toEqual({ kind: 'lost', reason: 'teams-blocked' });
    open.an.user.installed = true;
    await open.edge.delivery.deliver(toAn());
    open.teams.block(open.an.user);
    expect(await open.edge.delivery.deliver(toAn())).toEqual({ kind: 'lost', reason: 'teams-blocked' });
  });

  it('a message of which nothing is left', async () => {
    for (const handle of [null, {}, 'x', [], { c: '', a: '' }] as Json[])
      expect(await open.edge.delivery.update(toAn(), handle)).toEqual({ kind: 'lost', reason: 'teams-gone' });
  });
});

describe('the line to the Connector', () => {
  const auth = { authorization: async () => 'Bearer test', refused() {} };

  it('gives up on a call that is not answered', async () => {
    const connector = createConnector(auth, 50);
    open.teams.faults.next('createConversation', { hang: 'before' });
    const call = connector.call(open.teams.serviceUrl, 'POST', 'v3/conversations', {});
    await expect(call).rejects.toMatchObject({ status: 0, code: 'SILENCE', neverLeft: false });
    connector.close();
  });

  it('knows when nothing left', async () => {
    const connector = createConnector(auth, 1_000);
    await expect(connector.call('http://127.0.0.1:1/', 'POST', 'v3/conversations', {})).rejects.toMatchObject(
      {
        code: 'ECONNREFUSED',
        neverLeft: true,
      },
    );
    const tokenless = createConnector({ ...auth, authorization: () => Promise.reject(new Error('no')) });
    await expect(tokenless.call('http://127.0.0.1:1/', 'GET', 'v3/x')).rejects.toMatchObject({
      neverLeft: true,
    });
    connector.close();
    tokenless.close();
  });

  it('asks for another token when one is refused', async () => {
    let refused = 0;
    const connector = createConnector({
      authorization: async () => 'Bearer old',
      refused() {
        refused += 1;
      },
    });
    await expect(connector.call(open.teams.serviceUrl, 'GET', 'v3/teams/x')).rejects.toMatchObject({
      status: 401,
    });
    expect(refused).toBe(1);
    connector.close();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type House, PEOPLE, START, startHouse } from './scripted-house.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.acts.length = 0;
  house.moves.length = 0;
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(house.base + path, { headers });
  return { status: answer.status, body: (await answer.json()) as any };
};
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(house.base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as any };
};
const act = (body: object) => post('/sandbox/api/act', body);
const inbox = async (person: string) => (await get(`/sandbox/api/inbox?person=${person}`)).body;

describe('people and inbox', () => {
  it('lists everyone of the school', async () => {
    expect(await get('/sandbox/api/people')).toEqual({ status: 200, body: PEOPLE });
  });

  it('gives the school time with its offset, the home card and the messages, oldest first', async () => {
    await house.say('tom', 'first');
    await house.say('tom', 'second', 'team');
    await house.say('an', 'not for tom');
    const { now, home, language, messages } = await inbox('tom');
    expect(now).toMatch(/^2026-11-24T08:3\d:\d\d\.\d{3}\+01:00$/);
    expect(home).toMatchObject({ type: 'AdaptiveCard' });
    expect([language, messages[0].language]).toEqual(['nl', 'nl']);
    expect([home, messages[0].card].filter((card) => 'lang' in card)).toEqual([]);
    expect(messages.map(({ id, place }: any) => [id, place])).toEqual([
      ['first', 'dm'],
      ['second', 'channel:team'],
    ]);
    expect(messages[0].at).toMatch(/^2026-11-24T08:3\d:\d\d\.\d{3}\+01:00$/);
    expect(messages[0].card).toMatchObject({ type: 'AdaptiveCard', speak: 'vuurtoren: een nieuwe vraag' });
    expect((await inbox('karim')).messages.map(({ id }: any) => id)).toEqual(['second']);
  });

  it('waits for what is under way', async () => {
    house.work(async () => {
      await new Promise(setImmediate);
      await house.say('wout', 'just now');
    });
    expect((await inbox('wout')).messages.at(-1).id).toBe('just now');
  });

  it('keeps to the latest messages when asked', async () => {
    for (let n = 0; n < 4; n++) await house.say('noor', `noor-${n}`);
    const { body } = await get('/sandbox/api/inbox?person=noor&limit=2');
    expect(body.messages.map(({ id }: any) => id)).toEqual(['noor-2', 'noor-3']);
  });

  it('answers for nobody it does not know', async () => {
    expect(await get('/sandbox/api/inbox?person=nobody')).toEqual({
      status: 404,
      body: { error: 'person: unknown' },
    });
    expect((await get('/sandbox/api/inbox')).status).toBe(400);
  });
});

describe('act', () => {
  it('makes an interaction of a button, with the once-key of its form', async () => {
    await house.say('karim', 'to-take');
    const { body } = await act({
      person: 'karim',
      verb: 'request.take',
      input: { id: 'r1', once: 'n1' },
      messageId: 'to-take',
    });
    expect(house.acts).toEqual([
      {
        actor: { platform: 'sandbox', tenant: 'demo', user: 'karim' },
        place: { kind: 'personal', messageId: 'to-take' },
        verb: 'request.take',
        input: { id: 'r1', once: 'n1' },
        onceKey: 'sandbox:karim:request.take:n1',
      },
    ]);
    expect(body.card.speak).toBe('vuurtoren: opgevolgd');
    const [message] = (await inbox('karim')).messages.filter(({ id }: any) => id === 'to-take');
    expect(message.card.speak).toBe('vuurtoren: opgevolgd');
  });

  it('leaves the message of somebody else as it was', async () => {
    await house.say('lies', 'for-lies');
    await act({ person: 'tom', verb: 'request.take', messageId: 'for-lies' });
    const [message] = (await inbox('lies')).messages.filter(({ id }: any) => id === 'for-lies');
    expect(message.card.speak).toBe('vuurtoren: een nieuwe vraag');
  });

  it('knows where the card stood', async () => {
    await house.say('team', 'in-team', 'team');
    await act({ person: 'an', verb: 'request.look', messageId: 'in-team' });
    await act({ person: 'an', verb: 'request.form', place: 'home' });
    await act({ person: 'an', verb: 'request.submit', input: {}, place: 'dialog' });
    await act({ person: 'an', text: '/zorg hulp' });
    expect(house.acts.map(({ place }) => place)).toEqual([
      { kind: 'channel', messageId: 'in-team', channel: expect.objectContaining({ channel: 'team' }) },
      { kind: 'home' },
      { kind: 'dialog' },
      { kind: 'personal' },
    ]);
    expect(house.acts[3]).toMatchObject({ text: '/zorg hulp', input: {} });
    expect(house.acts[3]).not.toHaveProperty('verb');
  });

  it('shows each kind of reply', async () => {
    const { body: opened } = await act({ person: 'an', text: '/zorg vraag' });
    expect(Object.keys(opened)).toEqual(['language', 'dialog']);
    expect(opened.dialog.title).toBe('Nieuwe zorgvraag');
    const { body: wrong } = await act({ person: 'an', verb: 'request.submit', input: { once: 'x' } });
    expect(wrong).toEqual({
      language: 'nl',
      errors: {
        see: 'Dit heb ik nog nodig.',
        safety: 'Niemand gevonden. Probeer een stukje van een naam of een klas.',
      },
    });
    const { body: closed } = await act({
      person: 'an',
      verb: 'request.submit',
      input: { once: 'x', see: 'telt op vingers' },
    });
    expect(closed).toEqual({ language: 'nl', closed: true, note: 'Oefenschool' });
    const { body: next } = await act({ person: 'an', verb: 'request.next' });
    expect(next.dialog.title).toBe('Nog één ding');
    expect((await act({ person: 'an', verb: 'request.finish' })).body).toEqual({
      language: 'nl',
      closed: true,
    });
    expect(Object.keys((await act({ person: 'an', verb: 'request.unknown' })).body)).toEqual([
      'language',
      'note',
    ]);
  });

  it('answers whom the house does not know with the note of the house', async () => {
    const { status, body } = await act({ person: 'nobody', verb: 'request.take' });
    expect(status).toBe(404);
    expect(body.note).toBe('Niemand gevonden. Probeer een stukje van een naam of een klas.');
  });

  it.each([
    ['neither verb nor text', { person: 'an' }],
    ['both', { person: 'an', verb: 'request.take', text: '/zorg' }],
    ['no person', { verb: 'request.take' }],
    ['a person that is no string', { person: 7, verb: 'request.take' }],
    ['input that is no object', { person: 'an', verb: 'request.take', input: [] }],
    ['a text without end', { person: 'an', text: 'x'.repeat(4001) }],
  ])('refuses %s before the house hears of it', async (_what, body) => {
    const answer = await act(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual(expect.any(String));
    expect(house.acts).toEqual([]);
  });
});

describe('bodies', () => {
  it('refuses broken JSON', async () => {
    expect(await post('/sandbox/api/act', '{"person":')).toEqual({
      status: 400,
      body: { error: 'broken JSON' },
    });
  });
  it('refuses what is no object', async () => {
    expect((await post('/sandbox/api/act', '[1]')).status).toBe(400);
    expect((await post('/sandbox/api/clock', 'null')).status).toBe(400);
  });
  it('refuses another content type', async () => {
    const body = JSON.stringify({ person: 'an', text: '/zorg' });
    expect((await post('/sandbox/api/act', body, { 'content-type': 'text/plain' })).status).toBe(415);
  });
  it('refuses 11 MB', async () => {
    const answer = await post('/sandbox/api/act', {
      person: 'an',
      verb: 'request.submit',
      input: { see: 'x'.repeat(11e6) },
    });
    expect(answer).toEqual({ status: 413, body: { error: 'body too large' } });
    expect((await get('/sandbox/api/people')).status).toBe(200);
  });
});

describe('clock', () => {
  const move = (now: unknown, headers = {}) => post('/sandbox/api/clock', { now }, headers);

  it.each([
    ['ISO 8601 with a zone', '2026-12-01T08:00:00Z', '2026-12-01T09:00:00.000+01:00'],
    ['ISO 8601 in Brussels', '2026-12-02T08:30', '2026-12-02T08:30:00.000+01:00'],
    ['a bare day', '2026-12-03', '2026-12-03T00:00:00.000+01:00'],
    ['epoch milliseconds', Date.UTC(2026, 11, 4, 10), '2026-12-04T11:00:00.000+01:00'],
    ['the next school day, from a Friday', 'next-school-day', '2026-12-07T08:30:00.000+01:00'],
    ['summer time', '2027-06-01T08:30', '2027-06-01T08:30:00.000+02:00'],
  ])('takes %s', async (_what, now, moved) => {
    expect(await move(now)).toEqual({ status: 200, body: { now: moved, ran: 3 } });
    expect((await get('/sandbox/api/clock')).body.now.slice(0, 16)).toBe(moved.slice(0, 16));
  });

  it('makes one move after the other', async () => {
    const [one, two] = await Promise.all([move('next-school-day'), move('next-school-day')]);
    expect([one.body.now, two.body.now].sort()).toEqual([
      '2027-06-02T08:30:00.000+02:00',
      '2027-06-03T08:30:00.000+02:00',
    ]);
  });

  it('goes forward only', async () => {
    const answer = await move(START);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain('only goes forward');
    expect(house.moves).toEqual([]);
  });

  it.each([[undefined], ['tomorrow'], [''], [null], [1.5], [-1], [Date.UTC(2099, 0)], ['2099-01-01'], [{}]])(
    'refuses %p',
    async (now) => {
      expect((await move(now)).status).toBe(400);
      expect(house.moves).toEqual([]);
    },
  );
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SANDBOX_MESSAGE } from '../../../src/edges/sandbox/message.js';
import { FEATURES } from '../../../src/features/index.js';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { inputsOf, textOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, counts, FORM, inStore, LIES, raise, SCHOOL, send } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let id: string;
beforeAll(async () => {
  sandbox = await openNewSchool('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  ({ id } = await raise(lies));
});
afterAll(() => sandbox.close());

/** All that acts can change: records with their versions, and which messages are in anybody's chat. */
const state = async () => {
  await sandbox.running.drained();
  const [records, messages] = await inStore(sandbox, (store) =>
    Promise.all([
      store.find(REQUEST, SCHOOL, { limit: 100 }),
      store.find(SANDBOX_MESSAGE, SCHOOL, { limit: 500 }),
    ]),
  );
  expect(messages.next).toBeUndefined();
  return {
    ...(await counts(sandbox)),
    versions: records.items.map((record) => `${record.id} ${record.version}`),
    messages: messages.items.map(({ id, data }) => `${id} ${data.seenBy}`).sort(),
  };
};
let before: Awaited<ReturnType<typeof state>>;
beforeEach(async () => {
  before = await state();
});
const unchanged = async () => expect(await state()).toEqual(before);

describe('a field', () => {
  const NEEDED = 'Dit heb ik nog nodig.';
  it.each([
    ['who it is about', { scope: '' }, 'scope', NEEDED],
    ['the class', { classCode: '  ' }, 'classCode', NEEDED],
    ['what was seen', { observation: ' \n\t ' }, 'observation', NEEDED],
    ['only control characters', { observation: '\u0000\u0007\u202e' }, 'observation', NEEDED],
    ['the safety answer', { safety: '' }, 'safety', NEEDED],
  ])('that is missing is asked for: %s', async (_, typed, field, words) => {
    expect((await send(lies, typed)).errors).toEqual({ [field]: words });
    await unchanged();
  });

  it.each([
    ['the observation', 'request.submit', { ...FORM, observation: 'x'.repeat(2001) }, 'observation', '2000'],
    ['the code', 'request.submit', { ...FORM, pupil: 'x'.repeat(41) }, 'pupil', '40'],
    ['a question', 'request.ask.save', { text: 'x'.repeat(1001) }, 'text', '1000'],
    ['a reason', 'request.hand-over.save', { to: AN, why: 'x'.repeat(301) }, 'why', '300'],
    [
      'a question to colleagues',
      'think.submit',
      { team: 'true', question: 'x'.repeat(1001) },
      'question',
      '1000',
    ],
  ])('that is too long says how long it may be, and is never cut: %s', async (_, verb, input, field, max) => {
    const { errors, dialog, closed, note } = await an.act(verb, { id, ...input });
    expect([dialog, closed, note]).toEqual([undefined, undefined, undefined]);
    expect(errors?.[field]).toContain(`hoogstens ${max} tekens`);
    await unchanged();
  });

  it('shows its limit before anybody types', async () => {
    const { dialog } = await lies.type('/zorg vraag');
    const found = JSON.stringify(dialog);
    expect(found).toContain('"maxLength":2000');
    expect(found).toContain('"maxLength":40');
    expect(textOf(dialog)).toContain('2000 tekens');
  });

  it.each([
    ['a choice that is none', { scope: 'everybody' }, 'scope'],
    ['a safety answer that is none', { safety: 'maybe' }, 'safety'],
    ['a list where one is asked', { scope: ['pupil', 'class'] }, 'scope'],
    ['an object for a text', { observation: { text: 'x' } }, 'observation'],
  ])('that holds something else is asked for again: %s', async (_, typed, field) => {
    expect((await lies.act('request.submit', { ...FORM, ...typed })).errors).toHaveProperty([field]);
    await unchanged();
  });

  it('does not guess a class', async () => {
    expect((await send(lies, { classCode: 'L9Z' })).errors?.classCode).toContain('Deze klas ken ik niet');
    expect((await send(lies, { classCode: 'L3' })).errors?.classCode).toMatch(/L3A.*L3B/);
    expect((await send(lies, { classCode: 'jongens' })).errors).toHaveProperty('classCode');
    await unchanged();
  });

  it('shows what people type as they typed it: no markup, no mention, no marks that turn the text', async () => {
    const typed =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of the card templates
      '<script>alert(1)</script> **vet** [x](https://evil.example) <@U123> <!channel> {{naam}} ${id}';
    const { id: own } = await raise(lies, { observation: `\u202e${typed}\u0000`, pupil: '<b>K</b>' });
    const { dialog } = await an.act('request.read', { id: own });
    const runs: { type: string; text: string }[] = [];
    JSON.stringify(dialog, (_key, value) => {
      if (value?.text !== undefined) runs.push(value);
      return value;
    });
    expect(runs.filter(({ text }) => text.includes('evil.example'))).toEqual([
      expect.objectContaining({ type: 'TextRun', text: typed }),
    ]);
    const corrected = await lies.act('request.correct', { id: own });
    expect(inputsOf(corrected.dialog)).toMatchObject({ observation: typed, pupil: '<b>K</b>' });
  });
});

describe('a verb or an id', () => {
  const REFUSED = { note: 'Dat lukt niet: dit bestaat niet, of het is niet voor jou.' };
  it.each([
    ['that does not exist', 'request.destroy'],
    ['of the language itself', '__proto__'],
    ['of the language itself', 'constructor'],
    ['that belongs to work, not to people', 'request.untaken'],
  ])('%s: %s', async (_, verb) => {
    expect(await lies.act(verb, { id })).toMatchObject(REFUSED);
    await unchanged();
  });

  it.each(['', 'x', '../../etc', "' OR 1=1 --", 'ñ'.repeat(5000), null, 7, ['a'], { $ne: '' }])(
    'an id that cannot be: %p',
    async (wrong) => {
      expect(await lies.act('request.read', { id: wrong })).toMatchObject(REFUSED);
      const gone = await lies.act('request.pause.go', { draft: wrong });
      expect(gone.note ?? gone.errors).toBeTruthy();
      await unchanged();
    },
  );

  it('that is not allowed', async () => {
    for (const verb of ['request.take', 'request.close.save', 'request.answer.save'])
      expect(await lies.act(verb, { id, text: 'x', outcome: 'helped' })).toMatchObject(REFUSED);
    expect(await an.act('request.withdraw.save', { id })).toMatchObject(REFUSED);
    await unchanged();
  });

  it('no verb breaks on input of any shape', async () => {
    const verbs = FEATURES.flatMap((feature) => feature.verbs.map(({ name }) => name));
    const shapes = [null, 0, true, [], {}, 'x'.repeat(9000), '\ud800', { a: { b: [] } }];
    for (const verb of verbs) {
      for (const shape of shapes) {
        const keys = [
          'id',
          'text',
          'people',
          'to',
          'once',
          'after',
          'which',
          'draft',
          'until',
          'personId',
          'from',
        ];
        const answer = await sandbox
          .as('xander-springtij')
          .act(verb, Object.fromEntries(keys.map((key) => [key, shape])));
        expect({ verb, shape, fault: (answer.note ?? '').includes('ging bij mij iets mis') }).toEqual({
          verb,
          shape,
          fault: false,
        });
      }
    }
    await unchanged();
  }, 120_000);

  it('somebody else’s draft is nobody’s', async () => {
    const { dialog } = await lies.type('/zorg vraag');
    const more = await lies.press(dialog, 'Ik wil meer vertellen', FORM);
    const { draft } = /"draft":"(?<draft>[^"]+)"/.exec(JSON.stringify(more.dialog))!.groups!;
    for (const verb of ['request.details', 'request.pause.go', 'request.pause.back', 'request.pause.numbers'])
      expect((await an.act(verb, { draft })).note).toContain('staat hier niet meer');
    await sandbox.moveTo('2026-10-13T09:01');
    expect((await lies.act('request.pause.go', { draft })).note).toContain('hoogstens een dag');
  });
});

describe('a card from before', () => {
  it('says what happened in the meantime', async () => {
    const own = await raise(lies);
    const { card } = await an.message(own.roepnaam);
    const read = await an.press(card, 'Lezen');
    const close = await an.press(read.dialog, 'Afronden');
    await lies.act('request.withdraw.save', { id: own.id });
    before = await state();
    for (const answer of [
      await an.press(card, 'Ik volg dit op'),
      await an.press(close.dialog, 'Afronden', { outcome: 'helped' }),
    ])
      expect(answer.note).toMatch(/Lies Wadloper was je net voor/);
    await unchanged();
  });

  it('pressed twice does it once', async () => {
    const own = await raise(lies);
    const { card } = await an.message(own.roepnaam);
    const taken = await Promise.all([an.press(card, 'Ik volg dit op'), an.press(card, 'Ik volg dit op')]);
    expect(taken.map(({ note }) => note)).toEqual(
      expect.arrayContaining([expect.stringContaining('Jij volgt'), expect.stringContaining('al op')]),
    );
    const read = await an.act('request.read', { id: own.id });
    const answer = await an.press(read.dialog, 'Antwoord geven');
    await an.press(answer.dialog, 'Antwoord sturen', { text: 'Blokjes' });
    before = await state();
    expect((await an.press(answer.dialog, 'Antwoord sturen', { text: 'Blokjes' })).note).toContain(
      'Dat had ik al',
    );
    await unchanged();
  });

  it('sent again much later is still the same request', async () => {
    const { dialog } = await lies.type('/zorg vraag');
    const first = await lies.press(dialog, 'Versturen', FORM);
    before = await state();
    // Not so late that what waits in a form for a day is swept away meanwhile.
    await sandbox.moveTo('2026-10-13T06:40:00Z');
    const again = await lies.press(dialog, 'Versturen', FORM);
    expect(again.closed).toBe(true);
    expect(first.note).toBeTruthy();
    expect((await state()).versions).toHaveLength(before.versions.length);
  });
});

describe('what is no act at all', () => {
  const post = (body: string, type = 'application/json') =>
    fetch(`${sandbox.url}/sandbox/api/act`, { method: 'POST', headers: { 'content-type': type }, body });

  it.each([
    ['broken JSON', '{"person":', 400],
    ['a list', '[]', 400],
    ['nobody', '{"verb":"request.form"}', 400],
    ['verb and text', `{"person":"${LIES}","verb":"a","text":"b"}`, 400],
    ['a stranger', '{"person":"niemand","text":"/zorg"}', 404],
    ['a name of the language itself', '{"person":"__proto__","text":"/zorg"}', 404],
  ])('%s', async (_, body, status) => {
    expect((await post(body)).status).toBe(status);
    await unchanged();
  });

  it('another content type, and a body of 11 MB', async () => {
    expect((await post('person=lies', 'text/plain')).status).toBe(415);
    const large = JSON.stringify({
      person: LIES,
      verb: 'request.submit',
      input: { observation: 'x'.repeat(11e6) },
    });
    // The answer may come before all of it was sent: then the connection is cut.
    const status = await post(large).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await lies.type('/zorg')).dialog).toBeDefined();
    await unchanged();
  });

  it('an unknown command says what was probably meant, and never sends anything', async () => {
    expect((await lies.type('/zorg vrag')).note).toContain('Bedoelde je “/zorg vraag”');
    expect((await lies.type('zorg vrag')).note).toContain('Bedoelde je “zorg vraag”');
    expect((await lies.type('/care blabla')).note).toContain('“/care hulp”');
    expect((await lies.type('Emma huilt elke dag')).note).toContain('zorg hulp');
    await unchanged();
  });

  it('a text typed behind the command that is too long for the form is not lost', async () => {
    const { errors, dialog } = await lies.type(`/zorg vraag ${'x'.repeat(2500)}`);
    expect(dialog ? inputsOf(dialog).observation : errors?.text).toBeTruthy();
    await unchanged();
  });
});

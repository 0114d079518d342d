import { afterEach, describe, expect, it } from '@jest/globals';
import { SURVEY } from '../../../src/features/vision/model/survey.js';
import { SURVEY_ANSWERED, SURVEY_ANSWERS } from '../../../src/features/vision/model/survey-box.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, inStore, LIES, SCHOOL } from '../requests/acting.js';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const POLICY = ['HEAD', 'POLICY_TEAM', 'CARE_COORDINATOR', 'PUPIL_COUNSELLOR', 'GRADE_COORDINATOR'];
const isPolicy = ({ roles }: { roles: string[] }) => roles.some((role) => POLICY.includes(role));
const isOffice = ({ roles }: { roles: string[] }) =>
  roles.every((role) => ['SECRETARY', 'ADMINISTRATOR'].includes(role));

async function setUp(who: Acting, more: object = {}): Promise<void> {
  const { dialog: list } = await who.type('/zorg bevraging');
  const { dialog } = await who.press(list!, 'Nieuwe bevraging');
  expect(inputsOf(dialog!)).toMatchObject({ title: 'Hoe kijken wij naar zorg?', s11: '' });
  const shown = await who.press(dialog!, 'Klaarzetten', more);
  expect(shown).toMatchObject({ closed: true });
}
const read = (card: Card): string => textOf(card).replace(/\s+/g, ' ');
const row = async (who: Acting): Promise<Card> => (await who.inbox()).home;
const answer = async (who: Acting, filled: object) => {
  const { dialog } = await who.press(await row(who), 'Antwoorden');
  return who.press(dialog!, 'Versturen', filled);
};

describe('a survey of two sides', () => {
  it('is set up, answered once by each, and shown side by side when it is over, as a list and as a picture', async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    const an = sandbox.as(AN);
    const lies = sandbox.as(LIES);
    expect(titlesOf(await row(an))).not.toContain('Antwoorden');
    const five = { s6: '', s7: '', s8: '', s9: '', s10: '' };

    // What looks like somebody is asked about first; too few statements say little.
    const { dialog: empty } = await an.act('survey.form');
    expect((await an.press(empty!, 'Klaarzetten', { ...five, s5: '' })).errors).toHaveProperty('s1');
    expect((await an.press(empty!, 'Klaarzetten', { endsOn: '2026-10-12' })).errors).toHaveProperty('endsOn');
    const seen = await an.press(empty!, 'Klaarzetten', { ...five, s1: 'Met KV7 gaat het beter.' });
    expect(textOf(seen.dialog!)).toContain('KV7');
    expect((await an.press(seen.dialog!, 'Klaarzetten', five)).dialog).toBeDefined();
    await setUp(an, { ...five, endsOn: '2026-10-16' });
    await sandbox.running.drained();

    // Asked once, in the chat, after lessons; the office is not.
    expect(JSON.stringify((await lies.inbox()).messages)).not.toContain('Hoe kijken wij');
    await sandbox.moveTo('2026-10-12 16:00');
    const message = await lies.message('Hoe kijken wij naar zorg');
    expect(textOf(message.card)).toContain('5 stellingen');
    const office = sandbox.people.find(isOffice)!;
    expect(JSON.stringify(await row(sandbox.as(office.id)))).not.toContain('Hoe kijken wij');
    expect((await sandbox.as(office.id).act('survey.list')).note).toContain('andere rol');

    // Nobody sees how many answered while it runs.
    const { dialog } = await lies.press(message.card, 'Antwoorden', {}, message.id);
    expect(textOf(dialog!)).toContain('Weet ik niet');
    const id = /"id":"([0-9A-Z]{26})"/.exec(JSON.stringify(dialog))![1]!;
    expect((await lies.press(dialog!, 'Versturen')).errors).toHaveProperty('a1');
    const thanked = await lies.press(dialog!, 'Versturen', { a1: '1', a2: '4', a3: '0', a4: '2', a5: '3' });
    expect(thanked).toMatchObject({ closed: true, note: expect.stringContaining('Dank je') });
    expect(await lies.press(dialog!, 'Versturen', { a1: '4' })).toMatchObject({ closed: true });
    expect((await lies.act('survey.answer', { id })).note).toContain('al');
    expect((await lies.act('survey.answer.save', { id, a1: '4' })).note).toContain('al');
    await sandbox.running.drained();
    expect(titlesOf((await lies.message('Hoe kijken wij naar zorg')).card)).toEqual([]);
    expect((await lies.act('survey.results', { id })).note).toMatch(/geen uitkomst/);
    expect((await lies.act('survey.close', { id })).note).toBeDefined();

    // Everybody else at the same moment.
    const others = sandbox.people.filter((one) => one.id !== LIES && !isOffice(one));
    const policy = others.filter(isPolicy);
    expect(policy.length).toBeGreaterThanOrEqual(5);
    const said = await Promise.all(
      others.map((one, nth) => {
        const answers = isPolicy(one)
          ? { a1: '4', a2: nth % 2 ? '3' : '1', a3: '0', a4: '4', a5: '2' }
          : { a1: '2', a2: nth % 2 ? '4' : '2', a3: '3', a4: '1', a5: '3' };
        return sandbox.as(one.id).act('survey.answer.save', { id, ...answers });
      }),
    );
    for (const { note } of said) expect(note).toMatch(/^(Dank je|Thank you|Merci)/);
    await sandbox.running.drained();

    await sandbox.moveTo('2026-10-19T09:00:00+02:00');
    const { dialog: sides } = await lies.press(await row(lies), 'Naast elkaar bekijken');
    const words = read(sides!);
    // All of them, or all but one: which is not said.
    const most = Math.round(((policy.length - 1) / policy.length) * 100);
    const teachers = others.length - policy.length + 1;
    const least = Math.round((1 / teachers) * 100);
    expect(words).toContain(`Beleid en zorg ≥ ${most} % · leraren ≤ ${least} %`);
    expect(words).toContain('Minder dan 5 antwoorden aan één kant');
    expect(words).toContain('het verst uit elkaar');
    expect(words).toContain(`beleid en zorg ${policy.length}, leraren ${teachers}`);

    expect(await lies.press(sides!, 'Als afbeelding')).toMatchObject({ closed: true });
    await sandbox.running.drained();
    const { card } = await lies.message('voor het team');
    expect(read(card)).toContain(`leraren ≤ ${least} %`);
    const url = /"(http[^"]+\/picture\/[^"]+\.png)"/.exec(JSON.stringify(card))![1]!;
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toMatch(
      /^inline; filename="Hoe-kijken-wij-naar-zorg.png"/,
    );
    const png = Buffer.from(await response.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20) > 500]).toEqual([1200, true]);
    // Who set it up hears it with the morning's digest.
    expect(JSON.stringify((await an.inbox()).messages)).toContain('staan naast elkaar op je startpagina');

    // In the store with its key: what was answered, sorted, and who answered, sorted; nothing else knows of either.
    await inStore(sandbox, async (store) => {
      const boxes = (await store.find(SURVEY_ANSWERS, SCHOOL, { limit: 9 })).items;
      expect(boxes.map((one) => one.id).sort()).toEqual([`${id}:policy`, `${id}:teachers`]);
      for (const { data } of boxes) {
        expect(Object.keys(data).sort()).toEqual(['answers', 'people']);
        for (const one of data.answers) expect(one).toBe([...one].sort().join(''));
      }
      const { people } = (await store.get(SURVEY_ANSWERED, SCHOOL, id))!.data;
      expect(people).toEqual([...others.map((one) => one.id), LIES].sort());
      const survey = (await store.get(SURVEY, SCHOOL, id))!.data;
      expect(Object.keys(survey).sort()).toEqual(
        ['createdAt', 'createdBy', 'endsOn', 'invited', 'statements', 'title'].sort(),
      );
      const lines = await store.audit(SCHOOL, { record: { kind: 'survey', id }, limit: 500 });
      const answered = lines.filter(({ verb }) => verb === 'survey.answer.save');
      expect(answered).toHaveLength(others.length + 1);
      for (const line of answered)
        expect(Object.keys(line).sort()).toEqual(['access', 'at', 'id', 'kind', 'verb', 'who']);
    });
  });

  it('is not set up beside one of the same name that still runs', async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    const an = sandbox.as(AN);
    await setUp(an, { endsOn: '2026-10-30' });
    const head = sandbox.who('HEAD');
    const { dialog } = await head.act('survey.form');
    const again = { title: ' hoe kijken wij  naar ZORG? ', endsOn: '2026-11-20' };
    expect((await head.press(dialog!, 'Klaarzetten', again)).errors).toEqual({
      title: expect.stringMatching(/30 oktober/),
    });
    expect(
      await head.press(dialog!, 'Klaarzetten', { ...again, title: 'Hoe kijken wij nu naar zorg?' }),
    ).toMatchObject({
      closed: true,
    });
    // Asked again under its own name once the first is over.
    await sandbox.moveTo('2026-11-03 09:00');
    await setUp(an, { endsOn: '2026-11-20' });
  });

  it('is set up once by two at the same moment, and again on the day on which it was closed', async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    const two = [sandbox.as(AN), sandbox.who('HEAD')];
    const forms = await Promise.all(two.map(async (who) => (await who.act('survey.form')).dialog!));
    const create = (n: number, title: string) =>
      two[n]!.press(forms[n]!, 'Klaarzetten', { title, endsOn: '2026-10-30' });
    const done = await Promise.all([create(0, 'Onze zorg'), create(1, 'onze  ZORG')]);
    expect(done.filter(({ closed }) => closed)).toHaveLength(1);
    expect(done.flatMap(({ errors }) => (errors ? [errors.title] : []))).toEqual([
      expect.stringMatching(/30 oktober/),
    ]);
    const kept = () =>
      inStore(sandbox, async (store) => (await store.find(SURVEY, SCHOOL, { limit: 9 })).items);
    const [one, ...more] = await kept();
    expect(more).toEqual([]);
    await two[0]!.act('survey.close.save', { id: one!.id });
    forms[0] = (await two[0]!.act('survey.form')).dialog!;
    expect(await create(0, 'Onze zorg')).toMatchObject({ closed: true });
    expect(await kept()).toHaveLength(2);
  });

  it('shows nothing with four on one side, is closed early by the head, and asks nobody twice', async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    const an = sandbox.as(AN);
    await setUp(an, { endsOn: '2026-11-20' });
    await sandbox.moveTo('2026-10-12 16:00');
    const lies = sandbox.as(LIES);
    const message = await lies.message('Hoe kijken wij naar zorg');
    expect((await lies.press(message.card, 'Vraag dit niet meer', {}, message.id)).note).toContain(
      'niet meer',
    );
    const policy = sandbox.people.filter(isPolicy).slice(0, 4);
    const teachers = sandbox.people.filter((one) => !isPolicy(one) && !isOffice(one)).slice(0, 6);
    for (const one of [...policy, ...teachers])
      expect((await answer(sandbox.as(one.id), { a1: '4' })).note).toContain('Dank je');
    await sandbox.moveTo('2026-10-26T09:00:00+01:00');
    const asked = (await lies.inbox()).messages.filter(({ card }) => textOf(card).includes('Hoe kijken wij'));
    expect(asked).toHaveLength(1);

    const head = sandbox.who('HEAD');
    const { dialog: list } = await head.type('/zorg bevraging');
    const { dialog: sure } = await head.press(list!, 'Nu al sluiten');
    expect(await head.press(sure!, 'Nu sluiten')).toMatchObject({ closed: true });
    await sandbox.running.drained();
    const { dialog } = await head.press(await row(head), 'Naast elkaar bekijken');
    expect(textOf(dialog!)).toContain('minder dan 5 antwoorden');
    expect(titlesOf(dialog!)).toEqual([]);
    const id = /"id":"([0-9A-Z]{26})"/.exec(JSON.stringify(await row(head)))?.[1] ?? '';
    expect((await head.act('survey.picture', { id })).note).toMatch(/geen uitkomst/);
    expect((await lies.act('survey.answer', { id })).note).toMatch(/afgelopen|antwoordde/);
  });
});

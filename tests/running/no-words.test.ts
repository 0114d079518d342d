import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buttonIn, type Card, inputsOf, textOf } from '../support/card.js';
import { post, type Started, startProcess } from '../support/process.js';
import { fieldsOfCards, READABLE, textInputs } from './card-fields.js';
import { typeRound } from './round-fields.js';

const LIES = 'lies-wadloper';
const AN = 'an-duindoorn';
const CARLA = 'carla-strandvonk';
const BERT = 'bert-zeewind';
const HANNE = 'hanne-vuurbaak';
const ILSE = 'ilse-anker';

/** A word that nobody else uses, another in each field. */
let marks = 0;
const mark = () => `Zqx${(marks++).toString().padStart(3, '0')}Wvk`;
const MARK = /zqx\d{3}wvk/i;
/** In what a team tries: without any pupil, so it may stand in a chat and a channel. Sealed as everything else. */
const teamMark = () => mark().replace('Zqx', 'Zqt');
const ANY = /zq[xt]\d{3}wvk/i;
/** `verb:field` of everything that was typed and taken. */
const typed = new Set<string>();

let dir: string;
let running: Started;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-words-'));
  running = await startProcess({ DATA_DIR: dir, LOG_LEVEL: 'debug' });
  await post(running.url, '/sandbox/api/clock', { now: 'next-school-day' });
}, 60_000);
afterAll(async () => {
  if (running.child.exitCode === null) await running.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

const act = (person: string, body: object) => post(running.url, '/sandbox/api/act', { person, ...body });
const open = async (person: string, verb: string, id?: string): Promise<Card> => {
  const { dialog, note } = await act(person, { verb, input: { id } });
  if (!dialog) throw new Error(`${verb} opened nothing for ${person}: ${note}`);
  return dialog;
};
/** Types a mark into every text field of a dialog and presses a button. */
async function submit(
  person: string,
  dialog: Card,
  title: string | RegExp,
  chosen: object = {},
  word = mark,
) {
  const { verb, data } = buttonIn(dialog, title);
  const fields = textInputs(dialog);
  for (const field of fields) typed.add(`${verb}:${field}`);
  const words = Object.fromEntries(fields.map((field) => [field, word()]));
  const answer = await act(person, { verb, input: { ...inputsOf(dialog), ...words, ...chosen, ...data } });
  expect(answer.errors).toBeUndefined();
  return answer;
}
const inbox = async (person: string) =>
  (await fetch(`${running.url}/sandbox/api/inbox?person=${person}`)).json() as Promise<any>;
async function newest(person: string, about: string): Promise<string> {
  const { messages } = await inbox(person);
  const found = messages.findLast(({ card }: { card: Card }) => textOf(card).includes(about));
  if (!found) throw new Error(`no "${about}" for ${person}`);
  return /"id":"([^"]+)"/.exec(JSON.stringify(found.card.actions ?? found.card.body))![1]!;
}
/** The first small step on somebody's home. */
const stepIn = (home: Card): string =>
  /"verb":"step\.read","data":\{"id":"([^"]+)"/.exec(JSON.stringify(home))![1]!;
const chosen = { scope: 'pupil', classCode: 'L3B', safety: 'no', aboutStaff: 'false' };

async function bytesOf(folder: string): Promise<{ file: string; found: string | undefined }[]> {
  const files = await readdir(folder);
  expect(files.some((file) => file.endsWith('.sqlite'))).toBe(true);
  return Promise.all(
    files.map(async (file) => ({
      file,
      found: ANY.exec((await readFile(join(folder, file))).toString('latin1'))?.[0],
    })),
  );
}
const nowhere = (places: { file: string; found: string | undefined }[]) =>
  expect(places.filter(({ found }) => found !== undefined)).toEqual([]);

describe('what people type', () => {
  it('is typed into every field there is', async () => {
    const { dialog } = await act(LIES, { text: `/zorg vraag ${mark()}` });
    await submit(LIES, dialog, 'Versturen', chosen);
    const id = await newest(AN, 'Nieuwe vraag');

    const second = await submit(LIES, await open(LIES, 'request.form'), 'Ik wil meer vertellen', chosen);
    await submit(LIES, second.dialog, 'Versturen', { capacity: 'heavy', domains: 'UNKNOWN' });

    const paused = await act(LIES, {
      verb: 'request.submit',
      input: { ...chosen, observation: `${mark()} wil zelfmoord plegen ${mark()}`, once: 'p' },
    });
    expect(textOf(paused.dialog)).toContain('Even stoppen');
    const presses = { ...chosen, aboutStaff: 'true', safety: 'yes' };
    const staff = await submit(LIES, await open(LIES, 'request.form'), 'Versturen', presses);
    await submit(LIES, staff.dialog, 'Laat het hen weten', { people: 'els-schelpaert' });

    await submit(AN, await open(AN, 'request.ask', id), 'Vraag stellen');
    await submit(LIES, await open(LIES, 'request.reply', id), 'Antwoorden');
    await submit(AN, await open(AN, 'request.answer', id), 'Antwoord sturen');
    await submit(LIES, await open(LIES, 'request.add', id), /toevoegen|bewaren|versturen/i);
    await submit(LIES, await open(LIES, 'request.correct', id), 'Bewaren');
    await submit(LIES, await open(LIES, 'request.complete', id), 'Bewaren');
    await submit(CARLA, await open(CARLA, 'request.read', id), 'Lezen');
    await submit(AN, await open(AN, 'request.invite', id), 'Vragen', { people: BERT });
    const shared = await newest(BERT, 'meedenken');
    await submit(BERT, await open(BERT, 'request.shared', shared), 'Antwoorden');
    await submit(AN, await open(AN, 'school.instruments'), 'Zoeken');
    await submit(AN, await open(AN, 'task.list'), 'Zoeken');

    const aStep = { scope: 'pupil', classCode: 'L3B', place: 'inClass', owner: LIES, span: '5' };
    await submit(LIES, await open(LIES, 'step.form'), 'Bewaren', aStep);
    const away = await submit(LIES, await open(LIES, 'step.form'), 'Bewaren', { ...aStep, place: 'outside' });
    await submit(LIES, away.dialog, 'Bewaren', { until: '2026-12-18' });
    const step = stepIn((await inbox(LIES)).home);
    for (let i = 0; i < 3; i++) {
      await act(LIES, { verb: 'step.look-back', input: { id: step, outcome: 'TOO_EARLY_EXTEND' } });
      // Once it was told, another is another one.
      await post(running.url, '/sandbox/api/clock', { now: 'next-school-day' });
    }
    const why = await act(LIES, { verb: 'step.look-back', input: { id: step, outcome: 'TOO_EARLY_EXTEND' } });
    await submit(LIES, why.dialog, 'Nog even');
    await submit(LIES, await open(LIES, 'step.learned', step), 'Bewaren');
    const outside = { place: 'outside', until: '2090-01-01' };
    await submit(LIES, await open(LIES, 'step.change', step), 'Bewaren', outside);

    const plan = { kind: 'talk', minutes: '', people: BERT, by: '' };
    const week = { lessons: '', duties: 'ma 10:10-10:25', keeps: 'vr 13:00-15:00' };
    const secret = { ...week, url: `https://127.0.0.1/${mark()}.ics?key=${mark()}` };
    await submit(AN, await open(AN, 'consult.availability'), 'Bewaren', secret);
    const times = await submit(AN, await open(AN, 'consult.form'), 'Zoek tijden', plan);
    await submit(AN, times.dialog, 'Vragen wie kan');
    const fixed = async (more: object) => {
      const found = await submit(AN, await open(AN, 'consult.form'), 'Zoek tijden', { ...plan, ...more });
      await submit(AN, found.dialog, 'Meteen vastleggen');
      return newest(AN, 'ligt vast');
    };
    const talk = await fixed({ kind: 'parents' });
    await submit(AN, await open(AN, 'consult.outside', talk), 'Als agendabestand');
    await submit(AN, await open(AN, 'consult.prepare', talk), 'Bewaren');
    const agreed = await submit(AN, await open(AN, 'consult.minutes', talk), 'Verder', { present: AN });
    const tells = await submit(AN, agreed.dialog, 'Verder', { who0: AN, who1: BERT, who2: LIES });
    await submit(AN, tells.dialog, 'Bewaren', { parents: AN });
    await submit(AN, await open(AN, 'consult.add', talk), 'Toevoegen');
    const short = await fixed({ kind: 'mdo', outside: '' });
    for (const who of [AN, BERT])
      await act(who, { verb: 'consult.enough', input: { id: short, outcome: 'enough' } });
    await submit(AN, await open(AN, 'consult.enough.note', short), 'Vastleggen', { who0: AN });
    const returns = {
      kind: 'careTeam',
      people: LIES,
      weekday: 'thu',
      rhythm: 'weekly',
      time: '10:00',
      start: '',
    };
    const days = await submit(AN, await open(AN, 'consult.series.form'), 'Verder', {
      ...returns,
      minutes: '',
    });
    await submit(AN, days.dialog, 'Vastleggen');
    const series = await newest(AN, 'elke week op donderdag');
    const changed = await submit(AN, await open(AN, 'consult.series.change', series), 'Verder', returns);
    await submit(AN, changed.dialog, 'Vastleggen');
    await act(AN, { verb: 'consult.series.why', input: { id: series } });
    await submit(AN, await open(AN, 'consult.series.say', series), 'Bewaren');

    await typeRound({ act, open, submit, newest });

    await submit(LIES, await open(LIES, 'pulse.open'), 'Verder', { use: 'thanks' });

    const ofTeam = { teamId: 'everyone', invite: 'true', weeks: '3' };
    await submit(LIES, await open(LIES, 'step.team-form'), 'Bewaren', ofTeam, teamMark);
    const tested = await newest(LIES, 'Wie test mee?');
    await submit(LIES, await open(LIES, 'step.team.change', tested), 'Bewaren', ofTeam, teamMark);
    await submit(LIES, await open(LIES, 'step.join.mine', tested), 'Bewaren', { outcome: 'WORKS_KEEP' });

    // What somebody says to a colleague stands in the chat where its writer chose to say it.
    const look = await submit(LIES, await open(LIES, 'thanks.form'), 'Bekijken', { to: AN }, teamMark);
    await submit(LIES, look.dialog, 'Versturen');
    const { dialog: mine } = await act(LIES, { verb: 'thanks.mine' });
    const thanks = String((buttonIn(mine, 'Lezen').data as { id: string }).id);
    await submit(LIES, await open(LIES, 'thanks.change', thanks), 'Bewaren', {}, teamMark);

    const alike = [id];
    for (let i = 0; i < 2; i++) {
      await submit(LIES, await open(LIES, 'request.form'), 'Versturen', chosen);
      alike.push(await newest(AN, 'Nieuwe vraag'));
    }
    await submit(AN, await open(AN, 'triage.theme', id), 'Bewaren');
    for (const one of alike) await act(AN, { verb: 'triage.theme.save', input: { id: one, theme: 'lezen' } });
    const group = { requests: alike.slice(1).join(), span: 'class' };
    const grouped = await submit(AN, await open(AN, 'bundle.form', id), 'Samen bekijken', group);
    const piece = String((buttonIn(grouped.dialog, /antwoorden/i).data as { id: string }).id);
    await submit(AN, await open(AN, 'bundle.answer', piece), 'Antwoord sturen');
    await submit(AN, await open(AN, 'bundle.close', piece), 'Afronden', { outcome: 'helped' });
    await act(AN, { verb: 'request.reopen', input: { id } });
    await submit(AN, await open(AN, 'request.close', id), 'Afronden', { outcome: 'helped' });
    await act(AN, { verb: 'request.reopen', input: { id } });
    await submit(AN, await open(AN, 'request.hand-over', id), 'Doorgeven', { to: CARLA });

    const corridor = await act(AN, { text: `/zorg gang L3B ${mark()}` });
    await submit(AN, corridor.dialog, 'Noteren', { ...chosen, teacher: LIES });
    const think = await act(LIES, { text: `/zorg meedenken ${mark()}` });
    await submit(LIES, think.dialog, 'Vragen', { people: AN });
    await submit(AN, await open(AN, 'think.read', await newest(AN, 'meedenken')), 'Antwoorden');

    await act(AN, { text: `/zorg zoek ${mark()}` });
    await submit(AN, await open(AN, 'request.list'), 'Tonen');
    await submit(AN, await open(AN, 'example.list'), 'Zoeken');

    const duo = { ...aStep, classCode: 'L4A', owner: HANNE };
    await submit(HANNE, await open(HANNE, 'step.form'), 'Bewaren', duo);
    const both = stepIn((await inbox(HANNE)).home);
    await act(HANNE, { verb: 'step.look-back', input: { id: both, outcome: 'WORKS_KEEP' } });
    // Until the next digest of who works on the other days of the week.
    for (let i = 0; i < 4; i++) await post(running.url, '/sandbox/api/clock', { now: 'next-school-day' });
    await submit(ILSE, await open(ILSE, 'step.seen', both), 'Bewaren');

    const cards = (await fieldsOfCards()).filter(({ file }) => !READABLE.includes(file));
    const missing = cards.flatMap(({ file, verbs, fields }) =>
      fields
        .filter((field) => !verbs.some((verb) => typed.has(`${verb}:${field}`)))
        .map((field) => `${file}: ${field}`),
    );
    expect(missing).toEqual([]);
    expect(marks).toBeGreaterThan(25);
  }, 60_000);

  it('goes wrong in every way there is', async () => {
    for (const wrong of [
      { text: mark() },
      { text: `/zorg ${mark()}` },
      { verb: mark() },
      { verb: 'request.read', input: { id: mark() } },
      { verb: 'request.read', messageId: mark() },
      { verb: 'request.list', input: { which: mark(), after: mark() } },
      {
        verb: 'request.submit',
        input: { scope: mark(), classCode: mark(), observation: `${mark()}${'x'.repeat(2001)}` },
      },
      { verb: 'request.submit', input: { ...chosen, classCode: mark(), observation: mark() } },
      { verb: 'school.absence.save', input: { personId: mark(), from: mark(), to: mark() } },
      { verb: 'school.language.save', input: { language: mark() } },
    ])
      expect(JSON.stringify(await act(LIES, wrong))).not.toMatch(MARK);
    await act(mark(), { text: '/zorg' });
    const raw = (body: string) =>
      fetch(`${running.url}/sandbox/api/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    expect((await raw(`{"person": "${LIES}", "text": ${mark()}}`)).status).toBe(400);
    expect((await fetch(`${running.url}/${mark()}?text=${mark()}`)).status).toBe(404);
    await fetch(`${running.url}/sandbox/api/inbox?person=${mark()}`);
    await post(running.url, '/sandbox/api/clock', { now: mark() });
  });

  it('stands in nobody’s chat or home, and in no channel', async () => {
    await post(running.url, '/sandbox/api/clock', { now: 'next-school-day' });
    const people = (await (await fetch(`${running.url}/sandbox/api/people`)).json()) as { id: string }[];
    let messages = 0;
    for (const { id } of people) {
      const seen = await inbox(id);
      messages += seen.messages.length;
      expect({ id, found: MARK.exec(JSON.stringify(seen))?.[0] }).toEqual({ id, found: undefined });
    }
    expect(messages).toBeGreaterThan(15);
    expect(JSON.stringify((await inbox('els-schelpaert')).home)).toContain('Dit kan niet wachten');
  }, 60_000);

  it('stands in no log line and no metric', async () => {
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toContain('request.submit');
    expect(metrics).not.toMatch(ANY);
    expect(running.lines.length).toBeGreaterThan(1);
    expect(running.lines.filter((line) => ANY.test(line))).toEqual([]);
  });

  it('stands in no byte of the database, while it runs and after', async () => {
    const files = await bytesOf(dir);
    expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining([expect.stringMatching(/-wal$/)]));
    // The search does find what stands there in the clear.
    const whole = await Promise.all(files.map(({ file }) => readFile(join(dir, file), 'latin1')));
    expect(whole.join('')).toContain(LIES);
    nowhere(files);
    expect(await running.kill('SIGTERM')).toBe(0);
    nowhere(await bytesOf(dir));
    expect(running.lines.filter((line) => ANY.test(line))).toEqual([]);
  });
});

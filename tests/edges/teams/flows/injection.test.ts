import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inputIn, inputsOf, labelOf } from '../../../support/teams/client-card.js';
import type { Dialog } from '../../../support/teams/client-dialog.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  BERT,
  type Filling,
  FORM,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  raise,
  read,
  SAM,
  send,
  settled,
  wellBehaved,
} from './acting.js';

/** What people may type without meaning it, or mean without being allowed to. */
const TRIES = [
  '<at>Zorgbode</at> <at id="0">Zorg</at> @Zorg @everyone',
  '**vet** _cursief_ ~~weg~~ `code` # kop',
  '<b>vet</b> <script>alert(1)</script> <img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp; &#60;',
  '[klik hier](https://kwaad.example) https://kwaad.example',
  '1. een\n- twee\n> citaat\n```blok```',
  '{{DATE(2026-10-12T09:00:00Z, SHORT)}} {{TIME(2026-10-12T09:00:00Z)}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of the card templates
  '${$root} {0} {n, plural, other {y}} \u202Eomgekeerd',
].join('\n');
/** Signs that turn around what follows them are no words. */
const KEPT = TRIES.replace('\u202E', '');
const SHORT = '<at>Z</at>**b**_c_[x](//y)&lt;';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));
const flat = (words: string) => words.replace(/\s+/g, ' ');
/** Tries it in every field of words that the dialog has. */
function fillAll(dialog: Dialog, chosen: Filling = {}): string[] {
  const tried: string[] = [];
  for (const input of inputsOf(dialog)) {
    if (input.type !== 'Input.Text' || labelOf(input) in chosen) continue;
    const words = input.isMultiline && input.maxLength >= TRIES.length ? TRIES : SHORT;
    dialog.fill({ [`#${input.id}`]: words });
    tried.push(words);
  }
  dialog.fill(chosen);
  return tried;
}

it('comes out as the words that were typed, from every field', async () => {
  const [lies, an] = [open.as(LIES), open.as(AN)];
  const form = await opens(open, lies, 'zorgvraag');
  const first = fillAll(form, { ...FORM, [PUPIL]: SHORT, 'In je eigen woorden': TRIES });
  expect(first).toEqual([]);
  const more = await press(lies, form, 'Ik wil meer vertellen');
  const tried = fillAll(more);
  expect(tried.length).toBeGreaterThan(2);
  await send(open, lies, {});
  const dialog = await read(an, 'Nieuwe vraag');
  const longs = tried.filter((one) => one === TRIES).length + 1;
  expect(dialog.text.split(KEPT)).toHaveLength(longs + 1);
  expect(dialog.text).toContain(`Eén leerling: ${SHORT}`);

  await press(an, dialog, 'Een vraag stellen');
  fillAll(an.theDialog);
  await send(open, an);
  const reply = await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden');
  expect(reply.text).toContain(KEPT);
  fillAll(reply);
  await send(open, lies);
  await press(an, await read(an, 'antwoordde'), 'Antwoord geven');
  fillAll(an.theDialog);
  await send(open, an);
  expect((await read(lies, 'Er staat een antwoord')).text.split(KEPT).length).toBeGreaterThan(longs + 3);
  await press(an, await read(an, 'antwoordde'), 'Doorgeven');
  fillAll(an.theDialog, { 'Aan wie?': BERT });
  await send(open, an);
  expect((await read(open.as(BERT), 'Nieuwe vraag')).text).toContain(SHORT);
  const correct = await press(lies, await read(lies, 'Er staat een antwoord'), 'Tekst verbeteren');
  expect(correct.fields['Wat zie of hoor je?']).toBe(KEPT);
});

it('comes back into its field as it was typed, beside an error', async () => {
  const lies = open.as(LIES);
  const form = await opens(open, lies, 'zorgvraag');
  form.fill({ ...FORM, [PUPIL]: SHORT });
  form.typed[inputIn(form, 'In je eigen woorden').id] = TRIES.repeat(10);
  await form.press('Versturen');
  expect(lies.theDialog.fields).toMatchObject({ [PUPIL]: SHORT, 'In je eigen woorden': TRIES.repeat(10) });
});

it('also from a command, a message and a name in the team list', async () => {
  const [lies, sam] = [open.as(LIES), open.as(SAM)];
  // Of a typed message Teams itself keeps no tags apart from words; what is left are words.
  const typed = '**vet** _c_ &lt;b&gt; & [klik](https://kwaad.example) {{DATE(2026-10-12T09:00:00Z, SHORT)}}';
  expect((await opens(open, lies, `zorgvraag ${typed}`)).fields['In je eigen woorden']).toBe(typed);
  await answer(open, lies, typed);
  const form = (await lies.makeRequestFrom(open.teams.say(LIES, 'Zorg', TRIES)))!;
  expect(flat(String(form.fields['In je eigen woorden']))).toBe(flat(KEPT));

  const list = await opens(open, sam, 'zorg team');
  list.fill({ 'Welke collega?': LIES });
  await press(sam, list, 'Openen');
  await send(open, sam, { Voornaam: '<at>Zorg</at>', Familienaam: '**b** [x](https://kwaad.example)' });
  await raise(open, open.as('Zita Rif'), { 'Welke klas?': 'L3B' });
  await raise(open, lies);
  expect(await home(open, lies)).toContain('Dag <at>Zorg</at>');
  await settled(open);
});

/** Everything that Teams would read as markup: the words of text blocks, facts and labels. */
function markup(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markup);
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, label, title, value, errorMessage, placeholder } = node as Record<string, any>;
  const found: string[] = [];
  if (type === 'TextBlock') found.push(String(text));
  if (type === undefined && title !== undefined) found.push(String(title), String(value));
  if (String(type).startsWith('Input.')) found.push(String(label), String(errorMessage), String(placeholder));
  if (type === 'message' && (node as any).textFormat !== 'plain') found.push(String(text ?? ''));
  return [...found, ...Object.values(node).flatMap(markup)];
}
const MEANT = /<at|kwaad|\*\*(vet|b)\*\*|\{\{(DATE|TIME)|<script|<img|everyone/;

it('and Teams is never given anything that it would read as markup, mention or function', () => {
  const cards = [...open.teams.calls.map(({ body }) => body), ...open.teams.sent.map(({ body }) => body)];
  expect(cards.length).toBeGreaterThan(60);
  expect(cards.flatMap(markup).filter((words) => MEANT.test(words))).toEqual([]);
  for (const { body } of open.teams.calls) {
    expect(body?.entities).toBeUndefined();
    expect(String(body?.text ?? '')).not.toMatch(/kwaad/);
  }
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, FORM, home, LIES, opens, PUPIL, press, raise, read, SAM, wellBehaved } from './acting.js';

/** What people may type without meaning it, or mean without being allowed to. */
const TRIES = [
  '<!channel> <!here> <!everyone>',
  '<@U0001> <#C0TEAM> <!subteam^S1>',
  '*bold* _cursief_ ~weg~ `code`',
  '&lt;!channel&gt; &amp; &#60;',
  '<https://kwaad.example|klik hier> https://kwaad.example',
  ':smile: @here @an.duindoorn',
  '> citaat\n• punt\n```blok```',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of the card templates
  '${$root} {0} {n, plural, other {y}} \u202Eomgekeerd',
].join('\n');
/** Signs that turn around what follows them are no words. */
const KEPT = TRIES.replace('\u202E', '');
const SHORT = '<!here>&lt;*b*_c_<@U1>:x:';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

/** Everything that Slack would read as markup: text that is no plain_text and no element of a rich_text. */
function markup(node: unknown, inside = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => markup(one, inside));
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, emoji } = node as Record<string, any>;
  const found: string[] = [];
  if (type === 'mrkdwn') found.push(String(text));
  if (type === 'plain_text' && emoji !== false && /:\w+:/.test(text)) found.push(String(text));
  if (['link', 'user', 'channel', 'broadcast', 'usergroup', 'emoji'].includes(type))
    found.push(JSON.stringify(node));
  return [...found, ...Object.values(node).flatMap((one) => markup(one, type ?? inside))];
}
const MEANT = /<[!@#]|<https|kwaad|broadcast|"user"|:smile:|\*b/;
/** Of every view and message that the app ever made. */
function made(): string[] {
  const answered = open.slack.sent.map(({ body }) => body);
  return [...open.slack.calls.map(({ args }) => args), ...answered].flatMap((one) => {
    const unpacked = JSON.parse(JSON.stringify(one ?? null), (_key, value) =>
      typeof value === 'string' && /^[[{]"/.test(value) ? JSON.parse(value) : value,
    );
    return markup(unpacked);
  });
}

it('comes out as the words that were typed, from every field', async () => {
  const [lies, an] = [open.as(LIES), open.as(AN)];
  const form = await opens(lies, 'vraag');
  await form.fill({ ...FORM, [PUPIL]: SHORT, 'In je eigen woorden': TRIES });
  const more = await press(lies, form, 'Ik wil meer vertellen');
  await more.fill({ 'In je eigen woorden': TRIES, 'Waardoor, denk je?': SHORT, 'Dit loopt goed': TRIES });
  await more.submit();
  await open.drained();
  const dialog = await read(an, 'Nieuwe vraag');
  expect(dialog.text.split(KEPT)).toHaveLength(4);
  expect(dialog.text).toContain(`Eén leerling: ${SHORT}`);

  const ask = await press(an, dialog, 'Een vraag stellen');
  await ask.fill({ 'Wat wil je nog weten?': TRIES });
  await ask.submit();
  await open.drained();
  const reply = await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden');
  expect(reply.text).toContain(KEPT);
  await reply.fill({ 'Jouw antwoord (kort mag)': TRIES });
  await reply.submit();
  await open.drained();
  const given = await press(an, an.message('antwoordde'), 'Lezen');
  const over = await press(an, given, 'Doorgeven');
  await over.fill({ 'Aan wie?': BERT, 'Waarom?': SHORT });
  await over.submit();
  await open.drained();
  expect((await read(open.as(BERT), 'Nieuwe vraag')).text).toContain(SHORT);
  const correct = await press(lies, await read(lies, 'Je vraag'), 'Tekst verbeteren');
  expect(correct.fields['Wat zie of hoor je?']).toBe(KEPT);
});

it('also from a command, a message and a name in the team list', async () => {
  const [lies, sam] = [open.as(LIES), open.as(SAM)];
  const one = TRIES.replaceAll('\n', ' ');
  await lies.command('/zorg', `vraag ${one}`);
  expect((await lies.modalShown()).fields['In je eigen woorden']).toContain('&lt;!channel&gt; &amp; &#60;');
  await lies.command('/zorg', one);
  await lies.answered();
  const message = open.slack.say(lies.id, 'C0TEAM', TRIES);
  await lies.messageShortcut("Maak er 'n zorgvraag van", { channel: 'C0TEAM', ts: message.ts });
  expect((await lies.modalShown()).fields['In je eigen woorden']).toContain(
    '<https://kwaad.example|klik hier>',
  );

  const list = await opens(sam, 'team');
  await list.fill({ 'Welke collega?': LIES });
  await list.submit();
  await sam.modal!.fill({ Voornaam: '<!here>', Familienaam: '<@U0001> *b* &lt;' });
  await sam.modal!.submit();
  await open.drained();
  const name = await raise(open, open.as('Zita Rif'), { 'Welke klas?': 'L3B' });
  const own = await raise(open, lies);
  expect(await home(open, lies)).toContain('Dag <!here>');
  expect(open.as(AN).message(own).message.text).not.toMatch(/<[!@]/);
  expect(name).not.toBe(own);
});

it('and Slack is never given anything that it would read as markup', async () => {
  expect(open.slack.calls.length).toBeGreaterThan(20);
  expect(made().filter((words) => MEANT.test(words))).toEqual([]);
  // What stands for the lock screen is escaped, whoever's name it holds.
  for (const { args } of [...open.slack.callsOf('chat.postMessage'), ...open.slack.callsOf('chat.update')])
    expect(String(args.text)).not.toMatch(/<[!@#]/);
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../support/teams/client.js';
import { notification, text, titlesOf } from '../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../support/teams/open.js';

const MARK = 'MERKWOORD';
let open: OpenTeams;
let teacher: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  open.teams.rates.limit();
  teacher = open.who('L3B');
});
afterAll(() => open.close());

const coordinators = () =>
  open.users
    .filter(({ person }) => person.roles.includes('CARE_COORDINATOR'))
    .map(({ aadObjectId }) => open.as(aadObjectId));

async function formOf(who: TeamsClient, words: string) {
  const before = who.messages().length;
  await who.says(words);
  await open.teams.until(() => who.messages().length > before, 'the button');
  await who.press(who.messages().at(-1)!, 'Openen');
  return who.theDialog;
}

it('a request goes from the teacher to the right coordinator and back, and every card follows', async () => {
  const form = await formOf(teacher, `zorgvraag Telt op de vingers ${MARK}`);
  expect(form.text).toContain('112');
  expect(form.fields['In je eigen woorden']).toBe(`Telt op de vingers ${MARK}`);
  await form.press('Versturen');
  // Nothing is chosen yet: each missing answer is said below its field, and the words stay.
  expect(teacher.theDialog.fields['In je eigen woorden']).toBe(`Telt op de vingers ${MARK}`);
  expect(Object.values(teacher.theDialog.errors).length).toBeGreaterThan(0);
  teacher.theDialog.fill({ 'Het gaat over': 'Eén leerling', 'Welke klas?': 'L3B', 'Jouw antwoord': 'Nee' });
  await teacher.theDialog.press('Versturen');
  expect(teacher.dialog).toBeUndefined();
  await open.drained();
  teacher.message('Ten laatste woensdag 14 oktober');

  const [coordinator] = coordinators().filter((one) => one.messages().length > 0);
  const message = coordinator!.message('Nieuwe vraag');
  expect(titlesOf(message)).toEqual(['Lezen', 'Samen bekijken', 'Ik volg dit op', 'Doorgeven']);
  await coordinator!.press(message, 'Lezen');
  expect(coordinator!.theDialog.text).toContain(MARK);
  coordinator!.theDialog.close();
  await coordinator!.press(message, 'Ik volg dit op');
  expect(coordinator!.notes.at(-1)).toContain('Jij volgt');
  await open.drained();
  expect(titlesOf(coordinator!.message('Lezen'))).not.toContain('Ik volg dit op');
  teacher.message(/volgt/);

  await coordinator!.press(coordinator!.message('Lezen'), 'Lezen');
  await coordinator!.theDialog.press('Een vraag stellen');
  const [field] = Object.keys(coordinator!.theDialog.fields);
  coordinator!.theDialog.fill({ [field!]: `Sinds wanneer? ${MARK}` });
  await coordinator!.theDialog.press(/versturen|stellen/i);
  await open.drained();
  await teacher.press(teacher.message('korte vraag'), 'Lezen en antwoorden');
  expect(teacher.theDialog.text).toContain(`Sinds wanneer? ${MARK}`);
  teacher.theDialog.close();
});

it('a message in a channel becomes a request, and its author is asked in private to take it away', async () => {
  const author = open.who('L4A');
  const said = open.teams.say(author.user.name, 'Zorg', `Hij huilt ${MARK}`);
  const form = (await teacher.makeRequestFrom(said))!;
  expect(form.fields['In je eigen woorden']).toBe(`Hij huilt ${MARK}`);
  form.fill({ 'Het gaat over': 'Eén leerling', 'Welke klas?': 'L3B', 'Jouw antwoord': 'Nee' });
  const before = author.messages().length;
  await form.press('Versturen');
  await open.drained();
  expect(author.messages()).toHaveLength(before + 1);
  expect(teacher.messagesIn('Zorg')).toHaveLength(1);
});

it('a mention in a channel is answered in the own chat', async () => {
  const before = teacher.messages().length;
  await teacher.saysIn('Zorg', '@Zorgbode zorg hulp');
  await open.teams.until(() => teacher.messages().length > before, 'the answer');
  expect(teacher.messagesIn('Zorg').filter(({ message }) => message.from.startsWith('28:'))).toEqual([]);
});

it('slips of the hand are understood', async () => {
  const before = teacher.messages().length;
  await teacher.says('zorgvrag');
  await open.teams.until(() => teacher.messages().length > before, 'the answer');
  expect(text(teacher.messages().at(-1)!)).toContain('Bedoelde je');
  await teacher.says('zorg');
  await open.teams.until(() => teacher.messages().length > before + 1, 'the home');
  expect(notification(teacher.messages().at(-1)!)).not.toContain(MARK);
});

it('somebody who cannot be reached is told of to a coordinator', async () => {
  const [first] = coordinators().filter((one) => one.messages().length > 0);
  open.teams.block(first!.user);
  const form = await formOf(open.who('L3B'), 'zorgvraag');
  form.fill({
    'Het gaat over': 'De hele klas',
    'Welke klas?': 'L3B',
    'In je eigen woorden': `Onrust ${MARK}`,
    'Jouw antwoord': 'Nee',
  });
  await form.press('Versturen');
  await open.drained();
  await open.drained();
  const told = open.users
    .map(({ aadObjectId }) => open.as(aadObjectId))
    .filter((one) => one.messages().some((message) => text(message).includes('niet bezorgd')));
  expect(told).toHaveLength(1);
  expect(told[0]!.user.name).not.toBe(first!.user.name);
  open.teams.unblock(first!.user);
});

it('words about a pupil stand in dialogs only', async () => {
  const messages = [...open.teams.world.messages.values()]
    .flat()
    .filter(({ from }) => from.startsWith('28:'));
  expect(messages.length).toBeGreaterThan(5);
  for (const { text: words, summary, card, before } of messages)
    expect(JSON.stringify([words, summary, card, before])).not.toContain(MARK);
  // Nor in what a button of a dialog carries.
  const data: unknown[] = [];
  const collect = (value: any): void => {
    if (typeof value !== 'object' || value === null) return;
    if (String(value.type).startsWith('Action.')) data.push(value.data);
    Object.values(value).forEach(collect);
  };
  for (const { body } of open.teams.sent) collect(body);
  expect(data.length).toBeGreaterThan(5);
  expect(JSON.stringify(data)).not.toContain(MARK);
});

it('shows only what Teams takes', () => {
  expect(open.teams.problems).toEqual([]);
  // Its rates are kept to without being told.
  expect(open.teams.counts.throttled).toBe(0);
  for (const { status, ms } of open.teams.sent) expect([status, ms < 5_000]).toEqual([200, true]);
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import type { Doubling } from '../../support/slack/sender.js';
import { type OpenSchool, openSchool, SHORT_FORM } from './open.js';

let school: OpenSchool;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(async () => {
  expect(school.slack.problems).toEqual([]);
  await school.close();
});

const WAYS: [string, Doubling][] = [
  ['one after the other', { times: 10, retries: true }],
  ['all at once', { times: 10, parallel: true }],
];
const count = (method: string) => school.slack.callsOf(method).length;
const requests = () => school.running.router.house.read(school.school.id).count(REQUEST, {});

async function asked() {
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  await modal.submit();
  await drained();
}
async function drained() {
  school.clock.moveReal(2_000);
  await school.running.drained();
}

describe.each(WAYS)('ten times the same, %s', (_name, ten) => {
  it('a command: one modal', async () => {
    school.slack.double(ten);
    await school.teacher.slack.command('/zorg', 'vraag');
    await school.teacher.slack.modalShown();
    await drained();
    expect(count('views.open')).toBe(1);
  });

  it('a command that is answered in words: one note', async () => {
    school.slack.double(ten);
    await school.teacher.slack.command('/zorg', 'lijts');
    await school.teacher.slack.answered();
    await drained();
    expect(school.teacher.slack.notes()).toHaveLength(1);
  });

  it('a shortcut: one modal', async () => {
    school.slack.double(ten);
    await school.teacher.slack.shortcut('request.form');
    await school.teacher.slack.modalShown();
    expect(count('views.open')).toBe(1);
  });

  it('a message shortcut: one modal', async () => {
    school.slack.double(ten);
    const message = school.slack.say(school.teacher.user, 'C0TEAM', 'Er is iets.');
    await school.coordinator.slack.messageShortcut("Maak er 'n zorgvraag van", message);
    await school.coordinator.slack.modalShown();
    expect(count('views.open')).toBe(1);
  });

  it('a form: one request, and each the same answer', async () => {
    const { slack } = school.teacher;
    await slack.command('/zorg', 'vraag');
    const modal = await slack.modalShown();
    await modal.fill(SHORT_FORM);
    school.slack.double(ten);
    await modal.submit();
    school.slack.double({ times: 1 });
    await drained();
    const answers = school.slack.sent.slice(-10).map(({ body }) => body);
    expect(answers).toEqual(Array(10).fill({ response_action: 'clear' }));
    expect(await requests()).toBe(1);
    const told = slack.inbox().filter(({ message }) => message.text.startsWith('Verstuurd'));
    expect(told).toHaveLength(1);
    const { coordinator } = school;
    expect(coordinator.slack.inbox()).toHaveLength(1);
  });

  it('a form with an error: the same error each time, and it can be sent afterwards', async () => {
    const { slack } = school.teacher;
    await slack.command('/zorg', 'vraag');
    const modal = await slack.modalShown();
    await modal.fill({
      'Het gaat over': 'Eén leerling',
      'Welke klas?': 'L3B',
      'In je eigen woorden': '   ',
      'Jouw antwoord': 'Nee',
    });
    school.slack.double(ten);
    await modal.submit();
    school.slack.double({ times: 1 });
    const answers = new Set(school.slack.sent.slice(-10).map(({ body }) => JSON.stringify(body)));
    expect(answers.size).toBe(1);
    expect(Object.keys(modal.errors)).toEqual(['In je eigen woorden']);
    await modal.fill(SHORT_FORM);
    await modal.submit();
    expect(modal.open).toBe(false);
    expect(await requests()).toBe(1);
  });

  it('a button that opens: one modal', async () => {
    await asked();
    const { slack } = school.coordinator;
    const message = await slack.messageCame(/L3B/);
    const before = count('views.open');
    school.slack.double(ten);
    await slack.press(message, 'Lezen');
    await slack.modalShown();
    expect(count('views.open')).toBe(before + 1);
  });

  it('a button that does: done once, said once', async () => {
    await asked();
    const { slack } = school.coordinator;
    const message = await slack.messageCame(/L3B/);
    school.slack.double(ten);
    await slack.press(message, 'Ik volg dit op');
    await slack.answered();
    school.slack.double({ times: 1 });
    await drained();
    await drained();
    expect(slack.notes().length).toBeLessThanOrEqual(1);
    const told = school.teacher.slack.inbox().map(({ message: { text } }) => text);
    expect(new Set(told).size).toBe(told.length);
  });

  it('a home that is opened: published once', async () => {
    school.slack.double(ten);
    await school.teacher.slack.openHome();
    await school.teacher.slack.homeShown();
    await drained();
    expect(count('views.publish')).toBe(1);
  });

  it('a profile that changed: nothing else', async () => {
    await asked();
    school.slack.double(ten);
    const before = school.slack.calls.length;
    await school.slack.changeUser(school.teacher.user, { real_name: 'Iemand' });
    await drained();
    const made = school.slack.calls.slice(before).map(({ method }) => method);
    expect(made.filter((method) => method !== 'users.info')).toEqual([]);
  });
});

it('does a form once, also when its double comes to another process, or after the memory of this one', async () => {
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  await modal.submit();
  await drained();
  const { sent } = school.slack.sent.at(-1)!;
  school.clock.moveReal(700_000);
  const { status, body } = await school.slack.send(sent);
  await drained();
  expect([status, body]).toEqual([200, { response_action: 'clear' }]);
  expect(await requests()).toBe(1);
  expect(school.coordinator.slack.inbox()).toHaveLength(1);
});

it('takes a second, different act of the same form for what it is', async () => {
  const { slack } = school.teacher;
  for (const _ of [1, 2]) {
    await slack.command('/zorg', 'vraag');
    const modal = await slack.modalShown();
    await modal.fill(SHORT_FORM);
    await modal.submit();
  }
  expect(await requests()).toBe(2);
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OpenSchool, openSchool, SHORT_FORM } from './open.js';

let school: OpenSchool;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(async () => {
  expect(school.slack.problems).toEqual([]);
  await school.close();
});

async function asked() {
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  await modal.submit();
  await school.running.drained();
  return modal;
}

describe('a request in Slack', () => {
  it('goes from a command by way of a modal to the coordinator', async () => {
    const modal = await asked();
    expect(modal.open).toBe(false);
    const told = school.teacher.slack.inbox().map(({ message }) => message.text);
    expect(told.filter((one) => one.endsWith('is goed aangekomen'))).toHaveLength(1);
    const { slack } = school.coordinator;
    const message = await slack.messageCame(/L3B/);
    expect(message.message.text).not.toContain('stilzitten');
    await slack.press(message, 'Ik volg dit op');
    school.clock.moveReal(2_000);
    await school.running.drained();
    await slack.answered();
    const now = school.slack.callsOf('chat.update');
    expect(now.length).toBeGreaterThan(0);
  });

  it('keeps what was typed when something is missing, and says where', async () => {
    const { slack } = school.teacher;
    await slack.command('/zorg', 'vraag');
    const modal = await slack.modalShown();
    await modal.fill({ ...SHORT_FORM, 'In je eigen woorden': ' \n ' });
    await modal.submit();
    expect(modal.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    expect(modal.fields['Welke klas?']).toBe('L3B');
    await modal.fill(SHORT_FORM);
    await modal.submit();
    expect(modal.errors).toEqual({});
    expect(modal.open).toBe(false);
  });

  it('reads through a modal, and goes on from there within the stack', async () => {
    await asked();
    const { slack } = school.coordinator;
    const message = await slack.messageCame(/L3B/);
    await slack.press(message, 'Lezen');
    const modal = await slack.modalShown();
    expect(modal.text).toContain('stilzitten');
    expect(modal.view.content.private_metadata).not.toContain('stilzitten');
  });

  it('answers a typing error and an unknown command with a note', async () => {
    const { slack } = school.teacher;
    await slack.command('/zorg', 'lijts');
    expect((await slack.answered()).message.text).toContain('zorg lijst');
  });

  it('finds class and colleague in a corridor note', async () => {
    const { slack } = school.coordinator;
    const { user, name } = school.teacher;
    await slack.command('/zorg', 'gang');
    await slack.modalShown();
    const words = `gang L3B <@${user}|iemand> praat veel`;
    await school.slack.acts.command(school.slack.team, slack.id, { command: '/zorg', text: '' });
    const { payload } = school.slack.sent.at(-1)!.sent;
    await school.slack.send({
      kind: 'command',
      payload: {
        ...payload,
        text: words,
        trigger_id: school.slack.world.trigger(school.slack.team, slack.id),
      },
    });
    const modal = await school.slack.until(() => {
      const top = slack.modal;
      return top?.text.includes(name) && Object.values(top.fields).includes('praat veel') ? top : undefined;
    }, 'a corridor note with what was typed');
    expect(Object.values(modal.fields)).toContain(name);
    expect(Object.values(modal.fields)).toContain('L3B');
  });
});

describe('a shortcut', () => {
  it('opens the form', async () => {
    await school.teacher.slack.shortcut('Zorgvraag');
    expect((await school.teacher.slack.modalShown()).title).toBe('Een zorgvraag');
  });

  it('makes a request of a message in a channel, leaves it alone and asks its author to take it away', async () => {
    const { slack, teacher, coordinator } = school;
    const message = slack.say(teacher.user, 'C0TEAM', 'Miel < 3 & stil <@UNOBODY>');
    await coordinator.slack.messageShortcut("Maak er 'n zorgvraag van", message);
    const modal = await coordinator.slack.modalShown();
    expect(modal.fields['In je eigen woorden']).toContain('Miel < 3 & stil');
    await modal.fill({ ...SHORT_FORM, 'In je eigen woorden': 'Miel is stil.' });
    await modal.submit();
    await school.running.drained();
    expect(modal.errors).toEqual({});
    const ask = await teacher.slack.messageCame(/kanaal/);
    expect(ask.message.text).not.toContain('Miel');
    expect(JSON.stringify(ask.message.blocks)).toContain(message.ts.replace('.', ''));
    expect(slack.world.messageAt('C0TEAM', message.ts)?.edited).toBe(false);
  });
});

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
const published = () => school.slack.callsOf('views.publish');
const wordsOf = (user: string) => JSON.stringify(school.slack.team.homes.get(user)?.content ?? '');

async function ask() {
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  await modal.submit();
  school.clock.moveReal(2_000);
  await school.drained();
}

describe('a home', () => {
  it('is drawn when somebody opens it, and holds no words about a pupil', async () => {
    await ask();
    await school.coordinator.slack.openHome();
    await school.coordinator.slack.homeShown();
    expect(wordsOf(school.coordinator.user)).toContain('L3B');
    expect(wordsOf(school.coordinator.user)).not.toContain('stilzitten');
  });

  it('follows what somebody does, and what reaches them', async () => {
    const { teacher, coordinator } = school;
    await teacher.slack.openHome();
    await coordinator.slack.openHome();
    await teacher.slack.homeShown();
    await coordinator.slack.homeShown();
    const before = [teacher, coordinator].map(({ user }) => wordsOf(user));
    await ask();
    await school.slack.until(() => wordsOf(teacher.user) !== before[0], 'another home for the teacher');
    await school.slack.until(() => wordsOf(coordinator.user) !== before[1], 'another for the coordinator');
    expect(
      published()
        .slice(2)
        .every(({ args }: any) => args.hash),
    ).toBe(true);
  });

  it('is not drawn for who never opened it', async () => {
    await ask();
    expect(published()).toHaveLength(0);
  });

  it('is not published again where nothing looks different', async () => {
    const { slack } = school.teacher;
    await slack.openHome();
    await slack.homeShown();
    await slack.openHome();
    await slack.command('/zorg', 'lijts');
    await slack.answered();
    await slack.shortcut('Zorgvraag');
    await slack.modalShown();
    expect(published()).toHaveLength(1);
  });

  it('replaces one that it did not know of', async () => {
    const { slack, user } = school.teacher;
    await slack.openHome();
    const { view } = await slack.homeShown();
    view.hash = 'another';
    await ask();
    await school.slack.until(() => published().length === 3, 'a conflict, and another try');
    expect(published().map(({ answer }) => answer)).toEqual(['ok', 'hash_conflict', 'ok']);
    expect(wordsOf(user)).toContain('L3B');
  });

  it('waits where Slack takes no more, and comes with the next change', async () => {
    const { slack, user } = school.teacher;
    await slack.openHome();
    await slack.homeShown();
    school.slack.faults.next('views.publish', { ratelimited: 30 });
    await ask();
    const before = wordsOf(user);
    expect(published().map(({ answer }) => answer)).toEqual(['ok', 'ratelimited']);
    school.clock.moveReal(31_000);
    await slack.command('/zorg', 'lijts');
    await school.slack.until(() => wordsOf(user) !== before, 'the home as it is now');
  });

  it('opens dialogs from its buttons', async () => {
    const { slack } = school.teacher;
    await slack.openHome();
    const home = await slack.homeShown();
    await slack.press(home, 'Nieuwe zorgvraag');
    expect((await slack.modalShown()).title).toBe('Een zorgvraag');
  });
});

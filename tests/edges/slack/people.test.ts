import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackUser } from '../../support/slack/world.js';
import { type OpenSchool, openSchool } from './open.js';

let school: OpenSchool;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(async () => {
  expect(school.slack.problems).toEqual([]);
  await school.close();
});

const DAY = 86_400_000;
const asked = () => school.slack.callsOf('users.info').length;
const add = (user: Partial<SlackUser>) => {
  school.slack.world.addUser(school.slack.team, { id: 'USOMEBODY', ...user });
  return school.slack.as('USOMEBODY');
};
const change = (user: Partial<SlackUser>) =>
  Object.assign(school.slack.team.users.get(school.teacher.user)!, user);
const tried = async (who: OpenSchool['teacher']['slack']) => {
  await who.command('/zorg', 'vraag');
  return (await who.answered()).message;
};
const REFUSED = 'vind jou niet in de teamlijst';

describe('who acts', () => {
  it('is asked for once, then remembered, and looked at again after a day', async () => {
    const { slack } = school.teacher;
    for (let nth = 0; nth < 3; nth++) {
      await slack.command('/zorg');
      await slack.modalShown();
    }
    expect(asked()).toBe(1);
    school.clock.moveReal(2 * 3_600_000);
    await slack.command('/zorg');
    await slack.modalShown();
    expect(asked()).toBe(1);
    school.clock.moveReal(DAY);
    await slack.command('/zorg');
    await school.slack.until(() => asked() === 2, 'a second look');
  });

  it('is asked for once, also when several acts come at the same moment', async () => {
    const { slack } = school.teacher;
    await Promise.all([slack.command('/zorg'), slack.command('/zorg lijst'), slack.shortcut('Zorgvraag')]);
    expect(asked()).toBe(1);
  });

  const strangers: [string, Partial<SlackUser>][] = [
    ['nobody of the roster', { email: 'iemand@elders.example' }],
    ['somebody without an e-mail', { email: '' }],
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a stranger of a shared channel', { is_stranger: true }],
    ['a bot', { is_bot: true }],
    ['somebody who left', { deleted: true }],
    ['a member of another workspace', { team_id: 'T0ELSEWHERE' }],
  ];
  it.each(strangers)('is %s: a polite refusal, and no form', async (_name, what) => {
    const { email } = school.teacher;
    const who = add({ email, ...what });
    const said = await tried(who);
    expect(JSON.stringify(said.blocks)).toContain(REFUSED);
    expect(said.ephemeralTo).toBe('USOMEBODY');
    expect(school.slack.callsOf('views.open')).toHaveLength(0);
    await who.openHome();
    expect(JSON.stringify((await who.homeShown()).view.content)).toContain(REFUSED);
  });

  it('is refused in the language of their own profile', async () => {
    const said = await tried(add({ email: 'somebody@elders.example', locale: 'en-GB' }));
    expect(JSON.stringify(said.blocks)).not.toContain(REFUSED);
  });

  it('becomes a guest: is refused from the moment that Slack says so', async () => {
    const { slack, user } = school.teacher;
    await slack.command('/zorg');
    await slack.modalShown();
    await school.slack.changeUser(user, { is_restricted: true });
    expect(JSON.stringify((await tried(slack)).blocks)).toContain(REFUSED);
  });

  it('becomes a guest while Slack cannot be asked: is refused by what Slack said', async () => {
    const { slack, user } = school.teacher;
    await slack.command('/zorg');
    await slack.modalShown();
    school.slack.faults.next('users.info', { status: 500 });
    await school.slack.changeUser(user, { is_restricted: true });
    expect(JSON.stringify((await tried(slack)).blocks)).toContain(REFUSED);
  });

  it('becomes a guest unheard: is refused a day later', async () => {
    const { slack } = school.teacher;
    await slack.command('/zorg');
    await slack.modalShown();
    change({ deleted: true });
    school.clock.moveReal(DAY + 1);
    await slack.command('/zorg');
    await slack.modalShown();
    const { who } = school.running.router.acquaintances;
    const actor = { platform: 'slack' as const, tenant: school.slack.team.id, user: school.teacher.user };
    while (await who(actor)) await school.slack.send({ kind: 'event', payload: {} });
    expect(JSON.stringify((await tried(slack)).blocks)).toContain(REFUSED);
  });

  it('changes their e-mail in Slack: stays who they are', async () => {
    const { slack, user } = school.teacher;
    await slack.command('/zorg');
    await school.slack.changeUser(user, { email: 'anders@elders.example' });
    await school.slack.until(() => asked() === 2, 'another look');
    await slack.command('/zorg', 'vraag');
    expect((await slack.modalShown()).title).toBe('Een zorgvraag');
  });

  it('cannot be told when Slack does not answer: says so, and knows at the next try', async () => {
    const { slack } = school.teacher;
    school.slack.faults.next('users.info', { status: 500 });
    expect(JSON.stringify((await tried(slack)).blocks)).toContain('nagaan wie je bent');
    await slack.command('/zorg', 'vraag');
    expect((await slack.modalShown()).title).toBe('Een zorgvraag');
  });

  it('is found again at once when the workspace was linked anew meanwhile, in whatever they do', async () => {
    const { slack, user } = school.teacher;
    const { acquaintances } = school.running.router;
    const tenant = { platform: 'slack' as const, tenant: school.slack.team.id };
    // As `npm run cli -- slack link` does in a process of its own.
    const linkAnew = async () => {
      await acquaintances.unlink(tenant);
      await acquaintances.link(tenant, 'all');
    };
    await slack.command('/zorg');
    await slack.modalShown();
    await linkAnew();
    await slack.command('/zorg', 'vraag');
    expect((await slack.modalShown()).title).toBe('Een zorgvraag');
    await linkAnew();
    await slack.openHome();
    expect(JSON.stringify((await slack.homeShown()).view.content)).toContain('Dag Lies');
    await acquaintances.unlink(tenant);
    expect(JSON.stringify((await tried(slack)).blocks)).toContain(REFUSED);
    await slack.openHome();
    await school.slack.until(
      () => JSON.stringify(school.slack.team.homes.get(user)?.content).includes(REFUSED),
      'a home that refuses',
    );
  });

  it('of another workspace, in a payload of ours, is refused without a question', async () => {
    const { slack, user } = school.teacher;
    await slack.command('/zorg', 'vraag');
    const modal = await slack.modalShown();
    school.slack.team.users.get(user)!.team_id = 'T0ELSEWHERE';
    const before = asked();
    await modal.fill({ 'In je eigen woorden': 'x' });
    await modal.submit().catch(() => undefined);
    expect(Object.values(modal.errors).join()).not.toContain('goed aangekomen');
    expect(asked()).toBe(before);
  });
});

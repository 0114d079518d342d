import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OpenSchool, openSchool, SHORT_FORM } from './open.js';

let school: OpenSchool;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(async () => {
  await school.close();
});

const tenant = () => school.slack.team.id;
const acts = async ({ slack }: OpenSchool['teacher']) => {
  await slack.command('/zorg');
  await slack.modalShown();
};
const raise = async () => {
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  await modal.submit();
  await school.drained();
};
/** Messages put in somebody's chat with the bot, and changes of them. */
const told = (user: string) => {
  const { id: im } = school.slack.world.im(school.slack.team, user);
  return school.slack.calls.filter(
    ({ method, args }) =>
      ['chat.postMessage', 'chat.update'].includes(method) && [user, im].includes(args.channel),
  ).length;
};

it('a value where Slack has a word is refused, without a fault', async () => {
  const odd = { toString: 1, valueOf: 1 };
  const own = { team: { id: tenant() }, user: { id: school.teacher.user }, callback_id: 'request.new' };
  const bodies = [
    { ...own, type: odd },
    { type: 'url_verification', challenge: odd },
    { type: 'event_callback', event: { type: 'x' }, authorizations: [{ is_enterprise_install: odd }] },
    { type: 'event_callback', event: { type: 'x' }, is_enterprise_install: odd },
  ];
  for (const payload of bodies) {
    const { status } = await school.slack.send({ kind: 'event', payload }, { http: true });
    expect([400, 401]).toContain(status);
  }
});

const ODD: unknown[] = [
  null,
  true,
  -1,
  '',
  '__proto__',
  '\ud800',
  '\u0000',
  [],
  {},
  [null],
  { toString: 1 },
  '{"d":null}',
];

/** Where something stands in a payload, every level of it. */
const pathsIn = (value: unknown, at: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [[...at, key], ...pathsIn(one, [...at, key])])
    : [];

it('a payload with anything in it instead of what Slack sends is answered, and is no fault', async () => {
  await raise();
  await school.teacher.slack.openHome();
  const { slack } = school.coordinator;
  await slack.press(slack.message('Nieuwe vraag'), 'Lezen');
  await slack.modalShown();
  const sent = school.slack.sent.map((one) => one.sent);
  const spoilt = fc.record({
    what: fc.constantFrom(...sent),
    changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(spoilt, async ({ what, changes }) => {
      const payload = structuredClone(what.payload);
      for (const [nth, odd] of changes) {
        const paths = pathsIn(payload);
        const path = paths[nth % paths.length]!;
        const last = path.pop()!;
        let holder = payload;
        for (const key of path) holder = holder[key];
        holder[last] = structuredClone(odd);
      }
      const { status } = await school.slack.send({ kind: 'event', payload }, { http: true });
      expect([200, 400, 401]).toContain(status);
    }),
    { numRuns: 300 },
  );
  const metrics = await (await fetch(`${school.url}/metrics`)).text();
  expect(metrics).not.toContain('outcome="fault"');
});

describe('an account that is not theirs any more', () => {
  it('of a guest gets nothing about a request', async () => {
    await acts(school.coordinator);
    await school.slack.changeUser(school.coordinator.user, { is_restricted: true });
    await raise();
    expect(told(school.coordinator.user)).toBe(0);
  });

  it('of a colleague gets nothing that is meant for who had it before, and no change of it', async () => {
    await acts(school.coordinator);
    await raise();
    const { slack } = school.teacher;
    const first = slack.message('ligt bij An Duindoorn');
    const before = told(school.coordinator.user);
    expect(before).toBeGreaterThan(0);
    const colleague = school.users.find(({ person }) => person.classes.includes('L5A'))!;
    await school.slack.changeUser(colleague.id, { email: school.coordinator.email });
    await school.slack.changeUser(school.coordinator.user, { email: colleague.email });
    const { who } = school.running.router.acquaintances;
    const actor = { platform: 'slack' as const, tenant: tenant(), user: school.coordinator.user };
    while ((await who(actor))?.personId !== colleague.person.id)
      await school.slack.send({ kind: 'event', payload: {} });
    await raise();
    expect(school.slack.as(colleague.id).inbox()).toHaveLength(1);
    await slack.press(first, 'Toch niet nodig');
    await (await slack.modalShown()).submit();
    await school.drained();
    expect(told(school.coordinator.user)).toBe(before);
  });

  it('of a workspace that was unlinked gets nothing more', async () => {
    await acts(school.coordinator);
    await raise();
    const before = school.slack.callsOf('chat.postMessage').length;
    await school.running.router.acquaintances.unlink({ platform: 'slack', tenant: tenant() });
    await school.moveTo('2026-10-15 12:00');
    expect(school.slack.callsOf('chat.postMessage')).toHaveLength(before);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochOf } from '../../../src/calendar/time.js';
import { readConfig } from '../../../src/config.js';
import { createLog, type Log } from '../../../src/log.js';
import { start } from '../../../src/main.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { openStore } from '../../../src/tools/open-store.js';
import { cardsOnce } from '../cards.js';
import { stillClock } from '../clock.js';
import { createFakeTeams, type TeamsOptions } from './fake.js';

const STEP_MS = 30 * 60_000;
const ROUNDS = 4;
const ROUND_MS = 1500;
const TENANT = '7e4a0000-0000-4000-8000-000000000001';
const APP = 'b0700000-0000-4000-8000-000000000001';

/** The Entra users of the example school, in the order of its list, with the same e-mail addresses. */
export async function exampleUsers() {
  const { people } = await demoSchool();
  return people.map((person, nth) => ({
    aadObjectId: `00000000-0000-4000-8000-${String(nth + 1).padStart(12, '0')}`,
    email: person.email,
    name: person.name,
    locale: `${person.language ?? 'nl'}-BE`,
    person,
  }));
}

/**
 * The whole product in a tenant with the example school, as a school runs it: everybody is in the team and has the app.
 * Both clocks begin at `at` (`2026-10-12 09:00`, Brussels) and stand still; tokens live by the clock of the machine.
 * `SANDBOX` is 0 unless `environment` says otherwise. `teamsOptions` adds settings to the fake; with `install: false` the
 * app is not put into the team yet, so that nobody is matched to the roster.
 */
export async function openTeams(
  at = '2026-10-12 09:00',
  environment: Record<string, string> = {},
  { install = true, ...teamsOptions }: Partial<TeamsOptions> & { install?: boolean } = {},
  log: Log = createLog('silent'),
) {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-teams-'));
  const clock = stillClock(at);
  const users = await exampleUsers();
  const teams = await createFakeTeams({
    now: () => clock.real(),
    appId: APP,
    tenantId: TENANT,
    users: users.map(({ person: _person, ...user }) => user),
    channels: ['Zorg'],
    ...teamsOptions,
  });
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    SANDBOX: '0',
    MicrosoftAppId: teams.appId,
    MicrosoftAppPassword: 'secret-of-the-fake',
    MicrosoftAppTenantId: teams.tenantId,
    MicrosoftAppType: 'SingleTenant',
    TEAMS_TEST_AUTHORITY: teams.authorityUrl,
    ...environment,
  });
  const { store } = await openStore(config);
  const { school, save } = await demoSchool();
  if ((await store.schools(save[0]!.kind)).length === 0)
    await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, clock.real());
  await store.close();

  const running = await start(config, log, () => {}, clock, cardsOnce());
  const url = `http://127.0.0.1:${running.port}`;
  teams.appUrl = `${url}/api/messages`;
  // Its check waits for the attempt to connect that is under way.
  await fetch(`${url}/readyz`);

  /** Resolves when every message of what was done is there. Time moves on by seconds, for sends keep to Teams' pace. */
  async function drained(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      await running.drained();
      clock.moveReal(ROUND_MS);
      clock.moveTo(clock.now() + ROUND_MS);
    }
    await running.drained();
  }
  const userOf = (asked: string): string => {
    const found = users.filter(({ aadObjectId, email, person }) =>
      [aadObjectId, email, email.split('@')[0], person.name, person.id].includes(asked),
    );
    if (found.length !== 1) throw new Error(`${found.length} people are ${asked}`);
    return found[0]!.aadObjectId;
  };
  const open = {
    teams,
    running,
    url,
    dir,
    clock,
    users,
    school,
    /** By Entra id, e-mail address or what stands before its `@`, or name. */
    as: (asked: string) => teams.as(userOf(asked)),
    /** The first person with a role, or class teacher of a class. */
    who(role: string, nth = 0) {
      const found = users.filter(({ person }) =>
        [...person.roles, ...person.classes].includes(role as never),
      )[nth];
      if (!found) throw new Error(`nobody is ${role}`);
      return teams.as(found.aadObjectId);
    },
    drained,
    /** Moves both clocks, half an hour at a time, and does what falls due on the way. */
    async moveTo(to: string): Promise<void> {
      const [day, time] = to.split(' ') as [string, string];
      const end = epochOf(day, time);
      while (clock.now() < end) {
        const next = Math.min(clock.now() + STEP_MS, end);
        clock.moveReal(next - clock.now());
        clock.moveTo(next);
        await drained();
      }
    },
    async close() {
      teams.faults.clear();
      teams.faults.release();
      await running.stop();
      await teams.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  if (install) {
    await teams.installInTeam(teams.team, open.as('sam.ebbe').user);
    // The app answers at once and reads its members beside that, in the order of the list.
    const last = { platform: 'teams' as const, tenant: teams.tenantId, user: users.at(-1)!.aadObjectId };
    const late = AbortSignal.timeout(10_000);
    while (!(await running.router.acquaintances.who(last))) {
      if (late.aborted) {
        await open.close();
        throw new Error(
          `the people of the team were not matched to the roster; calls: ${teams.calls.length}`,
        );
      }
      await new Promise(setImmediate);
    }
    await drained();
  }
  return open;
}
export type OpenTeams = Awaited<ReturnType<typeof openTeams>>;

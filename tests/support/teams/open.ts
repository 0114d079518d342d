import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { createLog, type Log } from '../../../src/log.js';
import { start } from '../../../src/main.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { cardsOnce } from '../cards.js';
import { stillClock } from '../clock.js';
import { keepExampleSchool, timeIn, usersAtSchool } from '../example-house.js';
import { createFakeTeams, type TeamsOptions } from './fake.js';

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
  const school = await keepExampleSchool(config, clock.real());

  const running = await start(config, log, () => {}, clock, cardsOnce());
  const url = `http://127.0.0.1:${running.port}`;
  teams.appUrl = `${url}/api/messages`;
  // Its check waits for the attempt to connect that is under way.
  await fetch(`${url}/readyz`);

  const { drained, moveTo } = timeIn(running, clock);
  const { called, who } = usersAtSchool(users, ({ aadObjectId }) => aadObjectId);
  const open = {
    teams,
    running,
    url,
    dir,
    clock,
    users,
    school,
    /** By Entra id, e-mail address or what stands before its `@`, or name. */
    as: (asked: string) => teams.as(called(asked)),
    /** The first person with a role, or class teacher of a class. */
    who: (role: string, nth?: number) => teams.as(who(role, nth)),
    drained,
    moveTo,
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

import { demoSchool } from '../../../src/tools/example-school.js';
import type { Browser } from '../browser.js';
import { openSandbox } from '../sandbox.js';
import { type PlayedUser, startEmulator } from './emulator.js';
import { openEmulatorPage } from './page.js';

const TENANT = '7e4a0000-0000-4000-8000-0000000000e1';
const BOT = 'b0700000-0000-4000-8000-0000000000e1';
/** Sends keep to Teams' pace by real time, which stands still in a test until it is moved. */
const ROUNDS = 4;
const ROUND_MS = 1500;

/** People of the example school, by the part of their e-mail before its `@`, as users of the tenant that is played. */
async function usersFor(names: readonly string[]): Promise<PlayedUser[]> {
  const { people } = await demoSchool();
  return names.map((name, nth) => {
    const person = people.find(({ email }) => email.split('@')[0] === name);
    if (!person) throw new Error(`nobody is ${name}`);
    const [givenName = '', ...surname] = person.name.split(' ');
    const aadObjectId = `00000000-0000-4000-8000-${String(nth + 1).padStart(12, '0')}`;
    return { aadObjectId, name: person.name, givenName, surname: surname.join(' '), email: person.email };
  });
}

/**
 * The whole product with `TEAMS_PLAYGROUND=1`, beside it the sandbox in which the others of the example school act, and
 * Microsoft's emulator in a browser, in which the first of `names` sits. The clock stands still at `at`.
 */
export async function openPlayground(browser: Browser, names: readonly string[], at = '2026-10-12 09:00') {
  const users = await usersFor(names);
  const house = await openSandbox(at, { TEAMS_PLAYGROUND: '1' });
  const [current, ...others] = users as [PlayedUser, ...PlayedUser[]];
  const played = { tenantId: TENANT, botId: BOT, current, others, team: 'Het Wolkenschip', channel: 'Zorg' };
  const emulator = await startEmulator(`${house.url}/api/messages`, played).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const chat = await openEmulatorPage(browser, emulator.url).catch(async (error: unknown) => {
    await emulator.stop();
    await house.close();
    throw error;
  });
  /** As whom the product knows somebody of the tenant: their e-mail. */
  const knows = async ({ aadObjectId }: PlayedUser): Promise<string | undefined> => {
    const actor = { platform: 'teams' as const, tenant: TENANT, user: aadObjectId };
    return (await house.running.router.acquaintances.who(actor))?.email;
  };
  return {
    house,
    emulator,
    chat,
    users,
    knows,
    /** The product reads the members of a team beside its answer. Rejects when it did not after ten seconds. */
    async allKnown(): Promise<void> {
      const late = AbortSignal.timeout(10_000);
      while ((await Promise.all(users.map(knows))).includes(undefined)) {
        late.throwIfAborted();
        await new Promise(setImmediate);
      }
    },
    /** Resolves when every message of what was done is there. */
    async drained(): Promise<void> {
      for (let round = 0; round < ROUNDS; round += 1) {
        await house.running.drained();
        house.clock.moveReal(ROUND_MS);
      }
      await house.running.drained();
    },
    async close() {
      await chat.close();
      await emulator.stop();
      await house.close();
    },
  };
}
export type Playground = Awaited<ReturnType<typeof openPlayground>>;

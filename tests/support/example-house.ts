import { epochOf } from '../../src/calendar/time.js';
import type { Config } from '../../src/config.js';
import type { Person, SchoolRecord } from '../../src/features/school/model/school.js';
import { PERSON } from '../../src/features/school/model/school-kinds.js';
import type { Save } from '../../src/kernel/decision.js';
import type { Epoch } from '../../src/kernel/values.js';
import type { start } from '../../src/main.js';
import { demoSchool } from '../../src/tools/example-school.js';
import { openStore } from '../../src/tools/open-store.js';
import type { stillClock } from './clock.js';

/** The example school as if nobody's supervision and hours for talks were noted: a test names the hours that it is about. */
export async function schoolWithoutHours(): ReturnType<typeof demoSchool> {
  const { school, people, save } = await demoSchool();
  const without = ({ duties: _, keeps: __, ...person }: Person): Person => person;
  return {
    school,
    people: people.map(without),
    save: save.map((one) => (one.kind === PERSON ? { ...one, data: without(one.data) } : one)),
  };
}

/** The example school, put into a store that has none of its own yet; `more`: what comes with it. */
export async function keepExampleSchool(
  config: Config,
  at: Epoch,
  more: (people: readonly Person[]) => Promise<Save[]> = async () => [],
): Promise<SchoolRecord> {
  const { store } = await openStore(config);
  const { school, people, save } = await schoolWithoutHours();
  save.push(...(await more(people)));
  if ((await store.schools(save[0]!.kind)).length === 0)
    await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, at);
  await store.close();
  return school;
}

const STEP_MS = 30 * 60_000;
const ROUNDS = 4;
const ROUND_MS = 1500;

/** How time goes on in a house that runs on a clock that stands still. */
export function timeIn(
  running: Pick<Awaited<ReturnType<typeof start>>, 'drained'>,
  clock: ReturnType<typeof stillClock>,
) {
  /** Resolves when every message of what was done is there. Time moves on by seconds, for sends keep to a platform's pace. */
  async function drained(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      await running.drained();
      clock.moveReal(ROUND_MS);
      clock.moveTo(clock.now() + ROUND_MS);
    }
    await running.drained();
  }
  return {
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
  };
}

/** Finds the users of a platform by who they are at school. `idOf`: their id on that platform. */
export function usersAtSchool<
  U extends { email: string; person: Pick<Person, 'id' | 'name' | 'roles' | 'classes'> },
>(users: readonly U[], idOf: (user: U) => string) {
  return {
    /** The only one with this id, e-mail address or what stands before its `@`, or name. */
    called(asked: string): string {
      const found = users.filter((user) =>
        [idOf(user), user.email, user.email.split('@')[0], user.person.name, user.person.id].includes(asked),
      );
      if (found.length !== 1) throw new Error(`${found.length} people are ${asked}`);
      return idOf(found[0]!);
    },
    /** The first person with a role, or class teacher of a class. */
    who(role: string, nth = 0): string {
      const found = users.filter(({ person }) =>
        [...person.roles, ...person.classes].includes(role as never),
      )[nth];
      if (!found) throw new Error(`nobody is ${role}`);
      return idOf(found);
    },
  };
}

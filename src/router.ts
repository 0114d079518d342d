import { dayOf } from './calendar/time.js';
import { activeOn, peopleOn } from './features/school/model/people.js';
import type { Command } from './kernel/command.js';
import type { Feature } from './kernel/feature.js';
import type { CalendarEntry } from './kernel/file.js';
import type { Platform } from './kernel/interaction.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import type { Busy } from './ports/busy.js';
import type { Clock } from './ports/clock.js';
import type { Composer } from './ports/composer.js';
import type { Finder } from './ports/delivery.js';
import type { Store } from './ports/store.js';
import type { Acquaintances, Turns } from './ports/turns.js';
import { createAcquaintances } from './router/acquaintance.js';
import { createChannels } from './router/channels.js';
import { createComposer } from './router/composing.js';
import { calendarOf, homeCard } from './router/home.js';
import { createHouse, type House } from './router/house.js';
import { createPace } from './router/pace.js';
import { createReach, type ReachOf } from './router/reach.js';
import { createAct } from './router/turns.js';

export interface RouterOptions {
  features: readonly Feature[];
  commands: readonly Command[];
  store: Store;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** The chat platforms that are configured, by name, and how to find somebody there. */
  finders?: ReadonlyMap<Platform, Finder>;
  /** The sandbox's chat is where those read who have no other surface. */
  sandbox: boolean;
  /** How others reach a path of ours; undefined where they cannot. */
  address?(path: string): string | undefined;
  /** Reads calendars that people published; absent: none is read. */
  calendars?: Busy;
  wake(): void;
}

export interface Router {
  house: House;
  composer: Composer;
  turns: Pick<Turns, 'act' | 'opens' | 'home' | 'people' | 'view'>;
  acquaintances: Acquaintances;
  /** Where a person reads. */
  address: ReachOf['address'];
  /** What the features have for somebody's own calendar; empty for who is not at this school. */
  calendar(schoolId: string, personId: string): Promise<CalendarEntry[]>;
  /** More people ask for something than on a school's busiest morning: other work should let them go first. */
  busy(): boolean;
}

/** Who, may they, handler, commit, reply: the one way through, and what draws what goes out afterwards. */
export function createRouter(options: RouterOptions): Router {
  const house = createHouse(options.features, options.store);
  const { clock } = options;
  const pace = createPace(() => clock.real());
  const acquaintances = createAcquaintances({ house, store: options.store, clock });
  const finders = options.finders ?? new Map();
  const reach = createReach({ ...options, finders });
  const channels = createChannels({
    house,
    clock,
    async served({ id }, { surface, tenant }) {
      if (surface === 'sandbox') return options.sandbox && tenant === id;
      // A workspace that left the school reads nothing of it any more.
      return (
        finders.has(surface) && (await acquaintances.schoolsOf({ platform: surface, tenant })).includes(id)
      );
    },
  });
  return {
    house,
    busy: pace.busy,
    async calendar(schoolId, personId) {
      const school = await house.directory.school(schoolId);
      const person = school?.people.get(personId);
      if (!school || !person || !activeOn(person, dayOf(clock.now()))) return [];
      return calendarOf(house, clock, { school, person });
    },
    composer: createComposer({
      house,
      store: options.store,
      clock,
      address: reach.address,
      channels,
      calendars: options.calendars,
    }),
    address: reach.address,
    acquaintances,
    turns: {
      act: createAct({ ...options, house, turn: pace.turn, reach, acquaintances }),
      opens: (verb) => house.registry.verbs.get(verb)?.opens ?? 'act',
      async home(actor) {
        const known = await house.directory.who(actor, clock.now());
        if (!known) return undefined;
        return {
          card: await homeCard(house, clock, known),
          reader: house.reader(known.school, known.person),
        };
      },
      view: channels.view,
      async people(schoolId) {
        const school = await house.directory.school(schoolId);
        if (!school) return [];
        return peopleOn(school, dayOf(clock.now())).map(({ id, name, email, roles, classes }) => ({
          id,
          name,
          email,
          roles,
          classes,
        }));
      },
    },
  };
}

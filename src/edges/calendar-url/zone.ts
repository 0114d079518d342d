import { Temporal } from 'temporal-polyfill';
import type { Epoch } from '../../kernel/values.js';
import { WINDOWS_ZONES } from './windows-zones.js';

/** The clock of a place. `wall`: what it shows, as ms as if it were UTC. */
export interface Zone {
  /**
   * The moment at which the clock shows this: the first of two, and for a time that the clock skips the one that it would be by the
   * clock before. RFC 5545, 3.3.5.
   */
  epochOf(wall: number): Epoch;
}

/** What a calendar without a zone means here. */
export const HOME_ZONE = 'Europe/Brussels';
export const UTC: Zone = { epochOf: (wall) => wall };

const DAY_MS = 86_400_000;

/** A stretch of time in which the clock stays `offset` ms ahead of UTC; it ends at `until`. */
export interface Stretch {
  from: Epoch;
  until: Epoch;
  offset: number;
}

/** A zone by its stretches, each found by a moment. */
export const zoneOf = (stretchAt: (at: Epoch) => Stretch): Zone => ({
  epochOf(wall) {
    const before = stretchAt(wall - DAY_MS);
    const early = wall - before.offset;
    if (early < before.until) return early;
    const after = stretchAt(early);
    const late = wall - after.offset;
    return late >= after.from ? late : early;
  },
});

const named = new Map<string, Zone | undefined>();
const MOST_NAMES = 700;

/** A zone of the IANA database; undefined where it has none of that name. */
function ianaZone(name: string): Zone | undefined {
  if (named.has(name)) return named.get(name);
  if (named.size >= MOST_NAMES) named.clear();
  const zone = makeIana(name);
  named.set(name, zone);
  return zone;
}

function makeIana(name: string): Zone | undefined {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return undefined;
  }
  const known: Stretch[] = [];
  return zoneOf((at) => {
    let stretch = known.find((one) => at >= one.from && at < one.until);
    if (!stretch) {
      stretch = askZone(at, name);
      known.push(stretch);
    }
    return stretch;
  });
}

function askZone(at: Epoch, zone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = local.getTimeZoneTransition('next');
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: local.offsetNanoseconds / 1_000_000,
  };
}

const WINDOWS = new Map(Object.entries(WINDOWS_ZONES).map(([name, zone]) => [name.toLowerCase(), zone]));

/**
 * A zone by what a calendar calls it: an IANA name, also behind the address of who made the file
 * (`/freeassociation.sourceforge.net/Europe/Brussels`), or one of Windows (`Romance Standard Time`). undefined: neither.
 */
export function zoneNamed(name: string): Zone | undefined {
  const windows = WINDOWS.get(name.toLowerCase());
  if (windows) return ianaZone(windows);
  if (/^(tzone:\/\/microsoft\/)?utc$/i.test(name)) return UTC;
  const direct = ianaZone(name);
  if (direct) return direct;
  const path = name.split('/');
  for (let from = 1; from < path.length - 1; from += 1) {
    const zone = path[from] ? ianaZone(path.slice(from).join('/')) : undefined;
    if (zone) return zone;
  }
  return undefined;
}

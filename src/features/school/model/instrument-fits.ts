import { hashOf } from '../../../kernel/hash.js';
import type { Stored } from '../../../kernel/kind.js';
import { soundsLike } from '../../../kernel/spelling.js';
import { byTitle, type Instrument } from './instruments.js';
import { ideaFor, type PhaseZero } from './phase-zero.js';
import type { CarePhase } from './phases.js';
import type { Domain } from './school.js';

/** What is known of a request by which an instrument may fit it. */
export interface Wanted {
  domains: readonly Domain[];
  phase?: CarePhase;
  theme?: string;
}
/** Why an instrument fits: what they share. */
export interface Fitting {
  instrument: Stored<Instrument>;
  domains: Domain[];
  phase?: CarePhase;
  theme?: string;
}

/**
 * Those that share a domain or the theme with what is wanted, best first: theme, then domains, then the same phase. An
 * instrument of another phase than a known one does not fit.
 */
export function fittingAmong(instruments: readonly Stored<Instrument>[], wanted: Wanted): Fitting[] {
  return instruments
    .flatMap((instrument): (Fitting & { points: number })[] => {
      const { data } = instrument;
      if (wanted.phase && data.phase && wanted.phase !== data.phase) return [];
      const domains = data.domains.filter((one) => wanted.domains.includes(one));
      const onTheme =
        wanted.theme !== undefined && soundsLike(`${data.topic ?? ''} ${data.title}`, wanted.theme);
      if (domains.length === 0 && !onTheme) return [];
      const phase = wanted.phase === undefined ? undefined : data.phase;
      return [
        {
          instrument,
          domains,
          ...(phase ? { phase } : {}),
          ...(onTheme ? { theme: wanted.theme } : {}),
          points: (onTheme ? 8 : 0) + domains.length * 2 + (phase ? 1 : 0),
        },
      ];
    })
    .sort((a, b) => b.points - a.points || byTitle(a.instrument, b.instrument))
    .map(({ points: _points, ...fitting }) => fitting);
}

export type Idea = { example: PhaseZero } | { instrument: Stored<Instrument> };

/**
 * One idea to start with: an example of everyday care, or something of the school's own that is of use there, the same one
 * for the same seed. Who asked for material gets that first. Nothing is known of the domain: an example.
 *
 * @param seed the record's id
 */
export function ideaAmong(
  instruments: readonly Stored<Instrument>[],
  domains: readonly Domain[],
  seed: string,
  asksMaterial = false,
): Idea {
  const own = fittingAmong(instruments, { domains, phase: 'BROAD_BASIC_CARE' }).map((one) => one.instrument);
  if (own.length > 0 && (asksMaterial || hashOf(`own:${seed}`) % 2 === 0))
    return { instrument: own[hashOf(`idea:${seed}`) % own.length]! };
  return { example: ideaFor(domains, seed) };
}

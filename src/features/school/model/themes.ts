import { loosely } from './classes.js';
import type { Settings } from './school.js';

/**
 * What requests of Flemish schools are often about, in words that name a situation and never a child or a diagnosis; a school
 * replaces them by its own (`settings.themes`). They are data, like what a coordinator types beside them.
 */
export const DEFAULT_THEMES: readonly string[] = [
  'overgangsmomenten',
  'speelplaats',
  'concentratie',
  'zelfstandig werken',
  'huiswerk',
  'lezen',
  'spelling en schrijven',
  'taal en Nederlands',
  'rekenen',
  'motivatie',
  'faalangst',
  'ruzie en pesten',
  'omgaan met boosheid',
  'vriendschap en erbij horen',
  'welbevinden',
  'afwezigheid en te laat',
  'slapen en eten',
  'zindelijkheid',
  'schermen en sociale media',
  'studiekeuze',
  'contact met thuis',
];
export const MOST_THEME = 40;

export const themesOf = ({ themes }: Pick<Settings, 'themes'>): readonly string[] =>
  themes?.length ? themes : DEFAULT_THEMES;

/** Two people write one theme: case, accents and signs do not matter. */
export const sameTheme = (a: string, b: string): boolean => loosely(a) === loosely(b);

/** What somebody typed, in the spelling that the school has for it. */
export const asListed = (typed: string, listed: readonly string[]): string =>
  listed.find((one) => sameTheme(one, typed)) ?? typed;

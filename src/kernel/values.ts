/** A calendar day of the school, ISO 8601 `YYYY-MM-DD`, without a zone. */
export type Day = string;
/** A wall-clock time of the school, `HH:MM`, 24 hours. */
export type LocalTime = string;
/** A point in time: milliseconds since 1970-01-01T00:00Z. School time or real time, as the name of the variable says. */
export type Epoch = number;
export type Language = 'nl' | 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['nl', 'en', 'fr'];
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** The reserved school of what belongs to no school: installations, identities, conversations. */
export const EVERYWHERE = '*';

import type { z } from 'zod';
import { OPTIONAL_ASKS } from './optional-asks.js';
import { CARE_PHASES, type CarePhase } from './phases.js';
import type { Settings } from './school.js';
import { settingsSchema } from './school-kinds.js';
import {
  DEFAULT_SETTINGS,
  MEETING_DEFAULTS,
  MEETING_NUMBERS,
  MEETING_TIMES,
  meetingProblem,
  ROUND_AT,
  timesProblem,
} from './settings.js';
import { DEFAULT_THEMES, sameTheme } from './themes.js';

/** The settings of care that a school chooses in the chat, in the groups in which they are asked. */
export const SETTING_GROUPS = ['waiting', 'times', 'wider', 'phases', 'meetings', 'asks'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

export const NUMBER_FIELDS = {
  waiting: ['untakenAfterSchoolDays', 'standInAfterSchoolDays', 'headAfterSchoolDays'],
  times: ['safetyAcknowledgeMinutes'],
  wider: ['lookWiderFrom'],
  phases: [],
  meetings: ['meetBuffer', 'meetLead', 'meetMost'],
  asks: [],
} as const satisfies Record<SettingGroup, (keyof Settings)[]>;
export const TIME_FIELDS = ['digestAt', 'quietFrom', 'quietUntil', 'wednesdayQuietFrom'] as const;

/** What was typed, as strings; nothing typed is the default. */
export type TypedSettings = Partial<Record<string, string>> & { headIsTold?: string };

/** Longest text of all themes: thirty of forty characters, each on its line. */
export const MOST_THEMES_TEXT = 1300;

/** One a line, each once, in the spelling in which it stands first. */
export function themesFrom(typed: string): string[] {
  const themes: string[] = [];
  for (const line of typed.split('\n')) {
    const theme = line.replace(/\s+/g, ' ').trim();
    if (theme !== '' && !themes.some((one) => sameTheme(one, theme))) themes.push(theme);
  }
  return themes;
}

/** A school that keeps the list as it comes, or empties it, has none of its own. */
const ownThemes = (themes: string[]): string[] | undefined =>
  themes.length === 0 || JSON.stringify(themes) === JSON.stringify(DEFAULT_THEMES) ? undefined : themes;

/**
 * The settings with one group of them as it was typed; the other groups stay. Or the fields in which something is wrong.
 */
export function withGroup(
  before: Settings,
  group: SettingGroup,
  typed: TypedSettings,
): { settings: Settings } | { wrong: string[] } {
  const change: Record<string, unknown> = {};
  for (const field of NUMBER_FIELDS[group]) {
    const value = typed[field];
    change[field] = value === undefined ? DEFAULT_SETTINGS[field] : Number(value);
  }
  if (group === 'meetings') Object.assign(change, meetingsFrom(typed));
  if (group === 'waiting') change.headIsTold = typed.headIsTold === 'true';
  if (group === 'times') {
    for (const field of TIME_FIELDS) change[field] = typed[field] ?? DEFAULT_SETTINGS[field];
    change.roundAt = own(typed.roundAt, ROUND_AT);
  }
  if (group === 'wider') change.themes = ownThemes(themesFrom(typed.themes ?? ''));
  if (group === 'phases') change.phaseLabels = labelsFrom(typed);
  if (group === 'asks') change.asksOff = asksOffFrom(typed.asks ?? '');
  const parsed = settingsSchema.safeParse({ ...before, ...change });
  if (!parsed.success) return { wrong: fieldsOf(parsed.error) };
  const settings: Settings = parsed.data;
  const problem =
    group === 'times' ? timesProblem(settings) : group === 'meetings' ? meetingProblem(settings) : undefined;
  return problem ? { wrong: [problem] } : { settings };
}

/** What is as it comes is not kept: should what comes change, it changes with it. */
const own = <T>(value: T, usual: T) => (value === usual ? undefined : value);

function meetingsFrom(typed: TypedSettings): Partial<Settings> {
  return Object.fromEntries([
    ...MEETING_NUMBERS.map((field) => [
      field,
      typed[field] === undefined ? undefined : own(Number(typed[field]), MEETING_DEFAULTS[field]),
    ]),
    ...MEETING_TIMES.map((field) => [field, own(typed[field], MEETING_DEFAULTS[field])]),
  ]);
}

/** What may be asked is ticked; what is not, is off. A school that leaves all on keeps nothing. */
function asksOffFrom(ticked: string): Settings['asksOff'] {
  const on = ticked.split(',');
  const off = OPTIONAL_ASKS.filter((one) => !on.includes(one));
  return off.length > 0 ? off : undefined;
}

/** Each phase that has another name here; a name of nothing but spaces is none. */
function labelsFrom(typed: TypedSettings): Settings['phaseLabels'] {
  const labels = CARE_PHASES.flatMap((phase): [CarePhase, string][] => {
    const label = typed[phase]?.replace(/\s+/g, ' ').trim();
    return label ? [[phase, label]] : [];
  });
  return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

/** The field of the form for each issue: a label of a phase is asked under the name of the phase. */
const fieldsOf = (error: z.ZodError): string[] => [
  ...new Set(
    error.issues.map(({ path: [first, second] }) => String(first === 'phaseLabels' ? second : first)),
  ),
];

import type { z } from 'zod';
import type { Language } from '../../../kernel/values.js';
import { CARE_PHASES, type CarePhase } from './phases.js';
import type { Settings } from './school.js';
import { settingsSchema } from './school-kinds.js';
import { DEFAULT_SETTINGS, timesProblem } from './settings.js';

/** The settings of care that a school chooses in the chat, in the groups in which they are asked. */
export const SETTING_GROUPS = ['waiting', 'times', 'wider', 'phases'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

export const NUMBER_FIELDS = {
  waiting: ['untakenAfterSchoolDays', 'standInAfterSchoolDays', 'headAfterSchoolDays'],
  times: ['safetyAcknowledgeMinutes'],
  wider: ['lookWiderFrom'],
  phases: [],
} as const satisfies Record<SettingGroup, (keyof Settings)[]>;
export const TIME_FIELDS = ['digestAt', 'quietFrom', 'quietUntil', 'wednesdayQuietFrom'] as const;

/** What was typed, as strings; nothing typed is the default. */
export type TypedSettings = Partial<Record<string, string>> & { headIsTold?: string };

/** Longest text of all themes: thirty of forty characters, each on its line. */
export const MOST_THEMES_TEXT = 1300;

/** One a line, each once, whatever the capitals. */
export function themesFrom(typed: string, language: Language): string[] {
  const seen = new Map<string, string>();
  for (const line of typed.split('\n')) {
    const theme = line.replace(/\s+/g, ' ').trim();
    const key = theme.toLocaleLowerCase(language);
    if (theme !== '' && !seen.has(key)) seen.set(key, theme);
  }
  return [...seen.values()];
}

/**
 * The settings with one group of them as it was typed; the other groups stay. Or the fields in which something is wrong.
 */
export function withGroup(
  before: Settings,
  group: SettingGroup,
  typed: TypedSettings,
  language: Language,
): { settings: Settings } | { wrong: string[] } {
  const change: Record<string, unknown> = {};
  for (const field of NUMBER_FIELDS[group]) {
    const value = typed[field];
    change[field] = value === undefined ? DEFAULT_SETTINGS[field] : Number(value);
  }
  if (group === 'waiting') change.headIsTold = typed.headIsTold === 'true';
  if (group === 'times')
    for (const field of TIME_FIELDS) change[field] = typed[field] ?? DEFAULT_SETTINGS[field];
  if (group === 'wider') {
    const themes = themesFrom(typed.themes ?? '', language);
    change.themes = themes.length > 0 ? themes : undefined;
  }
  if (group === 'phases') change.phaseLabels = labelsFrom(typed);
  const parsed = settingsSchema.safeParse({ ...before, ...change });
  if (!parsed.success) return { wrong: fieldsOf(parsed.error) };
  const settings: Settings = parsed.data;
  const problem = group === 'times' ? timesProblem(settings) : undefined;
  return problem ? { wrong: [problem] } : { settings };
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

import { z } from 'zod';
import { LANGUAGES } from '../../../../kernel/values.js';
import type { SchoolRecord, Settings } from '../school.js';
import { calendarSchema, phonesSchema, settingsSchema, sitesSchema } from '../school-kinds.js';
import { DEFAULT_SETTINGS, meetingProblem, timesProblem } from '../settings.js';
import { lineOf, linesOf } from './json-lines.js';
import type { Problems } from './problems.js';

export type SchoolHead = Omit<SchoolRecord, 'classes' | 'revision'>;

const fileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is made of small letters, digits and -'),
  name: z.string().trim().min(1).max(80),
  language: z.enum(LANGUAGES).default('nl'),
  sites: sitesSchema.optional(),
  calendar: calendarSchema.partial().default({}),
  settings: settingsSchema.partial().default({}),
  phones: phonesSchema,
});

/** Stands in for a file with problems, so that the other files can still be read and all problems be told at once. */
function provisional(raw: unknown): SchoolHead | undefined {
  const sites = sitesSchema.safeParse((raw as { sites?: unknown } | null)?.sites);
  if (!sites.success) return undefined;
  const calendar = { closures: [], lessonFree: [] };
  const phones = { checkedOn: '2026-09-01' };
  return {
    id: '',
    name: '',
    language: 'nl',
    sites: sites.data,
    calendar,
    settings: DEFAULT_SETTINGS,
    phones,
  };
}

/**
 * `school.json`: name, sites, calendar, settings and telephone numbers. What is left out has its default; of the settings, what
 * the school chose in the chat (`chosen`).
 */
export function readSchoolFile(
  file: string,
  content: string,
  problems: Problems,
  chosen: Settings = DEFAULT_SETTINGS,
): SchoolHead | undefined {
  const text = content.replace(/^\uFEFF/, '');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length;
    problems.add(
      file,
      line,
      'this is not valid JSON: a comma, quotation mark or bracket is missing or one too many',
    );
    return undefined;
  }
  const parsed = fileSchema.safeParse(raw);
  const lines = linesOf(text);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      for (const key of keys) {
        const path = key === undefined ? issue.path : [...issue.path, key];
        const message = key === undefined ? issue.message : 'unknown setting';
        problems.add(file, lineOf(lines, path), `${path.join('.') || 'the file'}: ${message}`);
      }
    }
    return provisional(raw);
  }
  const { id, name, language, calendar, settings, phones } = parsed.data;
  const sites = parsed.data.sites ?? [{ id: 'main', name }];
  for (const [index, closure] of (calendar.closures ?? []).entries()) {
    if (closure.site !== undefined && !sites.some((site) => site.id === closure.site)) {
      const line = lineOf(lines, ['calendar', 'closures', index, 'site']);
      problems.add(
        file,
        line,
        `unknown site "${closure.site}"; this file has ${sites.map((site) => site.id).join(', ')}`,
      );
    }
  }
  if (new Set(sites.map((site) => site.id)).size < sites.length) {
    problems.add(file, lineOf(lines, ['sites']), 'two sites have the same id');
  }
  // By what stands in the file: the schema fills in a default of its own.
  const written = Object.keys((raw as { settings?: object }).settings ?? {}) as (keyof Settings)[];
  const all: Settings = { ...chosen, ...Object.fromEntries(written.map((key) => [key, settings[key]])) };
  if (timesProblem(all)) {
    const message =
      'between quietUntil and quietFrom (wednesdayQuietFrom) there must be time, with digestAt in it';
    problems.add(file, lineOf(lines, ['settings']), message);
  }
  if (meetingProblem(all))
    problems.add(file, lineOf(lines, ['settings']), 'meetUntil must lie after meetFrom');
  return {
    id,
    name,
    language,
    sites,
    calendar: { closures: calendar.closures ?? [], lessonFree: calendar.lessonFree ?? [] },
    settings: all,
    phones,
  };
}

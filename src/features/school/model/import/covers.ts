import { findClass } from '../classes.js';
import type { ClassGroup, Coverage, Level, SchoolRecord } from '../school.js';
import { siteFrom } from './classes.js';
import { isEverything, levelOf } from './words.js';

type Known = Pick<SchoolRecord, 'classes' | 'sites'>;
const LEVELS: Level[] = ['nursery', 'primary', 'secondary'];
const YEAR = /^(?:(?:leerjaar|jaar|year)\s*(\d)(?:\s*-\s*(\d))?|(\d)(?:e|de|ste)\s+(?:leerjaar|jaar))$/i;
const GRADE = /^(?:(?:graad|grade)\s*(\d)(?:\s*-\s*(\d))?|(\d)(?:e|de|ste)\s+graad)$/i;

/** The class a cell of a roster names; a sentence where it cannot be told which one. */
export function classNamed(school: Known, typed: string, site?: string): ClassGroup | string {
  const found = findClass(school, typed);
  if (found === undefined) return `unknown class "${typed}"; the classes are in classes.csv`;
  if (!('many' in found)) return found;
  const here = found.many.filter((group) => group.site === site);
  if (here.length === 1 && here[0]) return here[0];
  return `"${typed}" may be ${found.many.map((group) => group.code).join(' or ')}; write it in full`;
}

/**
 * One entry of the column "volgt": a class, `leerjaar 3`, `leerjaar 1-4`, `kleuter 2`, `graad 3`, `kleuter`, `lager`,
 * `secundair` or `school` (whatever nobody else follows), each with ` @ site` behind it where it holds on one site only.
 * Returns what is wrong, in words, when it is none of these or names nothing this school has.
 */
export function readCoverage(school: Known, typed: string): Coverage[] | string {
  const [body = '', place, ...more] = typed.split('@').map((part) => part.trim());
  const site = place === undefined ? undefined : siteFrom(school.sites, place);
  if (more.length > 0 || (place !== undefined && site === undefined)) {
    return `unknown site "${place}"; school.json has ${school.sites.map((one) => one.name).join(', ')}`;
  }
  const exact = school.classes.some((group) => group.code === body);
  const read = exact ? undefined : readRule(school, body);
  if (typeof read === 'string') return read;
  if (read === undefined) {
    const group = classNamed(school, body, site);
    return typeof group === 'string' ? group : [{ by: 'class', value: group.code }];
  }
  const rules = read.map((rule) => (site === undefined ? rule : { ...rule, site }));
  const empty = rules.find((rule) => !school.classes.some((group) => covered(rule, group)));
  return empty ? `no class belongs to "${typed}"` : rules;
}

function covered(rule: Coverage, group: ClassGroup): boolean {
  if (rule.by === 'fallback') return true;
  if (rule.site !== undefined && rule.site !== group.site) return false;
  if (rule.by === 'level') return rule.value === group.level;
  return rule.level === group.level && rule.value === String(rule.by === 'year' ? group.year : group.grade);
}

function readRule(school: Known, body: string): Coverage[] | string | undefined {
  if (isEverything(body)) return [{ by: 'fallback' }];
  const whole = levelOf(body);
  if (whole !== undefined) return [{ by: 'level', value: whole }];
  const nursery = /^(?:kleuter|nursery)\s+(\d)(?:\s*-\s*(\d))?$/i.exec(body);
  if (nursery) return span('year', nursery[1], nursery[2], 'nursery');

  const words = body.split(' ');
  const said = words.length > 1 ? levelOf(words.at(-1) ?? '') : undefined;
  const rest = said === undefined ? body : words.slice(0, -1).join(' ');
  const [year, grade] = [YEAR.exec(rest), GRADE.exec(rest)];
  const hit = year ?? grade;
  if (hit === null) return undefined;
  const levels = LEVELS.filter(
    (one) => one !== 'nursery' && school.classes.some((group) => group.level === one),
  );
  const level = said ?? (levels.length === 1 ? levels[0] : undefined);
  if (level === undefined) return `"${body}": of which level? write "${body} lager" or "${body} secundair"`;
  return span(year ? 'year' : 'grade', hit[1] ?? hit[3], hit[2], level);
}

function span(
  by: 'year' | 'grade',
  from: string | undefined,
  to: string | undefined,
  level: Level,
): Coverage[] | string {
  const [first, last] = [Number(from), Number(to ?? from)];
  if (last < first) return `"${from}-${to}" runs backwards`;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    by,
    value: String(first + index),
    level,
  }));
}

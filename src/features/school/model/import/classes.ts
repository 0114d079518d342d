import { loosely } from '../classes.js';
import type { ClassGroup, Level, SchoolRecord } from '../school.js';
import type { Problems } from './problems.js';
import { type Columns, type Row, readTable } from './table.js';
import { levelOf } from './words.js';

export const CLASS_COLUMNS = {
  code: ['klas', 'code', 'klascode', 'class', 'naam'],
  level: ['niveau', 'level'],
  year: ['leerjaar', 'jaar', 'year'],
  grade: ['graad', 'grade'],
  site: ['vestiging', 'vestigingsplaats', 'site'],
  from: ['vanaf', 'from'],
  until: ['tot en met', 'tot', 'until'],
} as const satisfies Columns<string>;
type Field = keyof typeof CLASS_COLUMNS;

const YEARS: Record<Level, [number, number]> = { nursery: [0, 3], primary: [1, 6], secondary: [1, 7] };

/** First grade: years 1-2, second: 3-4, third: 5-6, in secondary also 7 (domain.md §2); nursery has none. */
const gradeOf = (level: Level, year: number | undefined): number | undefined =>
  level === 'nursery' || year === undefined ? undefined : Math.min(3, Math.ceil(year / 2));

export const siteFrom = (sites: SchoolRecord['sites'], typed: string): string | undefined =>
  sites.find((site) => loosely(site.id) === loosely(typed) || loosely(site.name) === loosely(typed))?.id;

/** The class list. Two sites that write the same name get the site's name behind it. */
export function readClasses(
  file: string,
  content: string,
  sites: SchoolRecord['sites'],
  problems: Problems,
): ClassGroup[] {
  const rows = readTable(file, content, CLASS_COLUMNS, ['code', 'level'], problems);
  const read = rows.flatMap((row) => {
    const group = readClass(row, sites);
    return group ? [{ row, group }] : [];
  });
  for (const [index, { row, group }] of read.entries()) {
    const twin = read
      .slice(0, index)
      .find(
        (one) =>
          one.group.site === group.site &&
          keyOf(one.group.code) === keyOf(group.code) &&
          overlaps(one.group, group),
      );
    if (twin) row.wrong(`class "${group.code}" stands already in line ${twin.row.line}`);
  }
  const twins = (group: ClassGroup) =>
    read.some((one) => one.group.site !== group.site && keyOf(one.group.code) === keyOf(group.code));
  return read.map(({ group }) => {
    const site = sites.find((one) => one.id === group.site)?.name ?? group.site;
    return twins(group) ? { ...group, code: `${group.code} ${site}` } : group;
  });
}

/** "L3.B" and "l3b" are one name; "L1-2" and "L12" are two. */
const keyOf = (code: string): string => code.toLowerCase().replace(/[\s.]/g, '');

const overlaps = (a: ClassGroup, b: ClassGroup): boolean =>
  (a.from ?? '') <= (b.until ?? '9999') && (b.from ?? '') <= (a.until ?? '9999');

function readClass(row: Row<Field>, sites: SchoolRecord['sites']): ClassGroup | undefined {
  const code = row.cell('code');
  if (code === '') {
    row.wrong('the class has no name');
    return undefined;
  }
  if (code.length > 40 || /[,;|@]/.test(code))
    row.wrong(`"${code}": a class name has at most 40 characters, without , ; | @`);
  const known = levelOf(row.cell('level'));
  if (known === undefined) {
    row.wrong(
      `level "${row.cell('level')}" is not kleuter, lager or secundair (nursery, primary, secondary)`,
    );
  }
  const level = known ?? 'primary';
  const site = readSite(row, sites);
  const [least, most] = known ? YEARS[known] : [0, 7];
  const year = readNumber(row, 'year', least, most);
  const grade = readNumber(row, 'grade', 1, 3) ?? gradeOf(level, year);
  const [from, until] = [row.date('from'), row.date('until')];
  if (from && until && until < from) row.wrong(`the last day ${until} lies before the first day ${from}`);
  return { code, level, year, grade, site, from, until };
}

function readSite(row: Row<Field>, sites: SchoolRecord['sites']): string {
  const typed = row.cell('site');
  const first = sites[0]?.id ?? '';
  if (typed === '') {
    if (sites.length > 1)
      row.wrong(`on which site is this class? (${sites.map((site) => site.name).join(', ')})`);
    return first;
  }
  const site = siteFrom(sites, typed);
  if (site === undefined)
    row.wrong(`unknown site "${typed}"; school.json has ${sites.map((one) => one.name).join(', ')}`);
  return site ?? first;
}

function readNumber(
  row: Row<Field>,
  field: 'year' | 'grade',
  least: number,
  most: number,
): number | undefined {
  const typed = row.cell(field);
  if (typed === '') return undefined;
  const value = Number(typed);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  row.wrong(`${CLASS_COLUMNS[field][0]} "${typed}" is not a number from ${least} to ${most}`);
  return undefined;
}

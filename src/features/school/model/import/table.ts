import { CsvError, parse } from 'csv-parse/sync';
import { isDay } from '../../../../calendar/time.js';
import { clean } from '../../../../kernel/input.js';
import type { Day } from '../../../../kernel/values.js';
import { loosely } from '../classes.js';
import type { Problems } from './problems.js';

/** Our name of a column → what a school may write above it, in any case and with any spaces or signs. */
export type Columns<F extends string> = Record<F, readonly string[]>;

export interface Row<F extends string> {
  line: number;
  /** Trimmed; empty where the file has no such column. */
  cell(field: F): string;
  /** Several values in one cell, split at `,` `;` or `|`. */
  cells(field: F): string[];
  /** 2026-09-01, 1/9/2026 or 1-9-2026. Reports anything else. */
  date(field: F): Day | undefined;
  /** `field`: where, for a reader who has the fields before them. */
  wrong(message: string, field?: F): void;
}

const DELIMITERS = [';', ',', '\t'];
const MOST_CELL = 500;
/** Columns that a school keeps for itself. */
const OWN_COLUMN = /^(#|opmerking|remark|note|nota)/i;

/** The sign that stands most often in the first line, outside quotes. */
function delimiterOf(content: string): string {
  const header = (content.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => header.split(sign).length - 1;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] as string;
}

function read(file: string, content: string, problems: Problems): { line: number; cells: string[] }[] {
  try {
    const rows = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .map(({ record, info }) => ({
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record.map((cell) => clean(cell).replace(/\s+/g, ' ')),
      }))
      .filter((row) => row.cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    problems.add(
      file,
      lines ?? 1,
      'a quotation mark is opened and not closed, or stands in the middle of a value',
    );
    return [];
  }
}

/** A CSV file with a header line, with Dutch or English headers in any order. Unknown and missing columns are problems. */
export function readTable<F extends string>(
  file: string,
  content: string,
  columns: Columns<F>,
  required: readonly NoInfer<F>[],
  problems: Problems,
): Row<F>[] {
  const [header, ...body] = read(file, content, problems);
  if (header === undefined) {
    if (problems.list.every((problem) => problem.file !== file)) problems.add(file, 1, 'the file is empty');
    return [];
  }
  const place = new Map<F, number>();
  header.cells.forEach((name, index) => {
    if (name === '' || OWN_COLUMN.test(name)) return;
    const field = fieldOf(columns, name);
    const known = Object.values<readonly string[]>(columns).map((names) => names[0]);
    if (field === undefined) {
      problems.add(file, header.line, `unknown column "${name}"; known are: ${known.join(', ')}`);
    } else if (place.has(field)) {
      problems.add(file, header.line, `the column "${name}" stands there twice`);
    } else place.set(field, index);
  });
  const missing = required.filter((field) => !place.has(field));
  for (const field of missing)
    problems.add(file, header.line, `the column "${columns[field][0]}" is missing`);
  if (missing.length > 0) return [];
  return body.map(({ line, cells }) => rowOf(file, line, cells, header.cells.length, place, problems));
}

export const fieldOf = <F extends string>(columns: Columns<F>, name: string): F | undefined =>
  (Object.keys(columns) as F[]).find((key) => columns[key].some((alias) => loosely(alias) === loosely(name)));

function rowOf<F extends string>(
  file: string,
  line: number,
  cells: string[],
  width: number,
  place: Map<F, number>,
  problems: Problems,
): Row<F> {
  const wrong = (message: string) => problems.add(file, line, message);
  if (cells.length > width) {
    wrong(
      `${cells.length} values under ${width} headers; put a value that holds the separator between quotation marks`,
    );
  }
  const cell = (field: F): string => cells[place.get(field) ?? -1] ?? '';
  for (const [field, index] of place) {
    const value = cells[index] ?? '';
    if (value.length > MOST_CELL) wrong(`"${field}" is longer than ${MOST_CELL} characters`);
    if (/\p{Cc}|\uFFFD/u.test(value))
      wrong(`"${field}" holds characters that cannot be read; save the file as UTF-8`);
  }
  return rowFrom(line, cell, wrong);
}

/** A row by its cells, wherever they come from. */
export const rowFrom = <F extends string>(
  line: number,
  cell: (field: F) => string,
  wrong: Row<F>['wrong'],
): Row<F> => ({
  line,
  cell,
  cells: (field) =>
    cell(field)
      .split(/[,;|]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  date: (field) => {
    const value = cell(field);
    if (value === '') return undefined;
    const local = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})$/.exec(value);
    const day = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : value;
    if (isDay(day)) return day;
    wrong(`"${value}" is not a date; write 2026-09-01 or 1/9/2026`, field);
    return undefined;
  },
  wrong,
});

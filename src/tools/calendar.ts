import { parseArgs } from 'node:util';
import {
  firstSchoolDay,
  type Holiday,
  holidaysOf,
  isSchoolYear,
  lastSchoolDay,
} from '../calendar/holidays.js';
import { weekdayOf } from '../calendar/time.js';

const HELP = `zorgbode calendar --school-year 2026-2027 [--json]

The holidays of the Flemish Community in a school year, computed from its rules.
Local free days are not in it: they are part of the school's own calendar.

  --school-year YEAR   1 September to 31 August, for example 2026-2027
  --json               [{"name", "from", "to"}, …], both days included
  --help               this text`;

const WEEKDAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'] as const;

/**
 * Prints the holidays of a school year, as lines for people or as JSON. Returns the exit code: 0, or 2 when the
 * arguments cannot be read; what to type instead then goes to `complain`.
 */
export function runCalendar(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void = out,
): number {
  const options = read(args);
  if (typeof options === 'string') {
    complain(options);
    complain('Type: npm run cli -- calendar --school-year 2026-2027');
    return 2;
  }
  if (options.help) {
    out(HELP);
    return 0;
  }
  const { schoolYear } = options;
  if (options.json) {
    out(JSON.stringify(holidaysOf(schoolYear)));
    return 0;
  }
  out(`Schooljaar ${schoolYear}`);
  out(`${'eerste schooldag'.padEnd(24)}${written(firstSchoolDay(schoolYear))}`);
  for (const holiday of holidaysOf(schoolYear)) out(line(holiday));
  out(`${'laatste schooldag'.padEnd(24)}${written(lastSchoolDay(schoolYear))}`);
  return 0;
}

type Options = { help: true } | { help: false; schoolYear: string; json: boolean };

/** The options, or in words what is wrong with them. */
function read(args: string[]): Options | string {
  let values: { 'school-year'?: string; json?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'school-year': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return (error as Error).message;
  }
  if (values.help) return { help: true };
  const schoolYear = values['school-year'];
  if (schoolYear === undefined) return 'Which school year?';
  if (!isSchoolYear(schoolYear))
    return `"${schoolYear}" is not a school year: two years that follow each other.`;
  return { help: false, schoolYear, json: values.json ?? false };
}

const line = ({ name, from, to }: Holiday) =>
  `${name.padEnd(24)}${written(from)}${from === to ? '' : ` - ${written(to)}`}`;

const written = (day: string) => `${WEEKDAYS[weekdayOf(day) - 1]} ${day}`;

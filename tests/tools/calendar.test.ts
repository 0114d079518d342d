import { describe, expect, it } from '@jest/globals';
import { holidaysOf } from '../../src/calendar/holidays.js';
import { runCalendar } from '../../src/tools/calendar.js';

function run(...args: string[]) {
  const out: string[] = [];
  const complaints: string[] = [];
  const code = runCalendar(
    args,
    (line) => out.push(line),
    (line) => complaints.push(line),
  );
  return { code, out: out.join('\n'), complaints: complaints.join('\n') };
}

describe('the command calendar', () => {
  it('prints JSON', () => {
    const { code, out } = run('--school-year', '2026-2027', '--json');
    expect(code).toBe(0);
    expect(out.startsWith('[{"name":"herfstvakantie","from":"2026-11-02","to":"2026-11-08"},')).toBe(true);
    expect(JSON.parse(out)).toEqual(holidaysOf('2026-2027'));
  });

  it('prints a list for people', () => {
    const { code, out, complaints } = run('--school-year=2026-2027');
    expect(code).toBe(0);
    expect(complaints).toBe('');
    const lines = out.split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[1]).toBe('eerste schooldag        di 2026-09-01');
    expect(lines[2]).toBe('herfstvakantie          ma 2026-11-02 - zo 2026-11-08');
    expect(lines[3]).toBe('wapenstilstand          wo 2026-11-11');
    expect(lines.at(-1)).toBe('laatste schooldag       wo 2027-06-30');
  });

  it('explains itself', () => {
    const { code, out } = run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--school-year YEAR');
  });

  it.each([
    [[], 'Which school year?'],
    [['--json'], 'Which school year?'],
    [['--school-year', '2026'], '"2026" is not a school year'],
    [['--school-year', '2026-2028'], '"2026-2028" is not a school year'],
    [['--school-year'], '--school-year'],
    [['--year', '2026-2027'], '--year'],
    [['2026-2027'], '2026-2027'],
  ])('with %j says what to type', (args, about) => {
    const { code, out, complaints } = run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(complaints).toContain(about);
    expect(complaints).toContain('npm run cli -- calendar --school-year 2026-2027');
  });

  it('complains to its only printer when it has one', () => {
    const lines: string[] = [];
    expect(runCalendar([], (line) => lines.push(line))).toBe(2);
    expect(lines).toHaveLength(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { fileZone } from '../../../src/edges/calendar-url/file-zone.js';
import { WINDOWS_ZONES } from '../../../src/edges/calendar-url/windows-zones.js';
import { zoneNamed } from '../../../src/edges/calendar-url/zone.js';

const ZONES = [
  'Europe/Brussels',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
];
const MINUTE = 60_000;
const wall = fc
  .integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2031, 0, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);
/** The hours around each change of the clock in Brussels, where all that can go wrong goes wrong. */
const change = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2027, 2, 28)),
    fc.integer({ min: -120, max: 300 }),
  )
  .map(([day, minutes]) => day + minutes * MINUTE);

/** As the standard has it: the first of two, and the clock before where there is none. */
const byTemporal = (zone: string, at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/** Brussels as Outlook describes it, under a name that only the file knows. */
const OUTLOOK = [
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
];

describe('what a clock on a wall shows', () => {
  it('is the moment that the standard says, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.oneof(wall, change), (zone, at) => {
        expect(zoneNamed(zone)!.epochOf(at)).toBe(byTemporal(zone, at));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same moment by the rules that a file gives', () => {
    const window = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2027, 11, 31) };
    const { name, zone } = fileZone(OUTLOOK, window)!;
    expect(name).toBe('Customized Time Zone');
    const near = fc
      .integer({ min: window.from / MINUTE, max: window.until / MINUTE })
      .map((one) => one * MINUTE);
    fc.assert(
      fc.property(fc.oneof(near, change), (at) => {
        expect(zone.epochOf(at)).toBe(byTemporal('Europe/Brussels', at));
      }),
      { numRuns: 500 },
    );
  });

  it('has a name in Windows too: each that there is is a zone of everybody, whatever its letters', () => {
    for (const [windows, iana] of Object.entries(WINDOWS_ZONES)) {
      const at = Date.UTC(2026, 6, 1, 12);
      expect([windows, zoneNamed(windows.toUpperCase())?.epochOf(at)]).toEqual([
        windows,
        byTemporal(iana, at),
      ]);
    }
    for (const name of [
      'Romance Standard Time',
      'W. Europe Standard Time',
      'GMT Standard Time',
      'Central European Standard Time',
    ])
      expect(Object.keys(WINDOWS_ZONES)).toContain(name);
  });

  it('of rules that cannot be read is no zone', () => {
    const window = { from: 0, until: 1 };
    expect(fileZone(['TZID:Leeg'], window)).toBeUndefined();
    expect(fileZone(OUTLOOK.slice(1), window)).toBeUndefined();
    expect(
      fileZone(
        OUTLOOK.filter((line) => !line.startsWith('TZOFFSETTO')),
        window,
      ),
    ).toBeUndefined();
  });
});

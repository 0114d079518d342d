import { describe, expect, it } from '@jest/globals';
import { isPublic } from '../../../src/edges/calendar-url/address.js';
import { Failed } from '../../../src/edges/calendar-url/download.js';
import { WINDOWS_ZONES } from '../../../src/edges/calendar-url/windows-zones.js';
import { zoneNamed } from '../../../src/edges/calendar-url/zone.js';
import { busy, calendar } from './reading.js';

const WEEK = ['2026-10-12', '2026-10-19'] as const;
const at = (more = '') => `UID:x\nDTSTART:20261013T100000\nDTEND:20261013T110000${more}`;
const TUESDAY = ['2026-10-13 10:00 – 2026-10-13 11:00'];
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error: unknown) => (error instanceof Failed ? error.why : String(error)),
  );

describe('a calendar that is not as it should be', () => {
  it.each([
    ['a line that is none', `ZZZ ///\n${at()}`],
    ['a line folded without a space', `SUMMARY:een lang\nverhaal: over iets\n${at()}`],
    ['a property without a value', `DTSTAMP\nDTEND\n${at()}`],
    ['quotes that stay open', `ATTENDEE;CN="Zqx:mailto:zqx@example.org\n${at()}`],
    ['an alarm with times of its own', `${at()}\nBEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5H\nEND:VALARM`],
    ['a rule that says nothing', at('\nRRULE:FREQ=SOMETIMES')],
    ['a rule by the second', at('\nRRULE:FREQ=SECONDLY;COUNT=1000000')],
    ['an exception of no moment', at('\nEXDATE:foo,20261399')],
    [
      'a zone that nobody knows',
      `UID:x\nDTSTART;TZID=Zqx/Nergens:20261013T100000\nDTEND;TZID=Zqx/Nergens:20261013T110000`,
    ],
    [
      'a zone with a colon and no quotes',
      `DTSTART;TZID=(UTC+01:00) Brussels\\, Paris:20261013T100000\nDURATION:PT1H`,
    ],
    ['a date without saying so, beside', `${at()}\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261399`],
    ['an event that is never closed', `${at()}\nBEGIN:VEVENT\n${at()}`],
    [
      'an end before the start, beside',
      `${at()}\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261014T100000\nDTEND:20261014T090000`,
    ],
    ['words in lower case', `dtstart:20261013T100000\ndtend:20261013T110000`],
  ])('is read all the same: %s', async (_, event) => {
    expect(await busy(calendar(event), ...WEEK)).toEqual(TUESDAY);
  });

  it('tells who is busy from who is not', async () => {
    for (const free of ['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])
      expect(await busy(calendar(at(`\n${free}`)), ...WEEK)).toEqual([]);
    for (const taken of [
      'TRANSP:OPAQUE',
      'STATUS:TENTATIVE',
      'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE',
      'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
    ])
      expect(await busy(calendar(at(`\n${taken}`)), ...WEEK)).toEqual(TUESDAY);
  });

  it('takes further times and exceptions of every form', async () => {
    const more = at(
      '\nRDATE:20261014T100000\nRDATE;VALUE=PERIOD:20261015T080000Z/PT30M\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20261014',
    );
    expect(await busy(calendar(more), ...WEEK)).toEqual([...TUESDAY, '2026-10-15 10:00 – 2026-10-15 10:30']);
  });

  it('is refused where it is none, and where it breaks off', async () => {
    expect(await why(busy('<!DOCTYPE html>\n<html>Meld je aan</html>', ...WEEK))).toBe('broken');
    expect(await why(busy('', ...WEEK))).toBe('broken');
    expect(await why(busy(calendar(at()).replace('END:VCALENDAR', ''), ...WEEK))).toBe('broken');
    expect(await why(busy(calendar().replace(/\r/g, ''), ...WEEK))).toBe('read');
  });

  it('is refused where no person can have so much in it', async () => {
    const minutes = Array.from({ length: 160 }, (_, n) => {
      const time = `${String(Math.floor(n / 10)).padStart(2, '0')}${String((n % 10) * 6).padStart(2, '0')}00`;
      return `DTSTART:20200101T${time}\nDURATION:PT1M\nRRULE:FREQ=DAILY`;
    });
    expect(await why(busy(calendar(...minutes), '2026-01-01', '2026-12-31'))).toBe('large');
  });
});

describe('names of zones', () => {
  it('has for every name of Windows a zone that exists', () => {
    expect(Object.keys(WINDOWS_ZONES).length).toBeGreaterThan(130);
    for (const name of Object.keys(WINDOWS_ZONES))
      expect([name, zoneNamed(name) !== undefined]).toEqual([name, true]);
  });

  it('goes by what a file says of a name that only it knows', async () => {
    const zone = [
      'BEGIN:VTIMEZONE\nTZID:Zqx',
      'BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD',
      'END:VTIMEZONE',
    ].join('\n');
    const event = 'DTSTART;TZID=Zqx:20261013T110000\nDTEND;TZID=Zqx:20261013T120000';
    // The order of the parts is free.
    for (const parts of [
      [zone, event],
      [event, zone],
    ])
      expect(await busy(calendar(...parts), ...WEEK)).toEqual(TUESDAY);
  });

  it('puts a time that the clock skips where the clock before would have it, and takes the first of two', async () => {
    const event = (time: string) => calendar(`DTSTART;TZID=Romance Standard Time:${time}\nDURATION:PT15M`);
    expect(await busy(event('20260329T023000'), '2026-03-29', '2026-03-30')).toEqual([
      '2026-03-29 03:30 – 2026-03-29 03:45',
    ]);
    expect(zoneNamed('Romance Standard Time')!.epochOf(Date.UTC(2026, 9, 25, 2, 30))).toBe(
      Date.UTC(2026, 9, 25, 0, 30),
    );
  });
});

/** Beside each its family of special addresses; RFC 6890 and the registries of IANA. */
describe('an address of the open internet', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    'localhost',
    '',
    '1.2.3',
  ])('is not %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '52.97.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450:400e::200e',
  ])('is %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});

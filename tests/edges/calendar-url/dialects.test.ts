import { describe, expect, it } from '@jest/globals';
import { readCalendar } from '../../../src/edges/calendar-url/read-calendar.js';
import { busy, fixture, pieces } from './reading.js';

/** Files as these calendars publish them, each read at the hour that it means in the school. */
describe('published calendars', () => {
  it('are read as Outlook and Exchange write them: Windows names of zones, BOM, states of its own', async () => {
    expect(await busy(await fixture('outlook'), '2026-10-12', '2026-11-30')).toEqual([
      '2026-10-13 10:00 – 2026-10-13 11:00',
      '2026-10-16 00:00 – 2026-10-17 00:00',
      '2026-10-20 10:00 – 2026-10-20 11:00',
      '2026-10-20 13:00 – 2026-10-20 14:00',
      '2026-10-28 14:00 – 2026-10-28 15:00',
      '2026-11-05 08:30 – 2026-11-05 09:30',
      '2026-11-10 10:00 – 2026-11-10 11:00',
    ]);
  });

  it('are read as Google writes them: UTC, exceptions and changes within a series', async () => {
    expect(await busy(await fixture('google'), '2026-10-12', '2026-12-01')).toEqual([
      '2026-10-13 08:30 – 2026-10-13 09:30',
      '2026-10-14 00:00 – 2026-10-16 00:00',
      '2026-10-30 16:00 – 2026-10-30 17:00',
      '2026-11-27 14:00 – 2026-11-27 15:30',
    ]);
  });

  it('are read as Apple writes them: no zone, LF alone, the day of a month', async () => {
    expect(await busy(await fixture('apple'), '2026-10-12', '2026-12-01')).toEqual([
      '2026-10-12 08:00 – 2026-10-12 08:45',
      '2026-10-27 12:00 – 2026-10-27 12:30',
      '2026-10-28 14:30 – 2026-10-28 15:00',
      '2026-11-24 12:00 – 2026-11-24 12:30',
    ]);
  });

  it('are read as Outlook on the web publishes them: every two weeks on two days, moved, away, elsewhere, its own name for UTC', async () => {
    expect(await busy(await fixture('outlook-web'), '2026-10-12', '2026-11-14')).toEqual([
      '2026-10-12 08:30 – 2026-10-12 09:20',
      '2026-10-15 08:30 – 2026-10-15 09:20',
      '2026-10-19 00:00 – 2026-10-21 00:00',
      '2026-10-23 14:00 – 2026-10-23 15:00',
      '2026-11-10 11:00 – 2026-11-10 11:50',
      '2026-11-12 08:30 – 2026-11-12 09:20',
    ]);
  });

  it('are read as Google splits a series: ended, begun anew under another name, one of these moved', async () => {
    expect(await busy(await fixture('google-workspace'), '2026-10-12', '2026-12-01')).toEqual([
      '2026-10-13 08:30 – 2026-10-13 09:30',
      '2026-10-13 10:10 – 2026-10-13 11:00',
      '2026-10-27 11:25 – 2026-10-27 12:15',
      '2026-11-04 11:25 – 2026-11-04 12:15',
      '2026-11-10 11:25 – 2026-11-10 12:15',
      '2026-11-17 11:25 – 2026-11-17 12:15',
    ]);
  });

  it('are read as iCloud writes them: from one day on otherwise, one of these by itself, the way there', async () => {
    expect(await busy(await fixture('icloud'), '2026-10-12', '2026-11-18')).toEqual([
      '2026-10-12 09:00 – 2026-10-12 10:00',
      '2026-10-14 15:15 – 2026-10-14 16:30',
      '2026-10-20 14:00 – 2026-10-20 15:30',
      '2026-10-27 14:00 – 2026-10-27 15:30',
      '2026-11-05 09:00 – 2026-11-05 10:00',
      '2026-11-10 14:00 – 2026-11-10 15:30',
      '2026-11-17 14:00 – 2026-11-17 15:30',
    ]);
  });

  it('are read where they say only when somebody is busy', async () => {
    expect(await busy(await fixture('free-busy'), '2026-10-12', '2026-11-12')).toEqual([
      '2026-10-13 10:00 – 2026-10-13 11:00',
      '2026-10-14 10:00 – 2026-10-14 11:30',
      '2026-10-15 10:00 – 2026-10-15 11:00',
      '2026-10-19 10:00 – 2026-10-19 10:15',
    ]);
  });

  it('mean the same in whatever pieces they arrive', async () => {
    const names = ['outlook', 'outlook-web', 'google', 'google-workspace', 'apple', 'icloud', 'free-busy'];
    for (const name of names) {
      const file = await fixture(name);
      const whole = await busy(file, '2026-10-12', '2026-12-01');
      for (const size of [1, 7, 100])
        expect(await busy(file, '2026-10-12', '2026-12-01', size)).toEqual(whole);
    }
  });

  it('leave nothing but from and to', async () => {
    const window = { from: 0, until: Date.UTC(2027, 0, 1) };
    const spans = await readCalendar(pieces(await fixture('google')), window);
    expect(new Set(spans.flatMap((span) => Object.keys(span)))).toEqual(new Set(['from', 'to']));
  });
});

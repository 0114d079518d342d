import { describe, expect, it } from '@jest/globals';
import { calendarId } from '../../../src/features/consultations/model/busy.js';
import { doubtsOf } from '../../../src/features/consultations/model/doubts.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

const HOUR = 3_600_000;

/** What is kept of calendars, and which were asked for. */
function calendars(kept: Record<string, object>) {
  const asked: string[] = [];
  const get = async (_: unknown, id: string) => {
    asked.push(id);
    const data = kept[id];
    return data && { id, version: 1, data };
  };
  return { asked, read: { get } as never };
}
const school = schoolWith({
  requester: { classes: ['L3B'] },
  colleague: { classes: ['L4A'], lessons: { mon: [{ from: '08:40', to: '10:20' }] } },
  careTeacher: { classes: [], teaches: ['L3B'] },
});
const everybody = ['coordinator', 'requester', 'colleague', 'careTeacher'];

describe('what a proposal does not know', () => {
  it('are the lessons of who teaches, where nobody noted them and no calendar was read', async () => {
    const doubts = (kept: Record<string, object>, taught = everybody) =>
      doubtsOf({ school, read: calendars(kept).read, now: NOW }, everybody, taught);
    expect(await doubts({})).toEqual({ stale: [], unknown: ['requester', 'careTeacher'] });
    expect((await doubts({}, ['requester'])).unknown).toEqual(['requester']);
    const read = { [calendarId('careTeacher')]: { personId: 'careTeacher', fetchedAt: NOW - HOUR } };
    expect(await doubts(read)).toEqual({ stale: [], unknown: ['requester'] });
  });

  it('is a calendar that is old or was never read; each is asked for once', async () => {
    const { asked, read } = calendars({
      [calendarId('requester')]: { personId: 'requester', fetchedAt: NOW - 30 * HOUR },
      [calendarId('colleague')]: { personId: 'colleague' },
    });
    expect(await doubtsOf({ school, read, now: NOW }, everybody, everybody)).toEqual({
      stale: [{ personId: 'requester', at: NOW - 30 * HOUR }, { personId: 'colleague' }],
      unknown: ['careTeacher'],
    });
    expect(asked.sort()).toEqual(everybody.map(calendarId).sort());
  });
});

import { describe, expect, it } from '@jest/globals';
import type { FileRef } from '../../src/kernel/file.js';
import type { SendRow } from '../../src/ports/composer.js';
import type { Delivery, KeepFile, OutMessage } from '../../src/ports/delivery.js';
import { withFile } from '../../src/work/file.js';
import type { Parts } from '../../src/work/parts.js';

const file: FileRef = { file: 'ics', name: 'x', data: { uid: 'u', title: 't', day: '2026-11-24' } };
const kept: Parameters<KeepFile>[] = [];
const parts = {
  async keepFile(...asked: Parameters<KeepFile>) {
    kept.push(asked);
    return `s.${kept.length}`;
  },
} as unknown as Parts;
const row = (to: SendRow['to']) =>
  ({ name: 'step.calendar', schoolId: 's', to, ref: { kind: 'intervention', id: '1' } }) as SendRow;
const out = (channel?: string) =>
  ({ id: 'w', address: { surface: 'teams', tenant: 't', place: 'p', channel } }) as OutMessage;
const on = (uploads: boolean) => ({ uploads }) as Delivery;
const lies = row({ person: 'lies' });

describe('a file that goes with a message', () => {
  it('is kept for its addressee each time it is tried, and goes along with its token', async () => {
    expect((await withFile(parts, lies, file, out(), on(false))).file).toEqual({ file, token: 's.1' });
    expect((await withFile(parts, lies, file, out(), on(false))).file).toEqual({ file, token: 's.2' });
    expect(kept[0]).toEqual(['s', { personId: 'lies', about: { kind: 'intervention', id: '1' }, file }]);
  });

  it('is kept nowhere where the surface takes it itself', async () => {
    const before = kept.length;
    expect((await withFile(parts, lies, file, out(), on(true))).file).toEqual({ file });
    expect(kept).toHaveLength(before);
  });

  it.each([true, false])('never goes to a channel', async (uploads) => {
    const team = row({ channel: 'team' });
    await expect(withFile(parts, team, file, out(), on(uploads))).rejects.toThrow('never to a channel');
    await expect(withFile(parts, lies, file, out('C1'), on(uploads))).rejects.toThrow('never to a channel');
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileRef } from '../../src/kernel/file.js';
import { NOWHERE, type SendRow } from '../../src/ports/composer.js';
import type { Delivery, KeepFile, OutMessage } from '../../src/ports/delivery.js';
import { withFile } from '../../src/work/file.js';
import type { Parts } from '../../src/work/parts.js';
import { about, MONDAY, SECOND, send, type World, world } from './world.js';

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

describe('a message that follows what is true although a file goes with it', () => {
  let w: World;
  const uploads = (yes: boolean) => Object.assign(w.delivery, { uploads: yes });
  beforeEach(async () => {
    w = await world();
    const compose = w.composer.compose.bind(w.composer);
    w.composer.compose = async (one, again) => {
      const made = await compose(one);
      if (!made || made === NOWHERE || again) return made;
      return { ...made, file, ...(one.name === 't.told' ? { fileBy: 't.file', later: made.card } : {}) };
    };
    await w.save('t1', 'at two');
  });
  afterEach(() => w.close());
  const goes = async () => {
    await w.add(send('t.told', { ...about('t1'), id: 's1', dueAt: MONDAY, data: { sequence: 1 } }));
    await w.work.drained();
  };
  const files = () => w.delivery.sent.map(({ id, file: sent }) => [id, sent]);
  const change = async () => {
    await w.save('t1', 'at three');
    w.clock.pass(SECOND);
    await w.work.drained();
    return w.delivery.updated.map(({ message }) => [message.id, message.card.data.words, message.file]);
  };

  it('has its link until it says something else', async () => {
    await goes();
    expect(files()).toEqual([['s1', { file, token: 'token' }]]);
    await w.save('t1', 'at two');
    await w.work.drained();
    expect(w.delivery.updated).toEqual([]);
    expect(await change()).toEqual([['s1', 'at three', undefined]]);
  });

  it('goes without where the surface takes files itself; another send brings it, once, and stays as it is', async () => {
    uploads(true);
    await goes();
    w.clock.pass(SECOND);
    await w.work.drained();
    expect(files()).toEqual([
      ['s1', undefined],
      ['file:s1', { file }],
    ]);
    expect(await change()).toEqual([['s1', 'at three', undefined]]);
  });
});

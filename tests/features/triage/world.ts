import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { type CareRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import type { Reply } from '../../../src/kernel/interaction.js';
import type { Stored } from '../../../src/kernel/kind.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { quietRouter } from '../../support/quiet-router.js';

/** The example school, as often as it is asked for, on one real store: acts go through the router, nothing is sent. */
export async function openWorld() {
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-triage-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const demo = await demoSchool();
  let nth = 0;

  async function school() {
    nth += 1;
    const schoolId = `wolkenschip${nth}`;
    const clock = stillClock('2026-10-12 09:00');
    const save = demo.save.map((one) =>
      one.kind.kind === 'school' ? { ...one, id: schoolId, data: { ...one.data, id: schoolId } } : one,
    );
    await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, clock.real());
    const { turns } = quietRouter(store, clock);
    const act = async (user: string, verb: string, input: object = {}): Promise<Reply> => {
      const actor = { platform: 'sandbox' as const, tenant: schoolId, user };
      const { reply } = await turns.act({ actor, place: { kind: 'personal' }, verb, input: { ...input } });
      return reply;
    };
    return {
      schoolId,
      clock,
      act,
      /** A request about learning; its id. */
      async raise(user: string, classCode: string): Promise<string> {
        const id = clock.id();
        const form = {
          scope: 'class',
          classCode,
          observation: `woorden ${id}`,
          safety: 'no',
          aboutStaff: 'false',
        };
        await act(user, 'request.submit', { ...form, once: id });
        await act(user, 'request.complete.save', { id, domains: 'LEARNING_AND_STUDYING' });
        return id;
      },
      async request(id: string): Promise<Stored<CareRequest>> {
        const found = await store.get(REQUEST, schoolId, id);
        if (!found) throw new Error(`request ${id} is lost`);
        return found;
      },
      read: {
        get: (kind: never, id: string) => store.get(kind, schoolId, id),
        find: (kind: never, query: never) => store.find(kind, schoolId, query),
      } as never as { find: <T>(kind: unknown, query: unknown) => Promise<{ items: Stored<T>[] }> },
    };
  }
  return {
    store,
    school,
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
export type PlayedSchool = Awaited<ReturnType<World['school']>>;

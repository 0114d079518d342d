import { expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type ListenerParts, listen } from '../../../src/edges/slack/listeners.js';

/** For which workspace the app forgets its token when it hears this, and of what moment. */
async function forgets(event: object): Promise<unknown[][]> {
  const forgotten: unknown[][] = [];
  let hear: any;
  const app = {
    use: (middleware: unknown) => {
      hear = middleware;
    },
  };
  const clients = { uninstalled: async (...of: unknown[]) => void forgotten.push(of) };
  listen(app as unknown as App, { clients } as unknown as ListenerParts);
  await hear({ body: { event_time: 1_790_000_000, event }, context: { tenant: 'T1', kind: 'event' } });
  return forgotten;
}
const AT = [['T1', 1_790_000_000_000]];

it.each<[string, object, unknown[][]]>([
  ['the app was taken out', { type: 'app_uninstalled' }, AT],
  [
    'its token was withdrawn, of which the other event may be lost',
    { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } },
    AT,
  ],
  [
    'somebody withdrew a token of their own',
    { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } },
    [],
  ],
  ['tokens of nobody', { type: 'tokens_revoked' }, []],
])('%s', async (_what, event, forgotten) => {
  expect(await forgets(event)).toEqual(forgotten);
});

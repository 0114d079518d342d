import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { BERT, LIES, SCHOOL } from '../requests/acting.js';
import { STEP, stepsIn } from './acting.js';

/** A platform that heard no answer sends the same act again, under the same key; the answer is then the same one. */
describe('a form that comes a second time', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());

  const twice = async (verb: string, input: object, onceKey: string) => {
    const actor = { platform: 'sandbox', tenant: SCHOOL, user: LIES } as const;
    const act = () =>
      open.running.router.turns.act({ actor, place: { kind: 'dialog' }, verb, input: { ...input }, onceKey });
    const [first, second] = [await act(), await act()];
    return [first.reply, second.reply];
  };
  const ONCE = ['01K0000000000000000000000A', '01K0000000000000000000000B', '01K0000000000000000000000C'];

  it('made one step, and says the same of it', async () => {
    const replies = await twice('step.create', { ...STEP, once: ONCE[0] }, 'a');
    expect(replies.map(({ kind }) => kind)).toEqual(['close', 'close']);
    expect(replies[1]).toEqual(replies[0]);
    expect(await stepsIn(open)).toHaveLength(1);
  });

  it('leads on to the same second dialog, whose words are kept', async () => {
    const replies = await twice('step.create', { ...STEP, place: 'outside', once: ONCE[1] }, 'b');
    const drafts = replies.map((reply) => (reply.kind === 'next' ? reply.card.data.draft : reply.kind));
    expect(drafts).toEqual([ONCE[1], ONCE[1]]);
  });

  it('finds the times of a consultation again', async () => {
    const input = { goal: 'Samen kijken', kind: 'talk', people: BERT, once: ONCE[2] };
    const [first, second] = await twice('consult.plan', input, 'c');
    expect(first).toMatchObject({ kind: 'next', card: { data: { draft: ONCE[2] } } });
    const shown = (reply: typeof first) => (reply?.kind === 'next' ? reply.card.data.choices : reply?.kind);
    expect(shown(second)).toEqual(shown(first));
  });
});

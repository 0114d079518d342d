import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, inStore, LIES, raise, SCHOOL } from './acting.js';

const XANDER = 'xander-springtij';
type Raised = Awaited<ReturnType<typeof raise>>;

let sandbox: Sandbox;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

/** So many requests, a minute apart. */
async function raised(n: number, more: (nth: number) => object = () => ({}), who = LIES): Promise<Raised[]> {
  const all: Raised[] = [];
  for (let nth = 0; nth < n; nth++) {
    all.push(await raise(sandbox.as(who), more(nth)));
    sandbox.clock.moveTo(sandbox.clock.now() + 60_000);
  }
  return all;
}

describe('from one request to the next in the same dialog', () => {
  it('goes through the list in its order, to its ends and back, and each opening is a reading', async () => {
    const [first, second, urgent] = (await raised(3, (n) => ({
      pupil: `KV${n}`,
      safety: n === 2 ? 'doubt' : 'no',
    }))) as [Raised, Raised, Raised];
    const order = [urgent, first, second];
    let { dialog } = await an.act('request.read', { id: urgent.id });
    expect(titlesOf(dialog!)).not.toContain('Vorige vraag');
    for (const one of order.slice(1)) {
      ({ dialog } = await an.press(dialog!, 'Volgende vraag'));
      expect(textOf(dialog!)).toContain(one.roepnaam);
    }
    expect(titlesOf(dialog!)).not.toContain('Volgende vraag');
    ({ dialog } = await an.press(dialog!, 'Vorige vraag'));
    expect(textOf(dialog!)).toContain(first.roepnaam);
    const reads = await inStore(sandbox, async (store) =>
      (await store.audit(SCHOOL, { limit: 100 })).filter(
        ({ who, access, verb }) => who === AN && access === 'read' && verb === 'request.read',
      ),
    );
    expect(reads.map(({ id }) => id)).toEqual([first.id, second.id, first.id, urgent.id]);
  });

  it('stays in the list and the class from which it was opened', async () => {
    const own = await raised(3);
    const [other] = await raised(1, () => ({ classCode: 'L4B', pupil: 'MT3' }), XANDER);
    for (const { id } of [own[0]!, own[2]!, other!]) await an.act('request.take', { id });
    const { dialog: list } = await an.act('request.list', { which: 'onMe', classCode: 'L3B' });
    expect(inputsOf(list)).toEqual({ show: 'onMe', inClass: 'L3B', text: '' });
    let { dialog } = await an.press(list, 'Lezen');
    expect(textOf(dialog)).toContain(own[0]!.roepnaam);
    ({ dialog } = await an.press(dialog, 'Volgende vraag'));
    expect(textOf(dialog)).toContain(own[2]!.roepnaam);
    expect(titlesOf(dialog)).not.toContain('Volgende vraag');
    ({ dialog } = await an.press(dialog, 'Vorige vraag'));
    expect(textOf(dialog)).toContain(own[0]!.roepnaam);
  });

  it('leads on to the rest when what is read left its list meanwhile', async () => {
    const [first, second, third] = (await raised(3)) as [Raised, Raised, Raised];
    const opened = await an.act('request.read', { id: second.id, which: 'new' });
    await an.act('request.take', { id: second.id });
    const again = await an.act('request.read', { id: second.id, which: 'new' });
    expect(titlesOf(again.dialog)).not.toContain('Vorige vraag');
    expect(textOf((await an.press(again.dialog, 'Volgende vraag')).dialog)).toContain(first.roepnaam);
    expect(textOf((await an.press(opened.dialog, 'Volgende vraag')).dialog)).toContain(third.roepnaam);
  });

  it('leads on after a first step in a dialog, until nothing is new', async () => {
    const [first, second, third] = (await raised(3)) as [Raised, Raised, Raised];
    const act = async (verb: string, input: object, place?: string) => {
      const response = await fetch(`${sandbox.url}/sandbox/api/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: AN, verb, input, place }),
      });
      return response.json() as Promise<{ dialog?: object; note?: string }>;
    };
    const asked = await act('request.ask.save', { id: second.id, text: 'Sinds wanneer?' }, 'dialog');
    expect(textOf(asked.dialog!)).toMatch(/Je vraag ligt bij Lies Wadloper[\s\S]*Nog nieuw/);
    expect(textOf(asked.dialog!)).toContain(third.roepnaam);
    expect(textOf(asked.dialog!)).not.toMatch(/Telt nog|KV7|Sinds wanneer/);
    const next = await an.press(asked.dialog!, 'Volgende vraag');
    expect(textOf(next.dialog!)).toContain(third.roepnaam);
    // The last of the list goes back to what was left open before it.
    expect(textOf((await act('request.take', { id: third.id }, 'dialog')).dialog!)).toContain(first.roepnaam);
    // From a message it stays a note, and what was not new leads nowhere.
    expect((await act('request.together', { id: third.id }, 'dialog')).dialog).toBeUndefined();
    const last = await act('request.take', { id: first.id }, 'dialog');
    expect(last.note).toContain('Jij volgt');
    const again = await raised(2);
    expect((await act('request.take', { id: again[0]!.id })).note).toContain('Jij volgt');
  });

  it('is offered to nobody who does not lead it', async () => {
    const one = await raise(sandbox.as(LIES));
    await raise(sandbox.as(LIES));
    for (const who of [LIES, BERT]) {
      const { dialog } = await sandbox
        .as(who)
        .act('request.read', { id: one.id, which: 'lead', personId: AN });
      expect(titlesOf(dialog!)).not.toContain('Volgende vraag');
    }
  });
});

describe('the list', () => {
  it('goes forth and back through its pages, and shows another list or class when that is chosen', async () => {
    const all = await raised(10);
    const shown = (card: object) => {
      const text = textOf(card).split('Iets anders tonen')[0]!;
      return all.filter(({ roepnaam }) => text.includes(roepnaam));
    };
    const first = (await an.type('/zorg lijst')).dialog!;
    expect(shown(first)).toEqual(all.slice(0, 8));
    expect(titlesOf(first)).not.toContain('Vorige');
    const second = (await an.press(first, 'Volgende')).dialog!;
    expect(shown(second)).toEqual(all.slice(8));
    expect(titlesOf(second)).not.toContain('Volgende');
    const back = (await an.press(second, 'Vorige')).dialog!;
    expect(shown(back)).toEqual(all.slice(0, 8));

    await an.act('request.ask.save', { id: all[3]!.id, text: 'Sinds wanneer?' });
    const others = (await an.press(back, 'Tonen', { show: 'onOthers' })).dialog!;
    expect(shown(others)).toEqual([all[3]]);
    expect(inputsOf(others).show).toBe('onOthers');
    const empty = (await an.press(others, 'Tonen', { inClass: 'L1A' })).dialog!;
    expect(shown(empty)).toEqual([]);
    expect(textOf(empty)).toContain('Hier staat nu niets');
    expect(inputsOf(empty)).toMatchObject({ show: 'onOthers', inClass: 'L1A' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CareRequest } from '../../../src/features/requests/model/request.js';
import { saidOf } from '../../../src/features/triage/model/same-pupil.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  inStore,
  LIES,
  raise,
  SCHOOL,
  storedRequest,
} from '../requests/acting.js';
import { type Made, OMER, opened, PETRA, TOM } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let first: Made;
let second: Made;
const OFFER = 'Gaat het over dezelfde leerling?';
const EARLIER = 'Over dezelfde leerling';
const shown = async (who: Acting, id: string) => textOf(await opened(who, id));

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  first = await raise(lies);
  second = await raise(sandbox.as(PETRA), { classCode: 'L3A', pupil: 'kv 7' });
});
afterEach(() => sandbox.close());

describe('two requests with one code', () => {
  it('are an offer, and nothing is shown together before somebody says that it is the same pupil', async () => {
    const text = await shown(an, second.id);
    expect(text).toContain(OFFER);
    expect(text).toContain(first.roepnaam);
    expect(text).toContain('maandag 12 oktober');
    expect(text).not.toContain(`${EARLIER}\n`);
    expect(await storedRequest(sandbox, second.id)).not.toHaveProperty('samePupilAs');
  });

  it('belong together once it is ticked, from both sides, and the tick can be taken back', async () => {
    await an.act('request.phase.save', { id: first.id, phase: 'INCREASED_CARE' });
    await an.act('request.close.save', { id: first.id, outcome: 'agreed' });
    const after = await an.press(await opened(an, second.id), 'Ja, zelfde leerling');
    const text = textOf(after.dialog!);
    expect(text).not.toContain(OFFER);
    expect(text).toContain(EARLIER);
    expect(text).toContain('We spraken af wat we doen');
    expect(text).toContain('Verhoogde zorg');
    expect((await storedRequest(sandbox, second.id)).samePupilAs).toEqual([first.id]);
    expect((await storedRequest(sandbox, first.id)).samePupilAs).toEqual([second.id]);
    expect(await shown(an, first.id)).toContain(second.roepnaam);

    const undone = await an.press(after.dialog!, 'Toch niet dezelfde');
    expect(textOf(undone.dialog!)).toContain(OFFER);
    expect((await storedRequest(sandbox, first.id)).samePupilAs).toBeUndefined();
    expect((await storedRequest(sandbox, second.id)).samePupilAs).toBeUndefined();
  });

  it('weigh in what is suggested only then', async () => {
    const why = 'er was al eerder een vraag over dezelfde leerling';
    expect(await shown(an, second.id)).not.toContain(why);
    await an.act('triage.same-pupil', { id: second.id, other: first.id });
    expect(await shown(an, second.id)).toContain(why);
    expect(await shown(sandbox.as(PETRA), second.id)).not.toContain(why);
  });

  it('are not asked about again after a "Nee", nor from the other side', async () => {
    const after = await an.press(await opened(an, second.id), 'Nee');
    expect(textOf(after.dialog!)).not.toContain(OFFER);
    expect(await shown(an, first.id)).not.toContain(OFFER);
    expect((await storedRequest(sandbox, first.id)).notSamePupilAs).toEqual([second.id]);
    const again = await an.press(after.dialog!, 'Opnieuw vragen');
    expect(textOf(again.dialog!)).toContain(OFFER);
    expect(await storedRequest(sandbox, first.id)).not.toHaveProperty('notSamePupilAs');
  });

  it('with initials are offered within a class alone', async () => {
    const one = await raise(lies, { pupil: 'AB' });
    const same = await raise(lies, { pupil: 'a.b.' });
    const elsewhere = await raise(sandbox.as(PETRA), { classCode: 'L3A', pupil: 'AB' });
    expect(await shown(an, same.id)).toContain(one.roepnaam);
    expect(await shown(an, elsewhere.id)).not.toContain(OFFER);
    expect((await an.act('triage.same-pupil', { id: same.id, other: elsewhere.id })).note).toContain('niet');
    expect(await storedRequest(sandbox, same.id)).not.toHaveProperty('samePupilAs');
  });
});

describe('a curious colleague', () => {
  it('sees neither offer nor what was ticked: a requester, another coordinator, who was given a reason to look', async () => {
    await an.act('triage.same-pupil', { id: second.id, other: first.id });
    for (const who of [lies, sandbox.as(PETRA), sandbox.as(BERT), sandbox.as(CARLA), sandbox.as(OMER)]) {
      for (const [{ id }, other] of [
        [first, second],
        [second, first],
      ] as const) {
        const text = await shown(who, id);
        expect(text).not.toContain(other.roepnaam);
        expect(text).not.toMatch(/zelfde leerling|Mijn voorstel/);
      }
    }
  });

  it('cannot tick, cannot find out by ticking, and gets one answer to all of it', async () => {
    const bert = sandbox.as(BERT);
    const theirs = await raise(sandbox.as(TOM), { classCode: 'L5A', pupil: 'KV7' });
    const answers = await Promise.all([
      bert.act('triage.same-pupil', { id: first.id, other: second.id }),
      bert.act('triage.same-pupil', { id: theirs.id, other: first.id }),
      bert.act('triage.same-pupil', { id: theirs.id, other: 'made-up' }),
      bert.act('triage.same-pupil', { id: theirs.id, other: theirs.id }),
      bert.act('triage.same-pupil.undo', { id: theirs.id, other: first.id }),
      lies.act('triage.same-pupil', { id: first.id, other: second.id }),
    ]);
    expect(new Set(answers.map(({ note }) => note)).size).toBe(1);
    expect(await shown(bert, theirs.id)).not.toMatch(new RegExp(`${first.roepnaam}|${second.roepnaam}`));
    expect(await shown(an, first.id)).not.toContain(theirs.roepnaam);
    expect(await storedRequest(sandbox, theirs.id)).not.toHaveProperty('samePupilAs');
  });

  it('never meets what is about one’s own practice, a group, or somebody of the school here', async () => {
    const practice = await raise(lies, { scope: 'practice', pupil: 'KV7' });
    const group = await raise(lies, { scope: 'group', pupil: 'KV7' });
    for (const { id, roepnaam } of [practice, group]) {
      expect(await shown(an, first.id)).not.toContain(roepnaam);
      expect((await an.act('triage.same-pupil', { id: first.id, other: id })).note).toBeDefined();
      expect((await an.act('triage.same-pupil', { id, other: first.id })).note).toBeDefined();
    }
    expect(await storedRequest(sandbox, first.id)).not.toHaveProperty('samePupilAs');
  });
});

describe('what is kept of it', () => {
  it('is sealed, and each reading of another’s content has its line', async () => {
    await an.act('triage.same-pupil', { id: second.id, other: first.id });
    const before = await lines(first.id);
    await opened(an, second.id);
    expect((await lines(first.id)) - before).toBe(1);
    expect(await lines(first.id, 'change', 'triage.same-pupil')).toBe(1);
    expect(await lines(second.id, 'change', 'triage.same-pupil')).toBe(1);
  });

  it('follows the last word, and holds each other request once', () => {
    const said = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('same', 'other', 'open')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(said, (all) => {
        const end = all.reduce<CareRequest>(
          (one, [id, what]) => saidOf(one, id, what as 'same'),
          {} as CareRequest,
        );
        const last = (id: string) => all.findLast(([one]) => one === id)?.[1];
        const of = (what: string) => ['a', 'b'].filter((id) => last(id) === what);
        expect([...(end.samePupilAs ?? [])].sort()).toEqual(of('same'));
        expect([...(end.notSamePupilAs ?? [])].sort()).toEqual(of('other'));
      }),
    );
  });
});

const lines = (id: string, access = 'read', verb?: string): Promise<number> =>
  inStore(sandbox, async (store) => {
    const all = await store.audit(SCHOOL, { record: { kind: 'request', id }, limit: 500 });
    return all.filter((one) => one.access === access && (!verb || one.verb === verb) && one.who === AN)
      .length;
  });

it('the buttons are there for who leads it alone', async () => {
  expect(titlesOf(await opened(an, second.id))).toEqual(
    expect.arrayContaining(['Ja, zelfde leerling', 'Nee']),
  );
  expect(titlesOf(await opened(lies, first.id))).not.toContain('Nee');
});

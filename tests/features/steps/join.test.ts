import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinsOf } from '../../../src/features/steps/model/join.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, DIRK, LIES, SCHOOL } from '../requests/acting.js';
import { onlyStep, startStep } from './acting.js';
import { inChannel, startTeamStep, TEAM_WORDS } from './team-acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');

/** Monday 12 October 2026. Three weeks of school days later, the autumn holiday counted out, is Monday 9 November. */
describe('"Wie test mee?"', () => {
  let open: Sandbox;
  const as = (id: string): Acting => open.as(id);
  const posted = async () => (await inChannel(as(AN), 'team')).at(-1)!;
  const digestOf = async (id: string, words: string): Promise<string[]> =>
    (await as(id).inbox()).messages.map(({ card }) => flat(card)).filter((said) => said.includes(words));
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    const done = await startTeamStep(as(LIES), { invite: 'true', weeks: '3', span: '30' });
    expect(done.note).toContain('Terugblik op maandag 9 november. In het kanaal vraag ik wie meetest.');
  });
  afterAll(() => open.close());

  it('asks it in the channel, in the words of who tries it', async () => {
    const card = await posted();
    expect(flat(card.card)).toContain(
      `Lies Wadloper probeert drie weken “${TEAM_WORDS}” in de eigen klas. Wie test mee?`,
    );
    expect(titlesOf(card.card)).toEqual(['Ik doe mee', 'Vertel me later hoe het liep', 'Lezen']);
    expect(flat(card.card)).toContain('Op maandag 9 november kijken we samen terug');
  });

  it('is joined with one tap, once; by all at the same moment; and left again', async () => {
    const card = await posted();
    const answers = await Promise.all(
      [AN, BERT, CARLA].map((id) => as(id).press(card.card, 'Ik doe mee', {}, card.id)),
    );
    for (const { note } of answers) expect(note).toContain('je doet mee met');
    expect((await as(AN).press(card.card, 'Ik doe mee', {}, card.id)).note).toContain('Je doet al mee');
    await as(DIRK).press(card.card, 'Vertel me later hoe het liep', {}, card.id);
    const now = flat((await posted()).card);
    for (const name of ['An Duindoorn', 'Bert Zeewind', 'Carla Strandvonk'])
      expect(now.split(name)).toHaveLength(2);
    expect(now).toContain('testen mee');
    expect(now).not.toContain('Dirk');
    const { id } = await onlyStep(open);
    expect((await as(LIES).act('step.leave', { id })).note).toContain('Jij houdt');
    const read = await as(CARLA).press(card.card, 'Lezen', {}, card.id);
    expect(titlesOf(read.dialog!)).toContain('Toch niet');
    await as(CARLA).press(read.dialog!, 'Toch niet');
    expect(flat((await posted()).card)).not.toContain('Carla');
  });

  it('tells who tests along the school day before, and asks on the day in their one message, with what else they look back on', async () => {
    await startStep(as(BERT), { owner: BERT, scope: 'practice', classCode: '', pupil: '' });
    await open.moveTo('2026-11-06T12:00:00+01:00');
    expect(await digestOf(AN, 'Op maandag 9 november vraag ik hoe het ging')).toHaveLength(1);
    expect(await digestOf(CARLA, 'vraag ik hoe het ging')).toEqual([]);
    await open.moveTo('2026-11-09T09:00:00+01:00');
    expect(await inChannel(as(AN), 'team')).toHaveLength(1);
    const asked = await as(AN).message('hoe ging het bij jou');
    expect(titlesOf(asked.card)).toEqual([
      'Werkt, houden',
      'Werkt deels',
      'Hielp niet',
      'Te vroeg, nog even',
      'Niet aan toe gekomen',
    ]);
    const { messages } = await as(BERT).inbox();
    const both = messages.filter(
      ({ at, card }) => at.startsWith('2026-11-09') && flat(card).includes('loopt sinds'),
    );
    expect(both).toHaveLength(1);
    expect(flat(both[0]!.card)).toContain('hoe ging het bij jou');
    for (const id of [CARLA, DIRK]) expect(await digestOf(id, 'hoe ging het bij jou')).toEqual([]);
  });

  it('gathers what each says, undone while it is open; read by who keeps it alone', async () => {
    const { id } = await onlyStepOf('team');
    const asked = await as(AN).message('hoe ging het bij jou');
    await as(AN).press(asked.card, 'Hielp niet', {}, asked.id);
    const said = await as(AN).message('jij zei: hielp niet');
    expect(titlesOf(said.card)).toEqual(['Eén zin erbij', 'Ongedaan maken']);
    await as(AN).press(said.card, 'Ongedaan maken', {}, said.id);
    const again = await as(AN).message('hoe ging het bij jou');
    await as(AN).press(again.card, 'Werkt, houden', {}, again.id);
    const form = await as(AN).press((await as(AN).message('jij zei: werkt')).card, 'Eén zin erbij');
    expect(inputsOf(form.dialog!)).toMatchObject({ outcome: 'WORKS_KEEP' });
    await as(AN).press(form.dialog!, 'Bewaren', { words: 'Vooral na de speeltijd' });
    expect((await as(CARLA).act('step.join.answer', { id, outcome: 'WORKS_KEEP' })).note).toContain(
      'doet niet mee',
    );
    for (const who of [AN, BERT, CARLA]) {
      const refused = await as(who).act('step.together', { id });
      expect(refused.dialog).toBeUndefined();
      expect(
        JSON.stringify(await as(who).act('step.look-back', { id, outcome: 'WORKS_KEEP' })),
      ).not.toContain('houden het');
    }
    const mine = await as(LIES).message('hoe ging het bij jou');
    const together = await as(LIES).press(mine.card, 'Samen terugkijken', {}, mine.id);
    expect(flat(together.dialog)).toContain('An Duindoorn : werkt, we houden het Vooral na de speeltijd');
    expect(flat(together.dialog)).toContain('Bert Zeewind : nog geen antwoord');
    expect(flat(together.dialog)).not.toMatch(/Carla|Dirk|%/);
    await open.moveTo('2026-11-10T09:00:00+01:00');
    expect(await digestOf(LIES, 'liggen klaar')).toHaveLength(1);
  });

  it('is closed once; everybody who was in it hears how it went, in one line, and nobody else', async () => {
    const { id } = await onlyStepOf('team');
    const { dialog } = await as(LIES).act('step.together', { id });
    const next = await as(LIES).press(dialog!, 'Werkt, houden');
    expect(next.note).toContain('werkt, we houden het');
    expect(flat((await posted()).card)).toContain('Lies Wadloper: werkt, we houden het');
    expect(titlesOf((await posted()).card)).toEqual(['Lezen']);
    expect((await as(BERT).act('step.join.answer', { id, outcome: 'WORKS_KEEP' })).note).toContain(
      'hoeft niets meer',
    );
    // Each on their own next morning at work.
    await open.moveTo('2026-11-17T09:00:00+01:00');
    for (const who of [AN, BERT, DIRK]) expect(await digestOf(who, 'Hoe het liep met')).toHaveLength(1);
    for (const who of [LIES, CARLA]) expect(await digestOf(who, 'Hoe het liep met')).toEqual([]);
  });

  const onlyStepOf = async (scope: string) => {
    const read = open.running.router.house.read(SCHOOL);
    const { INTERVENTION } = await import('../../../src/features/steps/model/step-kind.js');
    const { items } = await read.find(INTERVENTION, { limit: 20 });
    return items.find(({ data }) => data.scope === scope)!;
  };
});

describe('who tests along and is not there on the day', () => {
  it('is asked on their own next morning at work, once', async () => {
    const open = await openSandbox('2026-10-12 09:00');
    try {
      // A Thursday. Bert works on Monday, Tuesday and Wednesday; Carla next on Wednesday the 28th.
      await startTeamStep(open.as(LIES), { invite: 'true', day: '2026-10-22' });
      const { id } = await onlyStep(open);
      for (const who of [AN, BERT, CARLA]) await open.as(who).act('step.join', { id });
      const asked = async (who: string) =>
        (await open.as(who).inbox()).messages
          .filter(({ card }) => flat(card).includes('hoe ging het bij jou'))
          .map(({ at }) => at.slice(0, 10));
      await open.moveTo('2026-10-22T07:45:00+02:00');
      // After the morning was planned, and before its message.
      await open.as(CARLA).act('school.absence.save', { from: '2026-10-22', to: '2026-10-23' });
      await open.moveTo('2026-10-22T12:00:00+02:00');
      expect(await asked(AN)).toEqual(['2026-10-22']);
      expect([await asked(BERT), await asked(CARLA)]).toEqual([[], []]);
      await open.moveTo('2026-10-30T16:00:00+01:00');
      expect(await asked(AN)).toEqual(['2026-10-22']);
      expect(await asked(BERT)).toEqual(['2026-10-26']);
      expect(await asked(CARLA)).toEqual(['2026-10-28']);
      // Who comes when it is over is told so, and asked nothing.
      expect((await open.as(DIRK).act('step.join', { id })).note).toContain('de testperiode is voorbij');
      await open.moveTo('2026-11-12T16:00:00+01:00');
      expect(await asked(DIRK)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

describe('an invitation to test along', () => {
  it('is closed once its day is past, and names nobody who left', async () => {
    const open = await openSandbox('2026-10-12 09:00');
    try {
      await open
        .as(AN)
        .type('#team zorg kanaal')
        .then(({ dialog }) => open.as(AN).press(dialog!, 'Koppelen'));
      await startTeamStep(open.as(LIES), { invite: 'true', day: '2026-10-22' });
      const { id } = await onlyStep(open);
      for (const who of [BERT, CARLA]) await open.as(who).act('step.join', { id });
      const posted = async () =>
        (await inChannel(open.as(AN), 'team')).find(({ card }) => flat(card).includes('est mee'))!;
      expect(flat((await posted()).card)).toMatch(/Lies Wadloper.*Bert Zeewind/);
      const sam = open.as('sam-ebbe');
      for (const who of [BERT, LIES]) {
        const { dialog } = await sam.type('/zorg team');
        const member = await sam.press(dialog!, 'Openen', { personId: who });
        await sam.press(member.dialog!, 'Bewaren', { ...inputsOf(member.dialog!), until: '2026-10-20' });
      }
      await open.moveTo('2026-10-21T09:00:00+02:00');
      await open.as(DIRK).act('step.join', { id });
      const then = flat((await posted()).card);
      expect(then).toMatch(/Carla Strandvonk.*Dirk Kwelder/);
      expect(then).not.toMatch(/Bert|Lies/);
      expect(titlesOf((await posted()).card)).toContain('Ik doe mee');
      await open.moveTo('2026-10-23T09:00:00+02:00');
      expect(flat((await posted()).card)).toContain('Meedoen kan niet meer');
      expect(titlesOf((await posted()).card)).not.toContain('Ik doe mee');
    } finally {
      await open.close();
    }
  });
});

describe('whatever the order in which colleagues come and go', () => {
  it('ends as each of them tapped last', async () => {
    const open = await openSandbox('2026-10-12 09:00');
    try {
      await startTeamStep(open.as(LIES), { invite: 'true' });
      const { id } = await onlyStep(open);
      const people = [AN, BERT, CARLA];
      const taps = fc.record({
        who: fc.constantFrom(...people),
        verb: fc.constantFrom('step.join', 'step.hear', 'step.leave'),
      });
      const AS = { 'step.join': 'joins', 'step.hear': 'hears' } as Record<string, string>;
      await fc.assert(
        fc.asyncProperty(fc.array(taps, { maxLength: 12 }), async (all) => {
          for (const who of people) await open.as(who).act('step.leave', { id });
          // Different people at the same moment, each in their own order.
          await Promise.all(
            people.map(async (who) => {
              for (const { verb } of all.filter((one) => one.who === who))
                await open.as(who).act(verb, { id });
            }),
          );
          const joins = await joinsOf(open.running.router.house.read(SCHOOL), id);
          const now = Object.fromEntries(
            joins.filter(({ data }) => data.personId !== LIES).map(({ data }) => [data.personId, data.as]),
          );
          const last = people.flatMap((who) => {
            const as = AS[all.findLast((one) => one.who === who)?.verb ?? ''];
            return as ? [[who, as]] : [];
          });
          expect(now).toEqual(Object.fromEntries(last));
        }),
        { numRuns: 25 },
      );
    } finally {
      await open.close();
    }
  });
});

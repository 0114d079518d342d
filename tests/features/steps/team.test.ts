import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EVERYONE } from '../../../src/features/school/model/teams.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES } from '../requests/acting.js';
import { onlyStep, stepsIn } from './acting.js';
import { inChannel, startTeamStep, TEAM_WORDS } from './team-acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');
const link = async (who: Acting, channel: string, filled: object) => {
  const { dialog } = await who.type(`#${channel} zorg kanaal`);
  await who.press(dialog!, 'Koppelen', filled);
};

/** Monday 12 October 2026. Fifteen school days later, the autumn holiday counted out, is Monday 9 November. */
describe('a step of a team', () => {
  let open: Sandbox;
  let an: Acting;
  let lies: Acting;
  beforeEach(async () => {
    open = await openSandbox('2026-10-12 09:00');
    [an, lies] = [open.as(AN), open.as(LIES)];
  });
  afterEach(() => open.close());

  it('cannot be saved without a team and without a day, and is about nobody', async () => {
    const { dialog } = await lies.type('/zorg teamstap');
    expect(flat(dialog)).toContain('zonder leerling erin');
    expect(inputsOf(dialog!)).toMatchObject({ span: '15' });
    const none = await lies.press(dialog!, 'Bewaren', { what: TEAM_WORDS });
    expect(Object.keys(none.errors ?? {})).toEqual(['teamId']);
    const when = await lies.press(dialog!, 'Bewaren', { what: TEAM_WORDS, teamId: EVERYONE, span: '' });
    expect(Object.keys(when.errors ?? {})).toEqual(['span']);
    const done = await startTeamStep(lies);
    expect(done.note).toContain('is van het hele team. Terugblik op maandag 9 november.');
    const { data } = await onlyStep(open);
    expect(data).toMatchObject({
      scope: 'team',
      teamId: EVERYONE,
      createdBy: LIES,
      lookBackOn: '2026-11-09',
    });
    expect(data).not.toHaveProperty('ownerId');
    expect(data).not.toHaveProperty('classCode');
    expect(flat((await an.inbox()).home)).toContain(TEAM_WORDS);
  });

  it('asks about what could be a pupil before it may stand in a channel, and shows what it saw', async () => {
    const guard = await startTeamStep(lies, { what: 'Stille start met Emma en KV7' });
    expect(flat(guard.dialog)).toMatch(/“Emma”: misschien een naam “KV7”: misschien een leerlingencode/);
    expect(await stepsIn(open)).toEqual([]);
    const form = await lies.press(guard.dialog!, 'Tekst aanpassen');
    expect(inputsOf(form.dialog!)).toMatchObject({ what: 'Stille start met Emma en KV7', teamId: EVERYONE });
    const again = await lies.press(form.dialog!, 'Bewaren', { what: 'Stille start met Roos erbij, KV7' });
    await an.press(again.dialog!, 'Dat is het niet, verder');
    expect(await stepsIn(open)).toEqual([]);
    await lies.press(again.dialog!, 'Dat is het niet, verder');
    expect((await onlyStep(open)).data.words.what).toBe('Stille start met Roos erbij, KV7');
  });

  it('asks once in its channel on the day, several on one card; one tap by anybody is the look back', async () => {
    await startTeamStep(lies);
    await startTeamStep(an, { what: 'We zeggen in de gang goeiedag' });
    await open.moveTo('2026-11-06T16:00:00+01:00');
    expect(await inChannel(an, 'team')).toEqual([]);
    await open.moveTo('2026-11-09T09:00:00+01:00');
    const [card, ...more] = await inChannel(an, 'team');
    expect(more).toEqual([]);
    expect(card!.at.slice(0, 16)).toBe('2026-11-09T08:00');
    expect(flat(card!.card)).toContain(TEAM_WORDS);
    expect(flat(card!.card)).toContain('goeiedag');
    expect(titlesOf(card!.card).slice(0, 6)).toEqual([
      'Werkt, houden',
      'Werkt deels',
      'Hielp niet',
      'Te vroeg, nog even',
      'Niet aan toe gekomen',
      'Lezen',
    ]);
    const bert = open.as(BERT);
    const answer = await bert.press(card!.card, 'Werkt, houden', {}, card!.id);
    expect(answer.note).toContain('werkt, we houden het');
    // Two at the same moment: the second reads what was chosen, whatever they chose, and nothing of theirs counts.
    const late = await an.press(card!.card, 'Hielp niet', {}, card!.id);
    expect(late.note).toMatch(/Bert Zeewind was je net voor bij .*: werkt, we houden het/);
    const [after] = await inChannel(an, 'team');
    expect(flat(after!.card)).toContain('Bert Zeewind: werkt, we houden het');
    expect((await stepsIn(open)).flatMap(({ data }) => data.lookBacks)).toHaveLength(1);
    expect((await lies.press(after!.card, 'Ongedaan maken', {}, after!.id)).note).toContain(
      'Alleen Bert Zeewind kan dit terugnemen',
    );
    await bert.press(after!.card, 'Ongedaan maken', {}, after!.id);
    expect((await stepsIn(open)).every(({ data }) => data.status === 'RUNNING')).toBe(true);
    const [back] = await inChannel(an, 'team');
    await bert.press(back!.card, 'Werkt, houden', {}, back!.id);
    await open.moveTo('2026-11-10T09:00:00+01:00');
    const [told] = await inChannel(an, 'team');
    expect(titlesOf(told!.card)).not.toContain('Ongedaan maken');
    expect(flat((await lies.message('keek terug op')).card)).toContain('werkt, we houden het');
  });

  it('is asked once more in the channel, then of who keeps it, then of nobody', async () => {
    await startTeamStep(lies, { span: '5' });
    await startTeamStep(an, { span: '10', what: 'We zeggen in de gang goeiedag' });
    await open.moveTo('2026-10-19T09:00:00+02:00');
    expect(await inChannel(an, 'team')).toHaveLength(1);
    await open.moveTo('2026-10-26T09:00:00+01:00');
    const cards = await inChannel(an, 'team');
    expect(cards).toHaveLength(2);
    expect(flat(cards[1]!.card)).toContain('Hebben jullie er nog iets aan?');
    // What is due that day stands on the same card: a channel gets one a day.
    expect(flat(cards[1]!.card)).toMatch(/Vandaag kijken jullie terug.*goeiedag/);
    const other = (await stepsIn(open)).find(({ data }) => data.createdBy === AN)!;
    await lies.act('step.look-back', { id: other.id, outcome: 'WORKS_KEEP' });
    await open.moveTo('2026-11-09T09:00:00+01:00');
    expect(await inChannel(an, 'team')).toHaveLength(2);
    const kept = await lies.message('mag het stoppen');
    expect(flat(kept.card)).toContain('maandag 19 oktober ging voorbij');
    await open.moveTo('2026-12-18T16:00:00+01:00');
    expect(await inChannel(an, 'team')).toHaveLength(2);
    expect(
      (await lies.inbox()).messages.filter(({ card }) => flat(card).includes('mag het stoppen')),
    ).toHaveLength(1);
    await lies.press(kept.card, 'Hielp niet', {}, kept.id);
    expect((await stepsIn(open)).find(({ data }) => data.createdBy === LIES)!.data.status).toBe('ENDED');
    expect(flat((await lies.message('hielp niet, we stoppen')).card)).toContain('Lies Wadloper');
  });

  it('is asked of who keeps it where the team has no channel, with what else they look back on', async () => {
    await link(an, 'derde-graad', { teamId: 'new', name: 'Derde graad', memberIds: `${AN},${LIES}` });
    await an.press(
      (await an.press((await an.act('school.groups')).dialog!, 'Aanpassen: Derde graad')).dialog!,
      'Kanaal loskoppelen',
    );
    const { dialog } = await lies.act('step.team-form');
    const choices = JSON.stringify(dialog);
    const teamId = /"title":"Derde graad","value":"([^"]+)"/.exec(choices)![1]!;
    expect((await startTeamStep(lies, { teamId, invite: 'true' })).errors).toHaveProperty('invite');
    await startTeamStep(lies, { teamId });
    await open.moveTo('2026-11-09T09:00:00+01:00');
    expect(await inChannel(an, 'team')).toEqual([]);
    const asked = await lies.message('heeft geen kanaal');
    expect(flat(asked.card)).toContain(`een stap van Derde graad. Dat team heeft geen kanaal`);
    await lies.press(asked.card, 'Te vroeg, nog even', {}, asked.id);
    expect(flat((await lies.message('te vroeg, nog even')).card)).toContain('Lies Wadloper: te vroeg');
    expect((await onlyStep(open)).data.lookBackOn! > '2026-11-09').toBe(true);
  });

  it('gets other words and another team, is moved, put aside and stopped; nobody is asked on a free day', async () => {
    await link(an, 'derde-graad', { teamId: 'new', name: 'Derde graad', memberIds: `${AN},${LIES}` });
    await startTeamStep(lies);
    const { id } = await onlyStep(open);
    const read = await an.act('step.read', { id });
    expect(flat(read.dialog)).toContain('Van het hele team . Lies Wadloper houdt dit bij.');
    expect(titlesOf(read.dialog!)).not.toContain('Doorgeven');
    const form = await an.press(read.dialog!, 'Tekst of team aanpassen');
    const teamId = /"title":"Derde graad","value":"([^"]+)"/.exec(JSON.stringify(form.dialog))![1]!;
    const guard = await an.press(form.dialog!, 'Bewaren', { what: 'Stil lezen met Emma', teamId });
    expect(flat(guard.dialog)).toContain('“Emma”');
    await an.press(guard.dialog!, 'Dat is het niet, verder');
    expect((await onlyStep(open)).data).toMatchObject({ teamId, words: { what: 'Stil lezen met Emma' } });
    const moved = await an.act('step.move.save', { id, day: '2026-11-11' });
    expect(moved.note).toContain('donderdag 12 november');
    await open.moveTo('2026-11-11T12:00:00+01:00');
    expect(await inChannel(an, 'team')).toEqual([]);
    await open.moveTo('2026-11-12T09:00:00+01:00');
    expect(await inChannel(an, 'team')).toEqual([]);
    expect(await inChannel(an, 'derde-graad')).toHaveLength(2);
    await an.act('step.park.save', { id, why: 'other', until: '2026-11-20' });
    expect(flat((await inChannel(an, 'derde-graad'))[1]!.card)).toContain('ligt even stil');
    await an.act('step.resume', { id });
    await an.act('step.stop.save', { id });
    expect((await onlyStep(open)).data.status).toBe('ENDED');
    await an.act('step.resume', { id });
    const shared = await an.act('step.look-back', { id, outcome: 'PART_OF_BASIC_CARE' });
    expect(inputsOf(shared.dialog!)).toMatchObject({ text: 'Stil lezen met Emma' });
    expect((await onlyStep(open)).data.status).toBe('ENDED');
  });
});

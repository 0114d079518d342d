import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EVERYONE,
  inTeam,
  membersOf,
  newTeam,
  TEAM,
  teamsOf,
  troubleOf,
  withChannel,
} from '../../../src/features/school/model/teams.js';
import { buttonIn, type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, GRIET, inStore, LIES, SCHOOL, ZITA } from '../requests/acting.js';
import { startTeamStep } from '../steps/team-acting.js';
import { person, schoolOf } from './support.js';

describe('a team', () => {
  const school = schoolOf([person('bo'), person('an'), person('gone', { until: '2026-01-31' })]);
  const stored = (id: string, data = newTeam('an', 1, id, ['an', 'gone', 'nobody'])) => ({
    id,
    version: 1,
    data,
  });
  const ids = (people: { id: string }[]) => people.map(({ id }) => id);

  it('has the members who are at the school that day; the whole team is always there, and first', () => {
    const [all, first, second] = teamsOf([stored('Zee'), stored('Anker')]);
    expect([all, first, second]).toMatchObject([
      { id: EVERYONE, version: 0 },
      { id: 'Anker' },
      { id: 'Zee' },
    ]);
    expect(ids(membersOf(school, all!, '2026-10-12'))).toEqual(['an', 'bo']);
    expect(ids(membersOf(school, first!, '2026-10-12'))).toEqual(['an']);
    expect(ids(membersOf(school, first!, '2026-01-10'))).toEqual(['an', 'gone']);
    expect(inTeam(school, first!, 'bo', '2026-10-12')).toBe(false);
    expect(inTeam(school, all!, 'bo', '2026-10-12')).toBe(true);
  });

  it('forgets with its channel who linked it, and what was told of it', () => {
    const channel = { surface: 'slack', tenant: 'T1', place: 'C1', channel: 'C1' } as const;
    const linked = {
      ...withChannel(stored('x').data, { channel, by: 'bo' }),
      told: { why: 'gone' as const, at: 5 },
    };
    expect(linked).toMatchObject({ channelKey: 'slack:T1:C1', linkedBy: 'bo' });
    expect(withChannel(linked, undefined)).toEqual(stored('x').data);
    expect(withChannel(linked, { channel, by: 'an' }).told).toBeUndefined();
  });

  it.each([
    ['nowhere', 'none'],
    ['slack.not_in_channel', 'invite'],
    ['slack.restricted_action_read_only_channel', 'closed'],
    ['teams-blocked', 'invite'],
    ['teams-gone', 'gone'],
    ['kept-failing', 'other'],
  ])('reads %s of a channel as %s', (reason, trouble) => {
    expect(troubleOf(reason)).toBe(trouble);
  });
});

describe('a channel in the sandbox', () => {
  let sandbox: Sandbox;
  let an: Acting;
  let lies: Acting;
  beforeEach(async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    [an, lies] = [sandbox.as(AN), sandbox.as(LIES)];
  });
  afterEach(() => sandbox.close());

  const stored = () =>
    inStore(sandbox, async (store) => (await store.find(TEAM, SCHOOL, { limit: 20 })).items);
  const inChannel = async (who: Acting, channel: string): Promise<{ id: string; card: Card }[]> =>
    (await who.inbox()).messages.filter(({ place }) => place === `channel:${channel}`);
  const link = async (who: Acting, channel: string, filled: object) => {
    const { dialog } = await who.type(`#${channel} zorg kanaal`);
    return who.press(dialog, 'Koppelen', filled);
  };

  it('is the whole team’s from the start, and becomes a team’s where it is typed', async () => {
    expect(await stored()).toMatchObject([{ id: EVERYONE, data: { channel: { channel: 'team' } } }]);
    const { dialog } = await an.type('#derde-graad zorg kanaal');
    expect(flat(dialog)).toContain('#derde-graad : van welk team van');
    expect(textOf(dialog)).not.toContain('/invite');
    const answer = await an.press(dialog, 'Koppelen', {
      teamId: 'new',
      name: 'Derde graad',
      memberIds: `${AN},${LIES}`,
    });
    expect(answer).toMatchObject({ closed: true, note: 'Gekoppeld: #derde-graad is nu van Derde graad.' });
    const twice = await an.press(dialog, 'Koppelen', { teamId: 'new', name: 'Derde graad', memberIds: AN });
    expect(twice.note ?? JSON.stringify(twice)).toMatch(/al gedaan|Er is al/);

    const [posted, ...more] = await inChannel(lies, 'derde-graad');
    expect(more).toEqual([]);
    expect(flat(posted!.card)).toContain(
      'Dit kanaal is nu van Derde graad . Hier komen stappen van het team',
    );
    const who = await lies.press(posted!.card, 'Wie zit erin?', {}, posted!.id);
    expect(flat(who.dialog)).toContain('Derde graad : 2 collega’s vandaag. An Duindoorn Lies Wadloper');
    const audit = await inStore(sandbox, (store) =>
      store.audit(SCHOOL, { record: { kind: 'team', id: idOf(posted!.card) }, limit: 5 }),
    );
    expect(audit).toMatchObject([{ who: AN, verb: 'school.channel.save', access: 'change' }]);
  });

  it('is of one team: who gets it, takes it from the other; a team changes its name on what stands there', async () => {
    await link(an, 'derde-graad', { teamId: 'new', name: 'Derde graad', memberIds: LIES });
    const { dialog } = await an.type('#team zorg kanaal');
    expect(textOf(dialog)).toContain('Nu is het van het hele team.');
    expect(inputsOf(dialog).teamId).toBe(EVERYONE);
    const third = (await stored()).find(({ data }) => data.name === 'Derde graad')!;
    await an.press(dialog, 'Koppelen', { teamId: third.id });
    const now = new Map((await stored()).map(({ id, data }) => [id, data.channel?.channel]));
    expect(now).toEqual(
      new Map([
        [EVERYONE, undefined],
        [third.id, 'team'],
      ]),
    );

    const list = await an.act('school.groups');
    expect(flat(list.dialog)).toMatch(
      /het hele team \d+ collega’s · nog geen kanaal Derde graad 1 collega · #team/,
    );
    const form = await an.press(list.dialog, 'Aanpassen: Derde graad');
    expect(inputsOf(form.dialog)).toMatchObject({ name: 'Derde graad', memberIds: LIES });
    await an.press(form.dialog, 'Bewaren', { name: 'Vijf en zes', memberIds: `${LIES},${AN}` });
    expect(flat((await inChannel(lies, 'team')).at(-1)!.card)).toContain('van Vijf en zes');
    // What stands where the team is no longer, stays as it was.
    expect(flat((await inChannel(lies, 'derde-graad')).at(-1)!.card)).toContain('van Derde graad');
  });

  it('is unlinked, after which nothing comes there', async () => {
    const list = await sandbox.as(GRIET).type('/zorg instellingen');
    const teams = await sandbox.as(GRIET).press(list.dialog, 'Teams en kanalen');
    const form = await sandbox.as(GRIET).press(teams.dialog, 'Aanpassen: het hele team');
    expect(titlesOf(form.dialog)).toEqual(['Kanaal loskoppelen']);
    const done = await sandbox.as(GRIET).press(form.dialog, 'Kanaal loskoppelen');
    expect(done.note).toBe('Losgekoppeld: in #team zet ik niets meer voor het hele team.');
    expect((await stored())[0]?.data).not.toHaveProperty('channel');
    expect((await sandbox.as(GRIET).act('school.channel.unlink', { id: EVERYONE })).note).toContain(
      'geen kanaal meer',
    );
  });

  it('is taken away once nothing runs with it any more, and says what does until then', async () => {
    await link(an, 'derde-graad', { teamId: 'new', name: 'Derde graad', memberIds: LIES });
    const { id } = (await stored()).find(({ data }) => data.name === 'Derde graad')!;
    const made = await startTeamStep(lies, { teamId: id });
    expect(made.closed).toBe(true);
    const task = { what: 'De kast ordenen', teamId: id };
    const entered = await an.press((await an.act('task.form')).dialog!, 'Bewaren', task);
    expect(flat(entered.dialog)).toContain('De kast ordenen Derde graad');
    const saw = { saw: 'Ik zag dat je hielp.', where: `round:${id}`, to: LIES };
    const thanks = await an.press((await an.act('thanks.form')).dialog!, 'Bekijken', saw);
    await an.press(thanks.dialog!, 'Versturen');
    const asked = async () => {
      const form = await an.press((await an.act('school.groups')).dialog, 'Aanpassen: Derde graad');
      return (await an.press(form.dialog, 'Team weghalen')).dialog!;
    };
    expect(flat(await asked())).toMatch(
      /Derde graad kan nog niet weg: Het kanaal #derde-graad hangt er nog aan\. .* Er loopt nog één stap .* Er wacht nog een waardering .*\. Bij wie wat doet staat nog één taak bij dit team\./,
    );
    expect(titlesOf(await asked())).toEqual([]);
    await an.act('school.channel.unlink', { id });
    const still = await an.act('school.group.removed', { id });
    expect(flat(still.dialog)).not.toContain('kanaal #');
    expect(flat(still.dialog)).toContain('Er loopt nog één stap van het team.');
    expect((await lies.act('school.group.remove', { id })).note).toContain('niet voor jou');
    expect((await an.act('school.group.remove', { id: EVERYONE })).dialog).toBeUndefined();
    expect((await stored()).some((one) => one.id === id)).toBe(true);
  });

  it('leaves no team behind that was taken away, and it is in the log', async () => {
    await link(an, 'zorg', { teamId: 'new', name: 'Vijf en zes', memberIds: LIES });
    const { id } = (await stored()).find(({ data }) => data.name === 'Vijf en zes')!;
    await an.act('school.channel.unlink', { id });
    const sure = (await an.act('school.group.remove', { id })).dialog!;
    expect(flat(sure)).toContain('Vijf en zes gaat van de lijst.');
    expect((await an.press(sure, 'Team weghalen')).note).toBe('Weggehaald: Vijf en zes.');
    expect((await stored()).map((one) => one.id)).toEqual([EVERYONE]);
    expect((await an.act('school.group.who', { id })).dialog).toBeUndefined();
    const audit = await inStore(sandbox, (store) =>
      store.audit(SCHOOL, { record: { kind: 'team', id }, limit: 5 }),
    );
    expect(audit.map(({ verb }) => verb)).toContain('school.group.removed');
    expect((await an.press(sure, 'Team weghalen')).note).toBeDefined();
  });

  it.each([
    [{ teamId: 'new', memberIds: LIES }, 'name', /naam/],
    [{ teamId: 'new', name: 'Zorg', memberIds: '' }, 'memberIds', /minstens één/],
    [{ teamId: 'new', name: 'Zorg', memberIds: 'niemand' }, 'memberIds', /minstens één/],
    [{ teamId: '' }, 'teamId', /nodig/],
    [{ teamId: 'elders' }, 'teamId', /./],
  ])('says what is missing: %j', async (filled, field, words) => {
    const { errors } = await link(an, 'zorg', filled);
    expect(Object.keys(errors ?? {})).toEqual([field]);
    expect(errors?.[field]).toMatch(words);
  });

  it('is linked in the channel alone, by who may, from a form of one’s own', async () => {
    expect((await an.type('/zorg kanaal')).note).toContain('Typ “zorg kanaal” in het kanaal zelf');
    for (const id of [LIES, ZITA])
      expect((await sandbox.as(id).type('#zorg zorg kanaal')).note).toContain('andere rol op school');
    const sam = sandbox.as('sam-ebbe');
    expect((await sam.type('#zorg zorg kanaal')).dialog).toBeDefined();

    const { dialog } = await an.type('#zorg zorg kanaal');
    const { data } = buttonIn(dialog!, 'Koppelen');
    const stolen = await sandbox.as(GRIET).act('school.channel.save', { ...data, teamId: EVERYONE });
    expect(stolen.note).toContain('te oud');
    await sandbox.moveTo('2026-10-13T10:00');
    expect((await an.press(dialog, 'Koppelen', { teamId: EVERYONE })).note).toContain('te oud');
    expect((await stored())[0]?.data.channel?.channel).toBe('team');
  });

  it('is told by the place of a typed command as well, and is nothing else', async () => {
    const typed = async (place: string) => {
      const body = JSON.stringify({ person: AN, text: 'zorg kanaal', place });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${sandbox.url}/sandbox/api/act`, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as { dialog?: Card } };
    };
    expect(flat((await typed('channel:zorg')).body.dialog)).toContain('#zorg : van welk team');
    for (const place of ['channel:', 'channel:a b', 'zorg', `channel:${'x'.repeat(81)}`])
      expect((await typed(place)).status).toBe(400);
  });

  it('never gets a card that was drawn for one person', async () => {
    await link(an, 'zorg', { teamId: EVERYONE });
    const [posted] = await inChannel(lies, 'zorg');
    // Any verb whose answer is a card in the place of the one acted on.
    const answer = await lies.act('school.home', {}, posted!.id);
    expect(answer.card).toBeUndefined();
    expect(answer.dialog).toBeDefined();
    expect((await inChannel(lies, 'zorg'))[0]).toEqual(posted);
  });
});

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');
const idOf = (card: Card): string => String((buttonIn(card, 'Wie zit erin?').data as { id: string }).id);

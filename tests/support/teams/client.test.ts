import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openBareBot } from './bare-bot.js';
import { frozen, notification, text, titlesOf } from './client-card.js';
import { TeamsTrouble } from './client-dialog.js';
import { createFakeTeams, type FakeTeams } from './fake.js';

describe('a person in Teams', () => {
  let teams: FakeTeams;
  let app: Awaited<ReturnType<typeof openBareBot>>;
  beforeEach(async () => {
    const users = ['An Duindoorn', 'Bert Zeewind', 'Carla Strandvonk'].map((name) => ({
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@wolkenschip.example`,
    }));
    teams = await createFakeTeams({ users, channels: ['Zorg'] });
    app = await openBareBot(teams);
  });
  afterEach(async () => {
    await app.close();
    await teams.close();
  });
  const fine = () => {
    expect(teams.problems).toEqual([]);
    expect(app.errors).toEqual([]);
  };
  const last = () => app.bot.seen.at(-1);

  it('types to the bot and in a channel, and reads the answers', async () => {
    const an = teams.as('An Duindoorn');
    await an.says('zorg & vraag');
    expect(text(an.message('echo'))).toBe('echo zorg &amp; vraag');
    expect(last()).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      from: { id: an.user.id, aadObjectId: an.user.aadObjectId, name: 'An Duindoorn' },
      recipient: { id: `28:${teams.appId}` },
      conversation: { conversationType: 'personal', tenantId: teams.tenantId },
      channelData: { tenant: { id: teams.tenantId } },
      locale: 'nl-BE',
    });
    await an.saysIn('Zorg', 'niemand hoort dit');
    await an.saysIn('Zorg', '@Zorgbode zorg hulp');
    const { id } = teams.world.channel('Zorg');
    expect(last()).toMatchObject({
      text: '<at>Zorgbode</at> zorg hulp',
      conversation: { conversationType: 'channel', isGroup: true },
      channelData: { channel: { id, name: 'Zorg' }, team: { id: teams.team.id } },
    });
    expect(last().conversation.id).toMatch(/;messageid=\d+$/);
    expect(last().entities[1]).toMatchObject({ type: 'mention', mentioned: { id: `28:${teams.appId}` } });
    const [, asked, answer] = teams.as('Bert Zeewind').messagesIn('Zorg');
    expect(answer!.message).toMatchObject({
      thread: asked!.message.id,
      text: 'echo <at>Zorgbode</at> zorg hulp',
    });
    expect(an.messages()).toHaveLength(1);
    expect(app.bot.seen).toHaveLength(2);
    fine();
  });

  it('presses buttons: the card is replaced, a note is read, an error is seen', async () => {
    const an = teams.as('an.duindoorn@wolkenschip.example');
    await an.says('kaart');
    const message = an.message('Nieuwe vraag');
    expect(notification(message)).toBe('Nieuwe vraag');
    expect(titlesOf(message)).toEqual(['Ik neem op', 'Later', 'Mag niet', 'Lees']);
    const stale = frozen(message);
    await an.press(message, /^Later$/);
    expect(an.notes).toEqual(['Komt in orde']);
    await an.press(message, 'Mag niet');
    expect(an.errors).toEqual([{ status: 403, code: 'NotAllowed', message: 'Mag niet' }]);
    await an.press(message, /neem op/);
    expect(last()).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: message.message.id,
      value: { action: { verb: 'take', data: { d: { id: 'r1' } } }, trigger: 'manual' },
    });
    expect(text(message)).toBe('Opgenomen');
    expect(text(stale)).toContain('Nieuwe vraag');
    await an.press(stale, 'Later');
    expect(an.notes).toHaveLength(2);
    an.reopens();
    expect(text(an.messages()[0]!)).toContain('Nieuwe vraag');
    await expect(an.press(message, 'Weg')).rejects.toThrow(/no button Weg; there are: Ik neem op · Later/);
    fine();
  });

  it('fills a dialog, sees what is missing, and gets back only what the card carries', async () => {
    const an = teams.as('An Duindoorn');
    await an.says('kaart');
    await an.press(an.message('Nieuwe'), 'Lees');
    expect(last()).toMatchObject({
      name: 'task/fetch',
      value: { data: { msteams: { type: 'task/fetch' }, verb: 'form.open', d: { id: 'r1' }, s: 'school' } },
    });
    const dialog = an.theDialog;
    expect(dialog.title).toBe('Zorgvraag');
    expect(dialog.fields).toEqual({
      'Wat zie je?': '',
      Klas: '',
      Waarover: [],
      Ouders: false,
      Sinds: '2026-10-01',
    });
    expect(await dialog.press('Verstuur')).toBeUndefined();
    expect(dialog.errors).toEqual({ 'Wat zie je?': 'Vul dit in', Klas: 'Vul dit in' });
    dialog.fill({ 'Wat zie je?': 'fout', Klas: 'L1B', Waarover: ['L1A', 'L1B'], Ouders: true });
    await dialog.press('Verstuur');
    expect(last().value.data).toEqual({
      verb: 'form.submit',
      d: {},
      s: 'school',
      words: 'fout',
      class: 'l1b',
      about: 'l1a,l1b',
      parents: 'true',
      since: '2026-10-01',
    });
    const again = an.theDialog;
    expect(again.text).toContain('Zeg meer');
    expect(again.errors).toEqual({ 'Wat zie je?': 'Zeg meer' });
    expect(again.fields).toMatchObject({ 'Wat zie je?': 'fout', Klas: 'L1B', Waarover: [], Ouders: false });
    await expect(dialog.press('Verstuur')).rejects.toThrow(/shows something else/);
    again.fill({ 'Wat zie je?': 'leest traag' });
    await an.press(again, 'Verstuur');
    expect(an.dialog).toBeUndefined();
    expect(an.notes).toEqual(['Verstuurd']);
    await an.press(an.message('Nieuwe'), 'Lees');
    await an.theDialog.press('Sluit');
    expect(an.dialog).toBeUndefined();
    fine();
  });

  it('says what there is when something is not there, and takes nothing that could not be typed', async () => {
    const an = teams.as('An Duindoorn');
    await an.says('kaart');
    await an.press(an.message('Nieuwe'), 'Lees');
    const dialog = an.theDialog;
    expect(() => dialog.fill({ Kleur: 'rood' })).toThrow(/no fields 'Kleur'; there are: Wat zie je\?/);
    expect(() => dialog.fill({ Klas: 'L9' })).toThrow(/no choices 'L9' in 'Klas'; there are: L1A · L1B/);
    expect(() => dialog.fill({ 'Wat zie je?': 'x'.repeat(41) })).toThrow(/at most 40/);
    expect(() => dialog.fill({ Sinds: 'gisteren' })).toThrow(/YYYY-MM-DD/);
    expect(() => an.message('iets')).toThrow(/no message with iets/);
  });

  it('makes something of a message of somebody else', async () => {
    const an = teams.as('An Duindoorn');
    const message = teams.say('Bert Zeewind', 'Zorg', 'Jan < Els');
    await an.makeRequestFrom(message);
    expect(last()).toMatchObject({
      name: 'composeExtension/fetchTask',
      value: {
        commandId: 'request.form',
        commandContext: 'message',
        messagePayload: {
          id: message.id,
          body: { contentType: 'html', content: '<div>Jan &lt; Els</div>' },
          from: { user: { id: teams.world.user('Bert Zeewind').aadObjectId, userIdentityType: 'aadUser' } },
        },
      },
    });
    expect(last().value.messagePayload.linkToMessage).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/message\//,
    );
    expect(an.theDialog.fields['Wat zie je?']).toBe('Jan &lt; Els');
    an.theDialog.fill({ Klas: 'L1A' });
    const outcome = await an.theDialog.press('Verstuur');
    expect(outcome).toMatchObject({ allowed: 5000, activity: { name: 'composeExtension/submitAction' } });
    expect(an.notes).toEqual(['Verstuurd']);
    fine();
  });

  it('sees a card of their own where it is meant for them, once for each version', async () => {
    const an = teams.as('An Duindoorn');
    await an.saysIn('Zorg', '@Zorgbode eigen');
    const posted = an.messagesIn('Zorg').at(-1)!;
    expect(text(await an.look(posted))).toContain('Voor jou');
    expect(last()).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'mine' } } });
    await an.look(posted);
    const bert = teams.as('Bert Zeewind');
    expect(text(await bert.look(posted))).toBe('Voor iedereen');
    expect(app.bot.seen).toHaveLength(2);
    fine();
  });

  it('hears of an app that fails', async () => {
    const an = teams.as('An Duindoorn');
    await an.says('kaart');
    teams.appUrl = teams.appUrl!.replace('127.0.0.1', '127.0.0.2');
    await app.close();
    await expect(an.press(an.message('Nieuwe'), 'Lees')).rejects.toThrow(TeamsTrouble);
  });

  it('has everything delivered again, with one id', async () => {
    const an = teams.as('An Duindoorn');
    await an.says('kaart');
    const outcome = await an.press(an.message('Nieuwe'), 'Later');
    await teams.retry(outcome!);
    const [first, second] = app.bot.seen.slice(-2);
    expect(second.id).toBe(first.id);
    teams.double({ times: 2, parallel: true });
    await an.says('hallo');
    expect(teams.doubles()).toMatchObject([{ times: 2, unheard: 0, message: { text: 'echo hallo' } }]);
  });

  it('comes and goes', async () => {
    const an = teams.as('An Duindoorn');
    const { user } = an;
    await teams.uninstall(user);
    expect(last()).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    await teams.install(user);
    const [added, update] = app.bot.seen.slice(-2);
    expect(added).toMatchObject({ type: 'installationUpdate', action: 'add' });
    expect(update).toMatchObject({ type: 'conversationUpdate', membersAdded: [{ id: `28:${teams.appId}` }] });
    await teams.upgrade(user);
    expect(last()).toMatchObject({ action: 'add-upgrade' });
    await teams.rename(teams.team, 'De Boot', user);
    expect(last().channelData).toMatchObject({ eventType: 'teamRenamed', team: { name: 'De Boot' } });
    await teams.join(teams.team, { name: 'Dirk Kwelder' }, user);
    expect(last().membersAdded).toEqual([
      { id: teams.world.user('Dirk Kwelder').id, aadObjectId: teams.world.user('Dirk Kwelder').aadObjectId },
    ]);
    await an.says('hallo');
    await teams.react(user, an.message('echo').message);
    expect(last()).toMatchObject({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] });
    fine();
  });

  it('may be a guest, of another tenant, or nobody that Entra knows', async () => {
    teams.world.addUser({ name: 'Gast Een', userRole: 'guest' });
    const other = { name: 'Vreemde Twee', tenantId: '7e4a0000-0000-4000-8000-000000000002' };
    teams.world.addUser(other);
    teams.world.addUser({ name: 'Anoniem Drie', aadObjectId: null });
    await teams.as('Gast Een').says('dag');
    expect(last().from.aadObjectId).toBe(teams.world.user('Gast Een').aadObjectId);
    await teams.as('Vreemde Twee').says('dag');
    expect(last().conversation.tenantId).toBe(other.tenantId);
    expect(last().channelData.tenant.id).toBe(other.tenantId);
    await teams.as('Anoniem Drie').says('dag');
    expect(last().from).not.toHaveProperty('aadObjectId');
    fine();
  });

  it('uses the app in a chat of which the bot knows nothing', async () => {
    const an = teams.as('An Duindoorn');
    const chat = teams.world.groupChat(an.user, teams.world.user('Bert Zeewind'));
    const message = teams.say('Bert Zeewind', chat.id, 'leest traag');
    await an.makeRequestFrom(message);
    expect(last()).toMatchObject({
      conversation: { id: chat.id, conversationType: 'groupChat', isGroup: true },
      value: { messagePayload: { body: { content: '<div>leest traag</div>' } } },
    });
    expect(an.theDialog.fields['Wat zie je?']).toBe('leest traag');
    const members = await fetch(`${teams.serviceUrl}v3/conversations/${chat.id}/members`, {
      headers: { authorization: 'Bearer test' },
    });
    expect(members.status).toBe(403);
    fine();
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, FORM, LIES, press, raise, send, settled, watch, wellBehaved, ZITA } from './acting.js';

let open: OpenTeams;
afterEach(() => wellBehaved(open));
const greeted = (name: string) =>
  open
    .as(name)
    .messages()
    .filter((one) => text(one).includes('Ik ben Zorgbode'));

describe('the app comes', () => {
  it('to a person: one greeting with a home card that fits, from which one begins', async () => {
    open = await openTeams();
    const [lies, an] = [open.as(LIES), open.as(AN)];
    expect(greeted(LIES)).toEqual([]);
    for (const who of [lies, an]) await open.teams.install(who.user);
    await open.teams.until(() => greeted(LIES).length && greeted(AN).length, 'greetings');
    await open.teams.install(lies.user);
    await settled(open);
    expect(greeted(LIES)).toHaveLength(1);
    expect(lies.messages()).toHaveLength(1);
    expect(titlesOf(greeted(LIES)[0]!)).not.toContain('Na een babbel');
    expect(titlesOf(greeted(AN)[0]!)).toContain('Na een babbel');
    expect((await press(lies, greeted(LIES)[0]!, 'Nieuwe zorgvraag')).title).toBe('Een zorgvraag');
    const news = watch(open);
    await send(open, lies, FORM);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('in a new version, without a word', async () => {
    open = await openTeams();
    await open.teams.install(open.as(LIES).user);
    await open.teams.until(() => greeted(LIES).length, 'a greeting');
    const news = watch(open);
    await open.teams.upgrade(open.as(LIES).user);
    await settled(open);
    expect(news(open.as(LIES))).toEqual([]);
  });

  it('to a team of everybody: nobody is written to', async () => {
    open = await openTeams();
    expect(open.users.flatMap(({ aadObjectId }) => open.as(aadObjectId).messages())).toEqual([]);
    expect(open.as(LIES).messagesIn('General')).toEqual([]);
  });

  it('to somebody on no roster: told so once, with nothing to press', async () => {
    open = await openTeams();
    const user = open.teams.world.addUser({ name: 'Vreemde Vogel', email: 'vreemde@elders.example' });
    const stranger = open.teams.as(user.id);
    await open.teams.install(user);
    await open.teams.install(user);
    await open.teams.until(() => stranger.messages().length, 'an answer');
    await settled(open);
    expect(stranger.messages().map(text)).toEqual([expect.stringContaining('vind jou niet in de teamlijst')]);
    expect(titlesOf(stranger.messages()[0]!)).toEqual([]);
  });
});

describe('the app goes', () => {
  it('from a person: a coordinator hears what could not be said, and it works again once it is back', async () => {
    open = await openTeams();
    const [lies, an] = [open.as(LIES), open.as(AN)];
    await raise(open, lies);
    await open.teams.uninstall(an.user);
    const news = watch(open);
    const name = await raise(open, lies);
    await settled(open);
    expect(news(an)).toEqual([]);
    const told = open.users
      .map(({ aadObjectId }) => open.as(aadObjectId))
      .filter((one) => news(one, 'niet bezorgd').length > 0);
    expect(told).toHaveLength(1);
    expect(news(told[0]!, 'niet bezorgd')[0]).toContain(AN);
    expect(news(told[0]!, 'niet bezorgd')[0]).not.toMatch(/KV7|vingers/);

    await open.teams.install(an.user);
    await open.teams.until(() => news(an, 'Ik ben Zorgbode').length, 'a greeting');
    expect(news(an, 'Ik ben Zorgbode')[0]).toContain(name);
    await raise(open, lies);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('from the team: people in it go on as they were', async () => {
    open = await openTeams();
    const zita = open.as(ZITA);
    await raise(open, zita, { 'Welke klas?': 'L6B' });
    await open.teams.removeFromTeam(open.teams.team, zita.user);
    await open.teams.rename(open.teams.team, 'Iets anders', zita.user);
    await raise(open, zita, { 'Welke klas?': 'L6B' });
    await open.teams.installInTeam(open.teams.team, zita.user);
    await raise(open, zita, { 'Welke klas?': 'L6B' });
  });
});

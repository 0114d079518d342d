import { afterEach, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../support/teams/client.js';
import { text } from '../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../support/teams/open.js';

let open: OpenTeams;
afterEach(() => open.close());

async function raises(who: TeamsClient, classCode: string, words: string): Promise<void> {
  await who.says(`zorgvraag ${words}`);
  await who.press(await who.messageCame('Openen'), 'Openen');
  who.theDialog.fill({ 'Het gaat over': 'De hele klas', 'Welke klas?': classCode, 'Jouw antwoord': 'Nee' });
  await who.theDialog.press('Versturen');
}
/** What waits for a moment waits by both clocks. */
async function later(ms: number): Promise<void> {
  open.clock.moveReal(ms);
  open.clock.moveTo(open.clock.now() + ms);
  await open.drained();
}
const confirmed = (who: TeamsClient) => who.messages().filter((one) => text(one).includes('Dank je'));

it('everything that Teams brings five times at once happens once', async () => {
  open = await openTeams();
  open.teams.double({ times: 5, parallel: true });
  const teacher = open.who('L3B');
  await raises(teacher, 'L3B', 'onrust');
  open.teams.double({ times: 1 });
  await open.drained();
  expect(confirmed(teacher)).toHaveLength(1);
  const asked = open.users
    .map(({ aadObjectId }) => open.as(aadObjectId))
    .flatMap((one) => one.messages().filter((message) => text(message).includes('Nieuwe vraag')));
  expect(asked).toHaveLength(1);
  expect(open.teams.doubles()).toEqual([]);
  expect(open.teams.problems).toEqual([]);
});

it('while a third of the calls fails nothing is lost, and each double is one that was not heard of', async () => {
  open = await openTeams();
  open.teams.rates.limit();
  // Whoever follows these classes works on Mondays.
  const teachers = open.users.filter(({ person }) => /^L([12]A|[34])/.test(person.classes[0] ?? ''));
  expect(teachers.length).toBeGreaterThan(5);
  for (const { aadObjectId } of teachers) await open.as(aadObjectId).says('zorg');
  for (const { aadObjectId, person } of teachers) {
    const who = open.as(aadObjectId);
    // The answers to a command are not queued: they are asked for again by typing it again.
    await who.says('zorgvraag onrust');
    await who.press(await who.messageCame('Openen'), 'Openen');
    who.theDialog.fill({
      'Het gaat over': 'De hele klas',
      'Welke klas?': person.classes[0]!,
      'Jouw antwoord': 'Nee',
    });
  }
  open.teams.faults.some({ share: 0.3, seed: 7, operations: ['createConversation', 'send', 'update'] });
  for (const { aadObjectId } of teachers) await open.as(aadObjectId).theDialog.press('Versturen');
  for (let round = 0; round < 40; round += 1) {
    await later(30_000);
  }
  open.teams.faults.clear();
  await later(3_600_000);
  for (const { aadObjectId } of teachers)
    expect([aadObjectId, confirmed(open.as(aadObjectId)).length > 0]).toEqual([aadObjectId, true]);
  const everything = open.users
    .map(({ aadObjectId }) => open.as(aadObjectId))
    .filter((one) => !teachers.some(({ aadObjectId }) => aadObjectId === one.user.aadObjectId))
    .flatMap((one) => one.messages().map(text));
  for (const { aadObjectId } of teachers) {
    const [, roepnaam] = /Je vraag (\S+) \(/.exec(confirmed(open.as(aadObjectId)).map(text).join(' ')) ?? [];
    expect([roepnaam, everything.some((words) => words.includes(roepnaam!))]).toEqual([roepnaam, true]);
  }
  for (const { times, unheard } of open.teams.doubles()) expect(times - 1).toBeLessThanOrEqual(unheard);
  expect(open.teams.counts.failed + open.teams.counts.throttled).toBeGreaterThan(3);
  expect(open.teams.problems).toEqual([]);
}, 60_000);

import { afterEach, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from './client-card.js';
import { type OpenTeams, openTeams } from './open.js';

let open: OpenTeams | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe('the product in a tenant', () => {
  it('takes a request from a teacher to the one who follows the class', async () => {
    open = await openTeams();
    const teacher = open.who('L1A');
    await teacher.says('zorgvraag');
    await open.drained();
    const answer = teacher.messages().at(-1)!;
    await teacher.press(answer, titlesOf(answer)[0]!);
    const form = teacher.theDialog;
    expect(await form.press('Versturen')).toBeUndefined();
    expect(Object.keys(form.errors)).toContain('In je eigen woorden');
    form.fill({
      'Het gaat over': 'Eén leerling',
      'Welke klas?': 'L1A',
      'In je eigen woorden': 'Leest <traag> & zoekt woorden',
      'Jouw antwoord': 'Nee',
    });
    await form.press('Versturen');
    await open.drained();

    const an = open.as('an.duindoorn');
    const message = an.message('L1A');
    expect(text(message)).not.toContain('traag');
    await an.press(message, 'Ik volg dit op');
    await open.drained();
    expect(titlesOf(message)).not.toContain('Ik volg dit op');
    expect(text(teacher.message('An Duindoorn'))).toContain('L1A');
    expect(open.teams.problems).toEqual([]);
  });

  it('knows somebody from a look at their chat, and nobody who is a guest; time goes on when asked to', async () => {
    open = await openTeams('2026-10-12 09:00', {}, { install: false, pageMost: 10 });
    const { teams } = open;
    const teacher = open.who('L1A');
    await teacher.says('zorgvraag');
    expect(titlesOf(await teacher.messageCame('zorgvraag'))).not.toEqual([]);
    expect(teams.callsOf('member')).toHaveLength(1);
    teams.world.addUser({ name: 'Gast Een', email: 'gast@elders.example', userRole: 'guest' });
    const guest = teams.as('Gast Een');
    await guest.says('zorgvraag');
    await teams.until(() => guest.messages().length > 0, 'a refusal');
    expect(titlesOf(guest.messages()[0]!)).toEqual([]);
    await open.moveTo('2026-10-12 10:30');
    expect(new Date(open.clock.now()).toISOString()).toMatch(/^2026-10-12T08:30/);
    expect(teams.problems).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from './client-surface.js';
import { type OpenSlack, openSlack } from './open.js';

let open: OpenSlack | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each([
  ['HTTP', {}],
  ['Socket Mode', { SLACK_APP_TOKEN: 'fake' }],
] as const)('the product over %s', (_name, environment) => {
  it('takes a request from a teacher to the one who follows the class', async () => {
    open = await openSlack('2026-10-12 09:00', { ...environment });
    const teacher = open.who('L1A');
    await teacher.openHome();
    expect(titlesOf(await teacher.homeShown())).toContain('Nieuwe zorgvraag');

    await teacher.command('/zorg', 'vraag');
    const form = await teacher.modalShown();
    await form.submit();
    expect(Object.keys(form.errors)).toContain('In je eigen woorden');
    await form.fill({
      'Het gaat over': 'Eén leerling',
      'In je eigen woorden': 'Leest <traag> & zoekt woorden',
      'Jouw antwoord': 'Nee',
    });
    await form.submit();
    await open.drained();

    const an = open.as('an.duindoorn');
    const message = an.message('L1A');
    expect(text(message)).not.toContain('traag');
    await an.press(message, 'Ik volg dit op');
    await open.drained();
    await open.slack.until(
      () => !titlesOf(message).includes('Ik volg dit op'),
      'the message of a taken request',
    );
    expect(text(teacher.message('An Duindoorn'))).toContain('L1A');
    expect(open.slack.problems).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, LIES, raise } from './acting.js';

const HEADING = 'Materiaal dat kan passen';
const WITH = 'Materiaal bij het antwoord';
let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterAll(() => sandbox.close());

/** A request with what may be told later. */
async function raised(more: object): Promise<{ id: string; roepnaam: string }> {
  const made = await raise(lies);
  await lies.act('request.complete.save', { id: made.id, ...more });
  return made;
}
const read = async (who: Acting, id: string) => (await who.act('request.read', { id })).dialog!;

describe('material at a request', () => {
  it('that fits its domain is offered to who leads it, with why, up to three, and to nobody else', async () => {
    const { id } = await raised({ domains: 'PSYCHOLOGICAL_AND_SOCIAL' });
    const text = textOf(await read(an, id));
    expect(text).toContain(HEADING);
    expect(text.match(/Past bij: Psychisch en sociaal functioneren/g)).toHaveLength(3);
    expect(titlesOf(await read(an, id)).filter((title) => title === 'Meegeven als advies')).toHaveLength(3);
    for (const other of [lies, sandbox.as(BERT), sandbox.as('griet-baken')])
      expect(textOf(await read(other, id))).not.toContain(HEADING);
  });

  it('is not guessed where no domain is known', async () => {
    const { id } = await raise(lies);
    expect(textOf(await read(an, id))).not.toContain(HEADING);
  });

  it('comes with an answer in two taps, and stands with its link in what the requester reads', async () => {
    const { id, roepnaam } = await raised({ domains: 'EDUCATIONAL_CAREER' });
    const { dialog } = await an.press(await read(an, id), 'Meegeven als advies');
    expect(inputsOf(dialog!)).toMatchObject({
      instrument: 'm-huistaakplanner-in-drie-stappen',
      text: expect.stringContaining('Misschien helpt'),
    });
    expect((await an.press(dialog!, 'Antwoord sturen')).closed).toBe(true);
    const told = await lies.message(roepnaam);
    expect(JSON.stringify(await lies.inbox())).not.toContain('Huistaakplanner');
    const answer = textOf((await lies.press(told.card, /Lezen|Bekijken/)).dialog!);
    expect(answer).toContain(WITH);
    expect(answer).toContain('Huistaakplanner in drie stappen');
    expect(JSON.stringify(await read(lies, id))).toContain('https://example.org/materiaal/huistaakplanner');
    expect(textOf(await read(sandbox.as(CARLA), id))).not.toContain('Huistaakplanner');

    await an.act('school.instrument.aside', { id: 'm-huistaakplanner-in-drie-stappen' });
    const later = await read(lies, id);
    expect(textOf(later)).toContain('Huistaakplanner');
    expect(JSON.stringify(later)).not.toContain('https://example.org');
  });

  it('can be chosen in any answer, what fits first, or left out', async () => {
    const { id } = await raised({ domains: 'PREVENTIVE_HEALTH' });
    const { dialog } = await an.act('request.answer', { id });
    const listed = textOf(dialog!).split('\n');
    const at = (title: string) => listed.indexOf(title);
    expect(at('Geen materiaal')).toBeLessThan(at('Beweegpauze van drie minuten'));
    expect(at('Pauzekaartjes met een afspraak')).toBeLessThan(at('Aftelkaart voor een overgang'));
    expect(inputsOf(dialog!)).toMatchObject({ instrument: 'none', text: '' });
    const wrong = { text: 'Zo?', instrument: 'm-huistaakplanner-in-drie-stappen' };
    expect((await an.press(dialog!, 'Antwoord sturen', wrong)).errors).toHaveProperty('instrument');
    await an.press(dialog!, 'Antwoord sturen', { text: 'Probeer dit eens' });
    expect(textOf(await read(lies, id))).not.toContain(WITH);
  });

  it('is an idea to start with as well, for who asked for material', async () => {
    const { id } = await raised({ domains: 'PREVENTIVE_HEALTH', needs: 'material' });
    const { dialog } = await lies.act('request.idea', { id });
    expect(textOf(dialog!)).toContain('Iets uit het materiaal van de school');
    expect(textOf(dialog!)).toContain('Beweegpauze van drie minuten');
    expect(titlesOf(dialog!)).toContain('Openen');
    const unknown = await raised({ needs: 'material' });
    const other = await lies.act('request.idea', { id: unknown.id });
    expect(textOf(other.dialog!)).toContain('Iets kleins dat in veel klassen werkt');
  });
});

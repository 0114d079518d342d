import { expect, it } from '@jest/globals';
import { addMonths } from '../../../src/features/appreciation/model/month.js';
import { EVERYONE } from '../../../src/features/school/model/teams.js';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import { readPdf } from '../../support/pdf.js';
import { openSandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, LIES } from '../requests/acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');

it('counts months over the turn of a year, both ways', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2027-01', -1)).toBe('2026-12');
  expect(addMonths('2026-10', -22)).toBe('2024-12');
});

it('brings together what stood in a channel in a month, to read, on paper and as a picture; nothing that went personally', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const [an, lies, bert, carla] = [AN, LIES, BERT, CARLA].map((id) => open.as(id)) as Acting[];
    const wants = async (who: Acting, what: 'public' | 'personal') => {
      const { dialog } = await who.act('thanks.preference');
      await who.press(dialog!, 'Bewaren', { wants: what });
    };
    for (const who of [an!, bert!]) await wants(who, 'public');
    await wants(carla!, 'personal');
    const thank = async (to: string, saw: string, where: string) => {
      const { dialog } = await lies!.type('/waardering');
      const shown = await lies!.press(dialog!, 'Bekijken', { to, saw, where, did: 'Het werd stil.' });
      await lies!.press(shown.dialog!, 'Versturen');
      await open.running.drained();
    };
    const channel = `channel:${EVERYONE}`;
    await thank(AN, 'Ik zag dat je rustig bleef luisteren.', channel);
    await thank(BERT, 'Ik zag dat je de hele gang begroette.', channel);
    await thank(CARLA, 'Ik zag dat je de refter leidde.', channel);
    await thank(AN, 'Ik zag dat je laat bleef.', 'personal');

    const { dialog } = await carla!.press((await carla!.inbox()).home, 'Deze maand');
    const words = flat(dialog);
    expect(words).toContain('Waardering in oktober 2026');
    expect(words).toMatch(
      /Lies Wadloper zag dit bij An Duindoorn .*rustig bleef luisteren.*bij Bert Zeewind/,
    );
    expect(words).not.toMatch(/refter|laat bleef/);
    // Nothing is counted: the only numbers are those of the year.
    expect(words.replaceAll('2026', '')).not.toMatch(/\d/);
    expect(titlesOf(dialog!)).toEqual(['Afdrukken', 'Als afbeelding', 'Vorige maand']);
    const { dialog: before } = await carla!.press(dialog!, 'Vorige maand');
    expect(flat(before)).toContain('niets in een kanaal');
    expect(titlesOf(before!)).toEqual(['Vorige maand', 'Volgende maand']);

    const fileOf = async (title: string, about: string) => {
      await carla!.press(dialog!, title);
      await open.running.drained();
      const { card } = await carla!.message(about);
      const url = /"(http[^"]+\/(?:file|picture)\/[^"]+)"/.exec(JSON.stringify(card))![1]!;
      return fetch(url);
    };
    const page = await fileOf('Afdrukken', 'om af te drukken voor een teamvergadering');
    const lines = readPdf(new Uint8Array(await page.arrayBuffer()))
      .pages.flat()
      .join(' ');
    expect(lines).toContain('rustig bleef luisteren');
    expect(lines).toContain('Lies Wadloper zag dit bij Bert Zeewind');
    expect(lines).not.toMatch(/refter|laat bleef/);
    const picture = await fileOf('Als afbeelding', 'als afbeelding');
    expect(picture.headers.get('content-disposition')).toContain('Waardering-in-oktober-2026.png');
    const png = Buffer.from(await picture.arrayBuffer());
    expect(png.readUInt32BE(16)).toBe(1200);

    // Who wants it otherwise by now is left out from then on; in a new month without any, that of the one before is shown.
    await wants(bert!, 'personal');
    await open.moveTo('2026-11-03T09:00:00+01:00');
    const { dialog: later } = await carla!.act('thanks.month');
    expect(flat(later)).toContain('oktober 2026');
    expect(flat(later)).toContain('rustig bleef luisteren');
    expect(flat(later)).not.toContain('gang begroette');
    // Where neither has any, it is this month that is empty.
    await open.moveTo('2026-12-01T09:00:00+01:00');
    expect(flat((await carla!.act('thanks.month')).dialog)).toContain('december 2026');
    expect((await carla!.act('thanks.month.print', { which: '2026-11' })).note).toContain(
      'niets in een kanaal',
    );
  } finally {
    await open.close();
  }
});

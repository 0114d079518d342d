import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hintsOf } from '../../../src/features/school/model/hints.js';

/** A national number that is right, for somebody born in the given century. */
function nationalNumber(nine: string, from2000: boolean): string {
  const check = 97 - (Number(`${from2000 ? '2' : ''}${nine}`) % 97);
  return `${nine.slice(0, 2)}.${nine.slice(2, 4)}.${nine.slice(4, 6)}-${nine.slice(6)}.${String(check).padStart(2, '0')}`;
}

describe('a hint on a full name', () => {
  it.each([
    'Lotte Peeters werkt traag.',
    'Gisteren heeft Kobe Van den Broeck weer niets gegeten.',
    'Ik zag dat Noor De Smet alleen stond.',
    'samen met Emma Janssens in de hoek',
    'De ouders van Yasmine El Amrani kwamen langs.',
    'Hij zit naast Zöe Vandenbussche.',
    "Het gaat over Jan D'Hondt uit mijn klas",
    'Vandaag was Zelda Vercruysse stil.',
    'Anne-Marie Claes zegt niets.',
  ])('%s', (text) => expect(hintsOf(text)).toEqual(['name']));

  it.each([
    'L. werkt traag.',
    'Lotte werkt traag.',
    'Emma, Kobe en Noor maken ruzie.',
    'Emma Kobe en Noor maken ruzie.',
    'Sinds Maandag Dinsdag gaat het beter.',
    'Na de Kerstvakantie in Januari begon het.',
    'Leren en Studeren, Psychisch en Sociaal Functioneren',
    'Brede Basiszorg en Verhoogde Zorg',
    'Het CLB en het MDO zijn op de hoogte.',
    'We spraken met het Vertrouwenscentrum Kindermishandeling.',
    'Tijdens Frans Wiskunde en Lichamelijke Opvoeding.',
    'Hij speelt Minecraft. Roblox ook.',
    'Juf Ann en meester Tom merken hetzelfde.',
    'HIJ ROEPT IN DE KLAS',
    'Vandaag Was Hij Stil',
    'Mama werkt bij Rode Kruis Vlaanderen.',
  ])('none: %s', (text) => expect(hintsOf(text)).toEqual([]));

  it('leaves out the names of classes', () => {
    expect(hintsOf('Gisteren kwamen Vrolijke Vlinders te laat.')).toEqual(['name']);
    expect(
      hintsOf('Gisteren kwamen Vrolijke Vlinders te laat.', { classNames: ['Vrolijke Vlinders', ''] }),
    ).toEqual([]);
  });
});

describe('a hint on a diagnosis', () => {
  it.each([
    'Hij heeft ADHD denk ik.',
    'Vermoeden van autisme',
    'autistische trekken',
    'zij heeft ASS',
    'DYSLEXIE en dyscalculie',
    'een depressieve indruk',
    'krijgt Rilatine',
    'syndroom van Down',
    'taalontwikkelingsstoornis',
    'She is dyslexic',
    'Il est autiste',
  ])('%s', (text) => expect(hintsOf(text)).toEqual(['diagnosis']));

  it.each([
    'Hij neemt een cd mee',
    'we add it to the list',
    'de tas staat open',
    'dat is odd',
    'nog altijd moe',
    'het down zijn na de toets',
    'de diagnostische toets',
    'de cultuur van de klas',
  ])('none: %s', (text) => expect(hintsOf(text)).toEqual([]));
});

describe('a hint on a national number', () => {
  it('knows both centuries and all ways to write it', () => {
    for (const number of [nationalNumber('850730033', false), nationalNumber('140203123', true)]) {
      expect(hintsOf(`nummer ${number}`)).toEqual(['nationalNumber']);
      expect(hintsOf(number.replace(/\D/g, ''))).toEqual(['nationalNumber']);
      expect(hintsOf(number.replace(/[.-]/g, ' '))).toContain('nationalNumber');
    }
  });

  it('wants the right check number', () => {
    const right = nationalNumber('140203123', true);
    const wrong = `${right.slice(0, -2)}${String((Number(right.slice(-2)) % 97) + 1).padStart(2, '0')}`;
    expect(hintsOf(wrong)).toEqual([]);
  });
});

describe('a hint on a phone number', () => {
  it.each([
    '0475 12 34 56',
    '0475/12.34.56',
    '+32 475 12 34 56',
    '0032475123456',
    '03 234 56 78',
    '051/23 45 67',
    '+32 (0)3 234 56 78',
  ])('%s', (number) => expect(hintsOf(`bel ${number} na school`)).toEqual(['phone']));

  it.each([
    'Bel 112, 101, 102, 106, 107, 1712 of 1813',
    'Child Focus: 116 000',
    '10/09/2026 om 10:15',
    'van 1 tot 10 en 2 tot 20',
    '0,25 + 0,75',
    'bladzijde 102 tot 110',
    'punten: 4 5 6 7 8 9 3 2 1',
    '24/11/2026 08:00',
  ])('none: %s', (text) => expect(hintsOf(text)).toEqual([]));
});

describe('a hint on an address', () => {
  it.each([
    'hij woont in de Kerkstraat 12',
    'Grote Steenweg 104 b',
    'Sint-Jansplein 3',
    'Dorpsstraat nr. 8',
    'Dorpsstraat NR8',
    'Dorpsstraat\u00a08',
    'LL17 woont in 9000\u00a0Gent',
    'woont in 9000 Gent',
    'B-2800 Mechelen',
    'verhuisd naar 8560 Wevelgem',
    'Rue de la Loi 16',
  ])('%s', (text) => expect(hintsOf(text)).toEqual(['address']));

  it.each([
    'hij liep weg 3 keer',
    'onderweg 2 keer gevallen',
    'op het speelplein 3 ruzies',
    'in september 2026 Frans en Engels',
    'hij telt tot 1000 zonder fout',
    'een taak van 20 oefeningen',
    'op straat 2 vrienden gezien',
  ])('none: %s', (text) => expect(hintsOf(text)).toEqual([]));
});

describe('hints', () => {
  it('come once each, in a fixed order', () => {
    expect(
      hintsOf(
        'Kobe Claes (ADHD), Kerkstraat 12, 9000 Gent, 0475 12 34 56, 0475 12 34 57, autisme, Noor Peeters',
      ),
    ).toEqual(['name', 'diagnosis', 'phone', 'address']);
  });

  it('find nothing in an ordinary note', () => {
    expect(
      hintsOf(
        'Sinds de Herfstvakantie komt V. elke Woensdag om 8.30 u. te laat in L3B. Bij Wiskunde lukt het wel, vooral met blokjes. ' +
          'Ik gaf 3 keer extra uitleg. Mama weet het, juf Ann ook.',
      ),
    ).toEqual([]);
  });

  it('never throw, whatever is typed, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(hintsOf(text))));
    for (const unit of ['0', '04 ', 'Jan ', 'Jan De ', 'astraat ', 'a', '9000 G', '1.'])
      expect(Array.isArray(hintsOf(unit.repeat(10_000)))).toBe(true);
  });
});

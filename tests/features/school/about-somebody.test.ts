import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seenIn } from '../../../src/features/school/model/about-somebody.js';

const HERE = { classCodes: ['L3B', 'De Kikkers', '5EM'], colleagues: ['An Duindoorn', 'Lies Wadloper'] };
const words = (text: string) => seenIn(text, HERE).map((seen) => seen.words ?? seen.what);

describe('what could be about a pupil in a text for everybody', () => {
  it.each([
    ['We laten Emma elke ochtend kiezen', ['Emma']],
    ['Emma kiest elke ochtend', ['Emma']],
    ['Een stille start met Kobe Van den Broeck erbij', ['Kobe Van den Broeck']],
    ['de mama van Zelda Vercruysse belt', ['Zelda Vercruysse']],
    ['Samen met KV7 de gang op', ['KV7']],
    ['kv12 krijgt een plek', ['kv12']],
    ['J.V. mag eerst', ['J.V.']],
    ['Stille start voor JV uit L3B', ['JV']],
    ['een plek voor V. in de klas', ['V.']],
    ['Bel 0470 12 34 56', ['number']],
    ['Noor, Emma en KV7', ['Noor', 'Emma', 'KV7']],
    ['Emma, en weer Emma', ['Emma']],
  ])('sees it in "%s"', (text, seen) => expect(words(text)).toEqual(seen));

  it.each([
    'Elke les begint met twee minuten stil lezen',
    'We starten in L3B en De Kikkers met een dagplan',
    'An Duindoorn toont hoe het moet',
    'Elke Maandag in Oktober een rondje Nederlands',
    'Na de Herfstvakantie: Brede Basiszorg voor iedereen',
    'Pictogrammen op A4 in de klas van 5EM',
    'Het CLB kijkt mee in L3B, ICT ook',
    'Lieve woorden op de deur',
    'Een stappenplan van 3 minuten, 2 keer per week',
    'We chunk long instructions into 3 steps',
    'Chaque leçon commence par deux minutes de calme',
  ])('sees nobody in "%s"', (text) => expect(words(text)).toEqual([]));

  it('never fails, and repeats only what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
        seenIn(text, HERE).every(
          (seen) => seen.words === undefined || text.normalize('NFC').includes(seen.words),
        ),
      ),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { soundsLike } from '../../src/kernel/spelling.js';

describe('what somebody typed and what stands there', () => {
  it.each([
    ['Stappenplan op de bank', 'stappenplan'],
    ['Stappenplan op de bank', 'BANK stap'],
    ['Stappenplan op de bank', 'stapenplan'],
    ['Stappenplan op de bank', 'stappneplan'],
    ['Gevoelens als weerkaart', 'wéerkaart'],
    ['Préparer un échange', 'echange'],
    ['Even niets', ''],
    ['Even niets', ' ?! '],
  ])('%s is found by "%s"', (text, typed) => expect(soundsLike(text, typed)).toBe(true));

  it.each([
    ['Stappenplan op de bank', 'stappenplan rekenen'],
    ['Rekenen', 'regenen en'],
    ['Taal', 'toal'],
    ['Weerkaart', 'kaart'],
  ])('%s is not found by "%s"', (text, typed) => expect(soundsLike(text, typed)).toBe(false));
});

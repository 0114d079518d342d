import { describe, expect, it } from '@jest/globals';
import { clean, optionalText, requiredText } from '../../src/kernel/input.js';

describe('a typed text', () => {
  it.each([
    ['a half of an emoji, which no other program can read', 'half \ud83d en \udc00 half', 'half  en  half'],
    ['what turns the direction of what follows', '\u202etxet', 'txet'],
    ['control signs', 'nul\u0000 \u001b[1m', 'nul [1m'],
  ])('is kept without %s', (_, typed, kept) => expect(clean(typed)).toBe(kept));

  it('keeps whole emoji, also those made of several', () => {
    for (const whole of ['👋🏽 hallo', '👨‍👩‍👧', '⛵', 'é']) expect(clean(whole)).toBe(whole);
  });

  it.each(['', '  \n', '\u200b\u200b \ufeff', '\u2060', '\u00ad', '\ud83d'])(
    'is nothing where nothing is seen: %j',
    (typed) => {
      expect(optionalText(10).parse(typed)).toBeUndefined();
      expect(requiredText(10).safeParse(typed).error?.issues[0]?.message).toBe('error.needed');
    },
  );
});

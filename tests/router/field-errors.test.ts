import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { optionalDay, requiredChoice, requiredText } from '../../src/kernel/input.js';
import { fieldErrors } from '../../src/router/field-errors.js';

const schema = z.object({ text: requiredText(5), choice: requiredChoice(['a', 'b']), day: optionalDay });
const errorsOf = (input: object) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? {} : fieldErrors(parsed.error);
};

it('says per field what is needed, too long, or not one of the choices', () => {
  expect(errorsOf({})).toEqual({ text: { t: 'error.needed' }, choice: { t: 'error.needed' } });
  expect(errorsOf({ text: '   ', choice: '' })).toEqual({
    text: { t: 'error.needed' },
    choice: { t: 'error.needed' },
  });
  expect(errorsOf({ text: '123456', choice: 'c', day: '2026-13-01' })).toEqual({
    text: { t: 'error.tooLong', p: { max: 5 } },
    choice: { t: 'error.choice' },
    day: { t: 'error.day' },
  });
  expect(errorsOf({ text: 'kort', choice: 'a', day: '' })).toEqual({});
});

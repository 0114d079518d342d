import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMANDS } from '../../src/features/commands.js';
import { FEATURES } from '../../src/features/index.js';
import { readCommand } from '../../src/router/commands.js';
import { createRegistry } from '../../src/router/registry.js';

const verbOf = (text: string) => {
  const typed = readCommand(text, COMMANDS);
  return 'verb' in typed ? typed.verb : `? ${typed.meant}`;
};

describe('what somebody types', () => {
  it.each([
    ['/zorg', 'school.home'],
    ['zorg', 'school.home'],
    ['  /ZORG  ', 'school.home'],
    ['/zorg vraag', 'request.form'],
    ['zorgvraag', 'request.form'],
    ['/care request', 'request.form'],
    ['soin demande', 'request.form'],
    ['/zorg request', 'request.form'],
    ['/zorg aide', 'school.help'],
    ['/soin hulp', 'school.help'],
    ['zorgvraag gang L3B is druk', 'request.form'],
    ['/zorg gang L3B @an', 'request.corridor'],
    ['/zorg hulp', 'school.help'],
    ['Hulp', 'school.help'],
    ['list', 'request.list'],
    ['qui', 'school.who'],
    ['hulp bij rekenen', '? undefined'],
    ['/zorg hupl', '? zorg hulp'],
    ['/zrog', '? zorg'],
    ['/zorg bibliotheek', '? undefined'],
    ['wat eten we vandaag', '? undefined'],
    ['', '? undefined'],
  ])('"%s" is %s', (text, verb) => {
    expect(verbOf(text)).toBe(verb);
  });

  it('goes along where a command takes it, as it was typed', () => {
    expect(readCommand('/zorg gang L3B @An  De   kring', COMMANDS)).toEqual({
      verb: 'request.corridor',
      input: { rest: 'L3B @An De kring' },
    });
  });

  it('is never something else than a command of the list, whatever it is', () => {
    const verbs = new Set(COMMANDS.map((command) => command.verb));
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const typed = readCommand(text, COMMANDS);
        if ('verb' in typed) expect(verbs).toContain(typed.verb);
      }),
    );
  });

  it('every command leads to a verb, has words in three languages, and no words lead to two', () => {
    const { verbs } = createRegistry(FEATURES);
    const all = COMMANDS.flatMap((command) => Object.values(command.words).flat());
    expect(
      COMMANDS.flatMap(({ verb, withRest = verb }) => [verb, withRest]).filter((verb) => !verbs.has(verb)),
    ).toEqual([]);
    expect(
      COMMANDS.filter((command) => Object.values(command.words).some((words) => words.length === 0)),
    ).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    // Also where the first word is in another language than what follows it.
    const after = COMMANDS.flatMap(({ verb, words }) =>
      Object.values(words)
        .flat()
        .filter((one) => one.includes(' '))
        .map((one) => ({ verb, rest: one.split(' ').slice(1).join(' ') })),
    );
    const meanings = new Map(after.map(({ verb, rest }) => [rest, verb]));
    expect(after.filter(({ verb, rest }) => meanings.get(rest) !== verb)).toEqual([]);
  });
});

it('two handlers of one name stop the start', () => {
  expect(() => createRegistry([...FEATURES, FEATURES[0]!])).toThrow(/two verbs are called/);
});

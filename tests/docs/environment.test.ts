import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const settings = [...read('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map((line) => ({
  name: line[1]!,
  value: line[2]!,
}));

describe('.env.example', () => {
  it('explains what the code reads, and nothing else', () => {
    const inCode = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Za-z_]+): z\b/gm)].map(
      (line) => line[1],
    );
    expect(settings.map(({ name }) => name).sort()).toEqual(inCode.sort());
  });

  it('says something in words before each setting', () => {
    const blocks = read('.env.example').split(/\n\n+/);
    for (const { name } of settings) {
      const block = blocks.find((text) => text.includes(`\n#${name}=`));
      expect(block?.split('\n')[0]).toMatch(/^# .{20}/);
    }
  });

  it.each(settings)('$name=$value is accepted', ({ name, value }) => {
    expect(() => readConfig({ [name]: value })).not.toThrow();
  });
});

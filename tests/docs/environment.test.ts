import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const settings = [...read('.env.example').matchAll(/^#([A-Za-z_]+)=(.*)$/gm)].map((line) => ({
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

  it('names all that Teams needs together', () => {
    const names = settings.map(({ name }) => name).filter((name) => name.startsWith('Microsoft'));
    const id = '5c1d9a52-7a3e-4b0e-9a64-0f2d8e6b71c3';
    const filled = Object.fromEntries(
      settings
        .filter(({ name }) => names.includes(name))
        .map(({ name, value }) => [name, value === '' ? id : value]),
    );
    expect(readConfig(filled).teams).toEqual({ appId: id, password: id, tenantId: id });
    for (const name of names.filter((one) => one !== 'MicrosoftAppType'))
      expect(() => readConfig({ ...filled, [name]: '' })).toThrow(`${name} must be set too`);
  });
});

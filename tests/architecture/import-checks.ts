import { at, file, type Violation } from './rules.js';
import { type Facts, type Import, isCode } from './source.js';

export const isOurs = (path: string): boolean => path.startsWith('src/') && isCode(path);

export const imports =
  (wrong: (from: Facts, one: Import) => string | false | undefined) =>
  (from: Facts): Violation[] =>
    isOurs(from.path)
      ? from.imports.flatMap((one) => {
          const what = wrong(from, one);
          return what ? [at(from, one.line, what)] : [];
        })
      : [];

export const importOf = (from: string, to: string): string => {
  const up = '../'.repeat(from.split('/').length - 2) || './';
  return `import type { X } from '${up}${to.slice('src/'.length).replace(/\.ts$/, '.js')}';`;
};
export const planted = (from: string, to: string) => file(from, importOf(from, to));

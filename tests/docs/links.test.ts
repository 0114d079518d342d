import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => `docs/${path}`);
const pages = ['README.md', 'cards/README.md', 'infra/example-school/README.md', ...docs];
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const linksOf = (path: string): string[] =>
  [...read(path).matchAll(/\]\(([^)\s#]+)(#[^)]*)?\)/g)]
    .map((link) => link[1]!)
    .filter((to) => !/^[a-z]+:/.test(to));

describe('the documents', () => {
  it.each(pages)('%s points at what is there', (path) => {
    expect(linksOf(path).filter((to) => !existsSync(join(root, dirname(path), to)))).toEqual([]);
  });

  it('have the paragraphs that comments name, and comments name no other document', () => {
    const files = ['src', 'bench', 'cards', 'tests'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|js|json|md)$/.test(path))
        .map((path) => `${folder}/${path}`),
    );
    const named = files.flatMap((path) =>
      [...read(path).matchAll(/\b([\w-]+\.md) §(\d+\w?(?:\.\d+)?)/g)].map(
        ([, page, number]) => `${page} ${number}`,
      ),
    );
    const there = ['product.md', 'domain.md'].flatMap((page) =>
      [...read(`docs/${page}`).matchAll(/^#+ §?(\d+\w?(?:\.\d+)?)/gm)].map(
        ([, number]) => `${page} ${number}`,
      ),
    );
    expect(new Set(named).size).toBeGreaterThan(8);
    expect([...new Set(named)].filter((one) => !there.includes(one))).toEqual([]);
    const foreign = files.filter((path) =>
      /\b(?:contract|house|anchors|platforms|strings-nl)\.md\b/.test(read(path)),
    );
    expect(foreign).toEqual([]);
  });

  it('lists every decision in docs/README.md, under its own title', () => {
    const decisions = docs.filter((path) => path.startsWith('docs/decisions/')).sort();
    const expected = decisions.map((path) => {
      const title = read(path).split('\n')[0]!.replace(/^# /, '');
      return `[${title}](${path.slice('docs/'.length)})`;
    });
    const listed = [...read('docs/README.md').matchAll(/\[[^\]]+\]\(decisions\/[^)]+\)/g)].map(
      (link) => link[0],
    );
    expect(listed).toEqual(expected);
  });

  it('numbers decisions in their titles as in their names', () => {
    for (const path of docs.filter((one) => one.startsWith('docs/decisions/'))) {
      const number = Number(/(\d{4})-/.exec(path)?.[1]);
      expect(read(path)).toMatch(new RegExp(`^# ${number}\\. `));
    }
  });
});

describe('README.md', () => {
  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...read('README.md').matchAll(/npm run ([a-z:-]+)/g)].map((use) => use[1]!);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { drawGallery, runGallery } from '../../src/tools/gallery.js';

const cardsDir = new URL('../fixtures/cards', import.meta.url).pathname;
const out = mkdtempSync(join(tmpdir(), 'gallery-'));
afterAll(() => rmSync(out, { recursive: true }));

describe('gallery', () => {
  it('draws every card with every sample in every language', () => {
    expect(drawGallery(cardsDir, out)).toEqual({ cards: 4, samples: 5, drawings: 45 });
    for (const language of ['nl', 'en', 'fr']) {
      expect(readdirSync(join(out, 'sandbox', language)).sort()).toEqual([
        'example.buttons.seven.json',
        'example.dialog.empty.json',
        'example.line.one.json',
        'example.message.short.json',
        'example.message.with-answers.json',
      ]);
    }
    const dialog = JSON.parse(readFileSync(join(out, 'sandbox/fr/example.dialog.empty.json'), 'utf8'));
    expect(dialog).toMatchObject({ type: 'AdaptiveCard', version: '1.5', title: 'Nouvelle question' });
  });

  it('writes a page that needs nothing from elsewhere', () => {
    drawGallery(cardsDir, out);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    const named = Array.from(page.matchAll(/(?:src|href)="([^"#]+)"/g), ([, name]) => name as string);
    expect(named).toHaveLength(6);
    for (const name of named) expect(readdirSync(out)).toContain(name);
    expect(readFileSync(join(out, 'drawings.js'), 'utf8')).toMatch(/^const DRAWINGS = \[/);
  });

  it('says what to type when it is not told where to', () => {
    const lines: string[] = [];
    expect(runGallery([], (line) => lines.push(line))).toBe(2);
    expect(runGallery(['--nowhere'], (line) => lines.push(line))).toBe(2);
    expect(runGallery(['--help'], (line) => lines.push(line))).toBe(0);
    expect(lines.join('\n')).toContain('npm run gallery -- --out DIR');
  });
});

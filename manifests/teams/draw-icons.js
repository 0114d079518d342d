// Draws color.png and outline.png from their SVGs, in the sizes that Teams asks for: node manifests/teams/draw-icons.js
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../tests/support/prepare.js';

const here = new URL('./', import.meta.url);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const [name, side] of [
  ['color', 192],
  ['outline', 32],
]) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = readFileSync(new URL(`${name}.svg`, here), 'utf8');
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${svg}`,
  );
  writeFileSync(new URL(`${name}.png`, here), await page.screenshot({ omitBackground: true }));
}
await browser.close();

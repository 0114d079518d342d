import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../../', import.meta.url).pathname;

interface Picture {
  width: number;
  height: number;
  /** Red, green, blue, alpha of each dot. */
  dots: number[][];
}

/** 8 bits a channel, not interlaced. Source: https://www.w3.org/TR/png-3/ */
function readPng(path: string): Picture {
  const file = readFileSync(path);
  const [width, height, depth, colour] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]];
  expect([depth, file[28]]).toEqual([8, 0]);
  const channels = colour === 6 ? 4 : 3;
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const lines = inflateSync(Buffer.concat(packed));
  const row = width * channels;
  const plain = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const left = x < channels ? 0 : plain[y * row + x - channels]!;
      const up = y === 0 ? 0 : plain[(y - 1) * row + x]!;
      const corner = x < channels || y === 0 ? 0 : plain[(y - 1) * row + x - channels]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      plain[y * row + x] = (lines[y * (row + 1) + 1 + x]! + guess) & 255;
    }
  }
  const dots = Array.from({ length: width * height }, (_, n) => {
    const [red, green, blue, alpha = 255] = plain.subarray(n * channels, (n + 1) * channels);
    return [red!, green!, blue!, alpha];
  });
  return { width, height, dots };
}

function paeth(left: number, up: number, corner: number): number {
  const whole = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(whole - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

describe('the icons', () => {
  it('has a colour icon of 192 by 192 without a hole', () => {
    const { width, height, dots } = readPng(`${root}manifests/teams/color.png`);
    expect([width, height]).toEqual([192, 192]);
    expect(dots.every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(new Set(dots.map(String)).size).toBeGreaterThan(5);
  });

  it('has an outline of 32 by 32, white on nothing', () => {
    const { width, height, dots } = readPng(`${root}manifests/teams/outline.png`);
    expect([width, height]).toEqual([32, 32]);
    const seen = dots.filter(([, , , alpha]) => alpha! > 0);
    // A dot that is nearly transparent has its colour rounded.
    for (const [red, green, blue] of seen) expect(Math.min(red!, green!, blue!)).toBeGreaterThanOrEqual(250);
    expect(seen.length / dots.length).toBeGreaterThan(0.05);
    expect(seen.length / dots.length).toBeLessThan(0.5);
  });
});

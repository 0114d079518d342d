import { inflateSync } from 'node:zlib';

/** The pixels of a PNG of 8 bits a channel, not interlaced. Source: https://www.w3.org/TR/png-3/ */
export function pixelsOf(png: Buffer) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = ({ 2: 3, 6: 4 } as Record<number, number>)[png[25] ?? 0];
  if (png[24] !== 8 || !channels || png[28] !== 0) throw new Error('not a PNG that this reads');
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const a = x >= channels ? (out[y * line + x - channels] ?? 0) : 0;
      const b = y > 0 ? (out[(y - 1) * line + x] ?? 0) : 0;
      const c = x >= channels && y > 0 ? (out[(y - 1) * line + x - channels] ?? 0) : 0;
      const predicted =
        filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : filter === 4 ? paeth(a, b, c) : 0;
      out[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + predicted) & 0xff;
    }
  }
  return {
    width,
    height,
    rows: Array.from({ length: height }, (_, y) => y),
    /** Red, green and blue. */
    at: (x: number, y: number): number[] => [
      ...out.subarray(y * line + x * channels, y * line + x * channels + 3),
    ],
  };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/**
 * A 32-bit number that depends on nothing but the text, for picking by a record's id; not for secrets.
 * FNV-1a with the final mix of MurmurHash3: alone, FNV's low bits follow a counter too closely.
 */
export function hashOf(value: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

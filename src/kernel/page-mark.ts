/** Where a page of a list ended: the value it is ordered by (null: none), and the id. */
export interface Spot {
  value: string | number | boolean | null;
  id: string;
}

export const writeMark = ({ value, id }: Spot): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** undefined for what `writeMark` did not make. */
export function readMark(mark: string): Spot | undefined {
  try {
    const [value, id, ...more] = JSON.parse(Buffer.from(mark, 'base64url').toString());
    if (typeof id !== 'string' || (value !== null && typeof value === 'object') || more.length > 0)
      return undefined;
    return { value, id };
  } catch {
    return undefined;
  }
}

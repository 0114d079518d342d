/** One of the schools in turn, and how many rows it may have now; answered with how many it had. */
export type Turn = { schoolId: string; share: number };

/**
 * Divides a claim over schools so that one school's load never starves another: equal shares, what one does not use goes round
 * again, and the next claim begins after the school served last.
 */
export class Turns {
  private served = '';

  *over(due: string[], limit: number): Generator<Turn, void, number> {
    let round = [...due.filter((id) => id > this.served), ...due.filter((id) => id <= this.served)];
    let left = limit;
    while (left > 0 && round.length > 0) {
      const share = Math.ceil(left / round.length);
      const again: string[] = [];
      for (const schoolId of round) {
        if (left <= 0) return;
        const most = Math.min(share, left);
        const had = yield { schoolId, share: most };
        left -= had;
        if (had > 0) this.served = schoolId;
        if (had >= most) again.push(schoolId);
      }
      round = again;
    }
  }
}

/** The first of each school, then the second of each, and so on. */
export const interleave = <T>(schools: T[][]): T[] => {
  const longest = Math.max(0, ...schools.map((rows) => rows.length));
  return Array.from({ length: longest }, (_, rank) =>
    schools.flatMap((rows) => rows.slice(rank, rank + 1)),
  ).flat();
};

import { runOnStore } from './on-store.js';
import { HELP, runSchool } from './school.js';

/** `school …` on the configured store. */
export const runSchoolCommand = (
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> => runOnStore({ help: HELP, run: runSchool }, args, out, complain);

import { createClock } from '../clock.js';
import { readConfig } from '../config.js';
import { openStore } from './open-store.js';
import { HELP, runSchool } from './school.js';

/** `school …` on the configured store; who asks for help needs none, and gets no key made. */
export async function runSchoolCommand(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out(HELP);
    return 0;
  }
  const { store, newKeyFile } = await openStore(readConfig());
  try {
    if (newKeyFile) out(`Made a key: ${newKeyFile}. Back it up apart from the data.`);
    return await runSchool(args, { store, clock: createClock(), out, complain });
  } finally {
    await store.close();
  }
}

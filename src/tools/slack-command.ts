import { createClock } from '../clock.js';
import { readConfig } from '../config.js';
import { SLACK_KINDS } from '../edges/slack/kinds.js';
import { openStore } from './open-store.js';
import { HELP, runSlack } from './slack.js';

/** `slack …` on the configured store; who asks for help needs none, and gets no key made. */
export async function runSlackCommand(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out(HELP);
    return 0;
  }
  const { store, newKeyFile } = await openStore(readConfig(), SLACK_KINDS);
  try {
    if (newKeyFile) out(`Made a key: ${newKeyFile}. Back it up apart from the data.`);
    return await runSlack(args, { store, clock: createClock(), out, complain });
  } finally {
    await store.close();
  }
}

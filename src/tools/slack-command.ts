import { SLACK_KINDS } from '../edges/slack/kinds.js';
import { runOnStore } from './on-store.js';
import { HELP, runSlack } from './slack.js';

/** `slack …` on the configured store. */
export const runSlackCommand = (
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> => runOnStore({ help: HELP, kinds: SLACK_KINDS, run: runSlack }, args, out, complain);

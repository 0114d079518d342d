import { createClock } from '../clock.js';
import { readConfig } from '../config.js';
import type { KindSpec } from '../kernel/kind.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { openStore } from './open-store.js';

type Say = (line: string) => void;

export interface StoreTool {
  help: string;
  /** Of an edge, beside those of the features. */
  kinds?: KindSpec[];
  run(args: string[], parts: { store: Store; clock: Clock; out: Say; complain: Say }): Promise<number>;
}

/** A tool on the configured store; who asks for help needs none, and gets no key made. */
export async function runOnStore(tool: StoreTool, args: string[], out: Say, complain: Say): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out(tool.help);
    return 0;
  }
  const { store, newKeyFile } = await openStore(readConfig(), tool.kinds);
  try {
    if (newKeyFile) out(`Made a key: ${newKeyFile}. Back it up apart from the data.`);
    return await tool.run(args, { store, clock: createClock(), out, complain });
  } finally {
    await store.close();
  }
}

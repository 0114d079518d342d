import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { epochOf, isDay } from '../calendar/time.js';
import { createClock } from '../clock.js';
import { readConfig } from '../config.js';
import { showReply } from '../edges/sandbox/show-reply.js';
import { readAct, toInteraction } from '../edges/sandbox/to-interaction.js';
import { createLog } from '../log.js';
import type { Running } from '../main.js';

const HELP = `npm run cli -- replay FILE [--at "2026-10-12 09:00"]

Plays recorded acts of the sandbox (one JSON object per line, as POST /sandbox/api/act takes them) against the example
school on a store that is thrown away afterwards, and prints each answer. What goes wrong can be looked at by hand.`;

/** Exit code 0, 1 when a line is not an act, 2 for wrong arguments. */
export async function runReplay(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const options = { at: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  if (values.help) {
    out(HELP);
    return 0;
  }
  const [file] = positionals;
  const [day = '', time = ''] = String(values.at ?? '2026-10-12 09:00').split(' ');
  if (!file || !isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    complain(HELP);
    return 2;
  }
  const acts = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-replay-'));
  const clock = createClock();
  clock.moveTo(epochOf(day, time));
  // Loaded here: main starts nothing by being imported, but it does bring all parts.
  const { start } = await import('../main.js');
  const config = readConfig({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'warn' });
  const running = await start(config, createLog('warn', true), () => {}, clock);
  try {
    return await playAll(running, acts, () => clock.now(), out, complain);
  } finally {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function playAll(
  { router, renderer, drained, schoolId }: Running,
  acts: string[],
  now: () => number,
  out: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  for (const [index, line] of acts.entries()) {
    const read = readAct(parse(line));
    if ('wrong' in read) {
      complain(`line ${index + 1}: ${read.wrong}`);
      return 1;
    }
    const answer = await router.turns.act(toInteraction(read.act, schoolId ?? '', undefined));
    await drained();
    out(JSON.stringify(showReply(answer, schoolId ?? '', renderer, now()), null, 2));
  }
  return 0;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { runCli } from '../../src/tools/cli.js';

/** Runs the command line as if this was typed behind its name: its exit code, what it said, and what it complained of. */
export async function run(...args: string[]) {
  const out: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(
    args,
    (line) => out.push(line),
    (line) => complaints.push(line),
  );
  return { code, out: out.join('\n'), complaints: complaints.join('\n') };
}

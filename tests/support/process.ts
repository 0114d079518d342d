import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Started {
  child: ChildProcess;
  url: string;
  /** Every line it wrote so far: what it says, and its log. */
  lines: string[];
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): Promise<number | string>;
}

/** The built program in a process of its own; resolves when it says where it listens, rejects when it ends before. */
export async function startProcess(environment: Record<string, string>): Promise<Started> {
  const env = { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'info', ...environment };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string);
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(line);
        if (found) resolve(found[1]!);
      });
    }
    ended.then((how) => reject(new Error(`it ended (${how}): ${lines.join('\n')}`)));
  });
  return {
    child,
    url,
    lines,
    ended,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** POST with JSON; rejects when the connection breaks. */
export async function post(url: string, path: string, body: object): Promise<any> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

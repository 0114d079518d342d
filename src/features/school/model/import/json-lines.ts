/**
 * The line on which each value of a JSON text begins, by its path (`calendar.closures.0.from`). The text must be valid JSON.
 */
export function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n|[^\s{}[\],:"]+/g;
  const stack: { path: string; index: number; key?: string; list: boolean }[] = [];
  let line = 1;
  let pending: string | undefined;
  const top = () => stack.at(-1);
  const here = (): string => {
    const frame = top();
    if (frame === undefined) return '';
    const step = frame.list ? String(frame.index) : (frame.key ?? '');
    return frame.path === '' ? step : `${frame.path}.${step}`;
  };
  for (const [sign] of text.matchAll(token)) {
    const frame = top();
    if (sign === '\n') line += 1;
    else if (sign === '{' || sign === '[') {
      lines.set(here(), line);
      stack.push({ path: here(), index: 0, list: sign === '[' });
    } else if (sign === '}' || sign === ']') stack.pop();
    else if (sign === ',') {
      if (frame?.list) frame.index += 1;
      else if (frame) frame.key = undefined;
    } else if (sign === ':') {
      if (frame && pending !== undefined) frame.key = JSON.parse(pending) as string;
    } else {
      pending = sign;
      if (frame?.list || frame?.key !== undefined || frame === undefined) lines.set(here(), line);
    }
  }
  return lines;
}

/** The line of a path, or of the nearest thing around it. */
export function lineOf(lines: Map<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line !== undefined) return line;
  }
  return 1;
}

/** Properties of the events of an iCalendar file, unfolded and unescaped as a programme that takes it in would (RFC 5545). */
export function readIcs(file: string): { lines: string[]; events: Record<string, string>[] } {
  const lines = file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  let event: Record<string, string> | undefined;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') {
      event = {};
      events.push(event);
    } else if (line === 'END:VEVENT') event = undefined;
    else if (event) {
      const colon = line.indexOf(':');
      event[line.slice(0, colon)] = line
        .slice(colon + 1)
        .replaceAll(/\\(.)/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));
    }
  }
  return { lines, events };
}

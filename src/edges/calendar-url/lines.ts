/** What is kept of an event: when it is, and whether somebody is busy then. Everything else is dropped where it is read. */
const KEPT = new Set([
  'UID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'STATUS',
  'TRANSP',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'X-APPLE-TRAVEL-DURATION',
  'FREEBUSY',
]);
const PARTS = new Set(['VEVENT', 'VFREEBUSY']);
const ZONE = 'VTIMEZONE';
/** Characters of one property, unfolded; what is longer is cut, and its last value not read. */
const MOST_LINE = 65_536;
/** A calendar begins within so many characters; before it may stand a mark or empty lines. */
const MOST_BEFORE = 1024;

/** A part of the file: its properties, unfolded, as they stand there. */
export interface Part {
  kind: 'VEVENT' | 'VFREEBUSY' | 'VTIMEZONE';
  lines: string[];
}

/**
 * Takes a file in pieces and gives its parts as they end. Lines end with CRLF or LF, and go on where the next begins with white space
 * (RFC 5545, 3.1). Parts that are not closed, and lines that belong nowhere, are passed over.
 */
export class CalendarLines {
  readonly #take: (part: Part) => void;
  #rest = '';
  #line = '';
  #keeps = false;
  #before = 0;
  #open: string[] = [];
  #part: Part | undefined;
  /** Whether it began and ended as a calendar does. */
  state: 'before' | 'in' | 'whole' | 'none' = 'before';

  constructor(take: (part: Part) => void) {
    this.#take = take;
  }

  push(text: string): void {
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.#physical(this.#grown(this.#rest, text.slice(at, end)));
      this.#rest = '';
      at = end + 1;
    }
    this.#rest = this.#grown(this.#rest, text.slice(at));
  }

  end(): void {
    if (this.#rest !== '') this.#physical(this.#rest);
    this.#logical();
    this.#rest = this.#line = '';
  }

  #grown = (start: string, more: string): string =>
    start.length + more.length <= MOST_LINE ? start + more : start + more.slice(0, MOST_LINE - start.length);

  #physical(line: string): void {
    const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (whole.startsWith(' ') || whole.startsWith('\t')) {
      if (this.#keeps) this.#line = this.#grown(this.#line, whole.slice(1));
      return;
    }
    this.#logical();
    this.#line = whole;
    this.#keeps = this.#wanted(whole);
  }

  #wanted(line: string): boolean {
    const [, name = ''] = /^([A-Za-z0-9-]{1,40})[;:]/.exec(line) ?? [];
    const upper = name.toUpperCase();
    if (upper === 'BEGIN' || upper === 'END') return true;
    if (!this.#part) return false;
    return this.#part.kind === ZONE || (PARTS.has(this.#open.at(-1) ?? '') && KEPT.has(upper));
  }

  #logical(): void {
    if (this.state === 'before') this.#start();
    if (!this.#keeps || this.#line === '') return;
    const [, edge, name = ''] = /^(BEGIN|END):\s*([A-Za-z0-9-]+)\s*$/i.exec(this.#line) ?? [];
    if (edge?.toUpperCase() === 'BEGIN') this.#begin(name.toUpperCase());
    else if (edge) this.#end(name.toUpperCase());
    else this.#part?.lines.push(this.#line);
    this.#keeps = false;
  }

  #start(): void {
    const first = this.#line.trim();
    this.#before += this.#line.length;
    if (/^BEGIN:VCALENDAR$/i.test(first)) this.state = 'in';
    else if (first !== '' || this.#before > MOST_BEFORE) this.state = 'none';
  }

  #begin(name: string): void {
    // An event inside an event: the one before was never closed.
    if (PARTS.has(name) && this.#part)
      this.#open = this.#open.slice(0, this.#open.lastIndexOf('VCALENDAR') + 1);
    this.#open = [...this.#open.slice(0, 8), name];
    if (PARTS.has(name) || name === ZONE) this.#part = { kind: name as Part['kind'], lines: [] };
    else if (this.#part?.kind === ZONE) this.#part.lines.push(this.#line);
  }

  #end(name: string): void {
    const at = this.#open.lastIndexOf(name);
    if (at < 0) return;
    this.#open = this.#open.slice(0, at);
    if (name === 'VCALENDAR') this.state = 'whole';
    if (this.#part?.kind === name) {
      this.#take(this.#part);
      this.#part = undefined;
    } else if (this.#part?.kind === ZONE) this.#part.lines.push(this.#line);
  }
}

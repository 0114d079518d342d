import { listOf, objectOf, type Payload, wordOf } from './activity.js';

const LONGEST = 40_000;
const LONGEST_NAME = 200;
const MOST_MENTIONS = 50;
const NAMED: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;
const MENTION = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/gi;
/** What begins a line of its own. */
const BREAK = /<(?:br|\/?(?:p|div|h[1-6]|blockquote|ul|ol|table|tr|pre|hr))(?:\s[^<>]*)?\/?>/gi;
const ITEM = /<li(?:\s[^<>]*)?>/gi;
/** A tag, and not a "<" that somebody typed. */
const TAG = /<(?:\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?|!--[^<>]*--)>/gi;

/** Each once, so that `&amp;lt;` stays the words `&lt;`. */
const decoded = (text: string): string =>
  text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === 160) return ' ';
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });

const tidy = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The message of a chat, which is HTML, as somebody would have typed it. */
export function wordsOfHtml(html: string): string {
  const plain = html
    .slice(0, LONGEST)
    .replace(/[\r\n]+/g, ' ')
    .replace(MENTION, '$1')
    .replace(BREAK, '\n')
    .replace(ITEM, '\n- ')
    .replace(TAG, '');
  return tidy(decoded(plain));
}

export interface Mentioned {
  /** `29:…`. */
  member: string;
  /** Entra object id, where Teams says it. */
  user?: string;
}

/** Whom a message mentions, ourselves left out, each once. */
export function mentionsIn(raw: Payload): Mentioned[] {
  const bot = wordOf(objectOf(raw.recipient).id);
  const found = new Map<string, Mentioned>();
  for (const { mentioned } of mentions(raw)) {
    const { id, aadObjectId } = mentioned;
    const member = wordOf(id);
    if (member && member !== bot)
      found.set(member, { member, ...(wordOf(aadObjectId) ? { user: String(aadObjectId) } : {}) });
  }
  return [...found.values()].slice(0, 10);
}

const mentions = (raw: Payload) =>
  listOf(raw.entities)
    .filter(({ type }) => type === 'mention')
    .slice(0, MOST_MENTIONS)
    .map(({ mentioned, text }) => ({ mentioned: objectOf(mentioned), text: wordOf(text) }));

/**
 * What somebody typed to us: without any mention of ourselves (Teams' own helper takes out the first only, and leaves `&amp;`),
 * other people as `@name`. `names`: what to call them, by their `29:…`.
 */
export function wordsTyped(raw: Payload, names: ReadonlyMap<string, string>): string {
  let text = String(wordOf(raw.text) ?? '').slice(0, LONGEST);
  const bot = objectOf(raw.recipient);
  for (const { mentioned, text: written } of mentions(raw)) {
    // As Teams writes it; any other words would be taken out of what somebody said.
    if (!written?.startsWith('<at')) continue;
    const name =
      names.get(String(mentioned.id)) ?? decoded((wordOf(mentioned.name) ?? '').slice(0, LONGEST_NAME));
    const said = mentioned.id === bot.id || name === '' ? ' ' : ` @${name} `;
    // A function: in a sentence `$&` would mean something. Names within names would grow without an end.
    text = text.replaceAll(written, () => said).slice(0, LONGEST);
  }
  text = text.replace(MENTION, (_whole, name: string) =>
    decoded(name).trim() === bot.name ? ' ' : ` @${name} `,
  );
  return tidy(decoded(text.replace(BREAK, '\n').replace(TAG, ' ')));
}

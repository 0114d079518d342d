import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { LANGUAGES, type Language } from '../../kernel/values.js';

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#1d2b36;background:#fff}' +
  'code{display:block;padding:.75rem;background:#eef2f4;overflow-wrap:anywhere}a{color:#0b5c7a}';
/** No script, no address but our own, in no frame; the one style by its hash. */
const CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

/** The first of our languages that the browser names; Dutch where it names none. */
export function languageOf(accepted: string | undefined): Language {
  const named = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return (named.find((one) => LANGUAGES.includes(one as Language)) as Language | undefined) ?? 'nl';
}

export interface InstallPage {
  status: number;
  language: Language;
  title: string;
  lines: string[];
  /** To be typed somewhere. */
  command?: string;
  link?: { to: string; text: string };
  /** A `Set-Cookie` value. */
  cookie?: string;
}

/** A page of words only: whatever is given is shown as it is. */
export function sendInstallPage(response: ServerResponse, page: InstallPage): void {
  const { status, language, title, lines, command, link, cookie } = page;
  const body = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    ...(command === undefined ? [] : [`<code>${escaped(command)}</code>`]),
    ...(link === undefined ? [] : [`<p><a href="${escaped(link.to)}">${escaped(link.text)}</a></p>`]),
    '</main></body></html>',
  ].join('\n');
  response.writeHead(status, { ...HEADERS, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) });
  response.end(body);
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  // The address of the page holds a code and a state.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

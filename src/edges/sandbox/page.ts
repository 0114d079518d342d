import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Http } from '../../http.js';
import { refusedBecause } from './guard.js';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Served as they are: the build leaves them in `src`, and `src` and `dist` lie side by side. */
const HERE = new URL('../../../src/edges/sandbox/page/', import.meta.url);
const FILES = [
  'base.css',
  'top.css',
  'people.css',
  'chat.css',
  'cards.css',
  'dialog.css',
  'lighthouse.svg',
  'harbour.svg',
  'app.js',
  'api.js',
  'words.js',
  'dom.js',
  'card.js',
  'fields.js',
  'finder.js',
  'phones.js',
  'dialog.js',
  'pane.js',
  'chat.js',
  'chooser.js',
  'clock.js',
];

/** `/` and the files of the page; a closed list, no path is ever made of what somebody asks for. */
export function servePage(http: Http): void {
  serve(http, '/', fileURLToPath(new URL('index.html', HERE)));
  for (const file of FILES) serve(http, `/sandbox/${file}`, fileURLToPath(new URL(file, HERE)));
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  serve(http, '/sandbox/adaptivecards.js', renderer);
}

function serve(http: Http, path: string, file: string): void {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  http.route('GET', path, async (request: IncomingMessage, response: ServerResponse) => {
    const why = refusedBecause(request);
    if (why) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', ...HEADERS }).end(why);
      return;
    }
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': type, 'content-length': body.length, ...HEADERS });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

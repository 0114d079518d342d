import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http } from './http.js';
import type { CardData, Reader } from './kernel/card.js';
import { FILE, type FileRef, type KeptFile, lastsFor } from './kernel/file.js';
import type { Stored } from './kernel/kind.js';
import { LANGUAGES } from './kernel/values.js';
import type { Clock } from './ports/clock.js';
import type { KeepFile } from './ports/delivery.js';
import type { Store } from './ports/store.js';
import type { Renderer } from './render/card.js';

export interface FilesParts {
  store: Store;
  clock: Clock;
  renderer: Pick<Renderer, 'file' | 'say'>;
  /** undefined: nobody who is at this school today. */
  reader(schoolId: string, personId: string): Promise<Reader | undefined>;
}

export interface Files {
  keep: KeepFile;
  /** `GET /file/<token>`, and of a picture `GET /picture/<token>.png`. */
  routes(http: Http): void;
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};
/** The school, a dot, 32 random bytes. The store reads within a school only. */
const TOKEN = /^([\w-]{1,64})\.([\w-]{43})$/;
const PATH = '/file/';
const PICTURE = /^\/picture\/(.+)\.png$/;
/** What a browser shows; the rest it saves. */
const SHOWN = ['application/pdf', 'image/png'];

/**
 * Files that wait for their addressee: an hour, a calendar entry a week. The link alone opens one, as often as needed (a phone first, then a printer's computer),
 * drawn at that moment in their language; each opening is logged. Whatever is wrong with it, the answer is the same.
 */
export function createFiles({ store, clock, renderer, reader }: FilesParts): Files {
  async function find(token: string): Promise<{ kept: Stored<KeptFile>; reader: Reader } | undefined> {
    const [, schoolId, secret] = TOKEN.exec(token) ?? [];
    if (!schoolId || !secret) return undefined;
    const kept = await store.get(FILE, schoolId, hashOf(secret));
    if (!kept || kept.data.expiresAt <= clock.now()) return undefined;
    const whose = await reader(schoolId, kept.data.personId);
    return whose && { kept, reader: whose };
  }

  async function open(
    request: IncomingMessage,
    response: ServerResponse,
    token: string,
    only?: FileRef['file'],
  ): Promise<void> {
    const found = await find(token);
    const file = found?.kept.data.file as unknown as FileRef | undefined;
    if (!found || !file || (only && file.file !== only)) return nothing(response, renderer);
    const { kept, reader: whose } = found;
    const { about, personId } = kept.data;
    const { name, mime, bytes } = await renderer.file(file, whose, clock.now());
    if (request.method !== 'HEAD') {
      const { kind, id } = about ?? kept;
      const line = { at: clock.now(), who: personId, verb: 'file.open', kind, id, access: 'read' as const };
      const { schoolId } = kept;
      await store.commit({ schoolId, save: [], remove: [], work: [], audit: [line] }, clock.real());
    }
    response.writeHead(200, {
      ...HEADERS,
      'content-type': mime,
      'content-length': bytes.length,
      'content-disposition': `${SHOWN.includes(mime) ? 'inline' : 'attachment'}; filename="${name}"`,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  return {
    async keep(schoolId, { personId, about, file }) {
      const secret = randomBytes(32).toString('base64url');
      const data = {
        personId,
        expiresAt: clock.now() + lastsFor(file),
        ...(about ? { about } : {}),
        file: file as unknown as CardData,
      };
      const save = [{ kind: FILE, id: hashOf(secret), expect: 0, data }];
      await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, clock.real());
      return `${schoolId}.${secret}`;
    },
    routes(http) {
      http.route('GET', `${PATH}*`, (request, response, url) =>
        open(request, response, url.pathname.slice(PATH.length)),
      );
      http.route('GET', '/picture/*', (request, response, url) =>
        open(request, response, PICTURE.exec(url.pathname)?.[1] ?? '', 'picture'),
      );
    },
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Not there, not yet or not any more, not yours: one answer, in every language, since nobody knows who asks. */
function nothing(response: ServerResponse, renderer: Pick<Renderer, 'say'>): void {
  const words = LANGUAGES.map((language) => renderer.say({ t: 'file.gone' }, language)).join('\n');
  response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

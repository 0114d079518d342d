import type { CardRef } from '../kernel/card.js';
import type { FileRef } from '../kernel/file.js';

/** A card with the button that opens its file, below the rest; `base` is undefined where nobody can reach us. */
export function withFileLink(
  card: CardRef,
  out: { file: FileRef; token?: string } | undefined,
  base: string | undefined,
): CardRef {
  if (!out) return card;
  const { file, token } = out;
  const url = base === undefined || !token ? {} : { url: new URL(pathOf(file, token), base).href };
  const link = {
    card: 'school/file',
    data: { page: file.file === 'page', picture: file.file === 'picture', off: isEnd(file), ...url },
  };
  return { ...card, parts: [...(card.parts ?? []), link] };
}

/** A picture's address says what it is, for who looks at it in a browser or saves it. */
const pathOf = ({ file }: FileRef, token: string): string =>
  file === 'picture' ? `/picture/${token}.png` : `/file/${token}`;

/** What takes something out of a calendar again. */
const isEnd = (file: FileRef): boolean =>
  (file.file === 'ics' && file.data.invitation?.method === 'CANCEL') ||
  (file.file === 'entries' && file.data.entries.every(({ cancelled }) => cancelled));

/** An address that buttons of a card may lead to (`finish.ts`), or undefined: over plain http only this machine itself. */
export function linkBase(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { protocol, hostname } = new URL(address);
  const here = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && here) ? address : undefined;
}

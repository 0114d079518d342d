import type { FileRef } from '../kernel/file.js';
import type { SendRow } from '../ports/composer.js';
import type { Delivery, OutMessage } from '../ports/delivery.js';
import type { Parts } from './parts.js';

/**
 * The message with its file, as this surface takes it. Each try keeps the file anew, since only the hash of a token is known
 * afterwards; what no message shows goes within the hour.
 */
export async function withFile(
  parts: Parts,
  row: SendRow,
  file: FileRef,
  out: OutMessage,
  { uploads }: Delivery,
): Promise<OutMessage> {
  if (!('person' in row.to) || out.address.channel !== undefined)
    throw new Error(`"${row.name}": a file goes to a person, never to a channel`);
  if (uploads) return { ...out, file: { file } };
  if (!parts.keepFile) throw new Error('nobody keeps files here');
  const kept = { personId: row.to.person, ...(row.ref ? { about: row.ref } : {}), file };
  return { ...out, file: { file, token: await parts.keepFile(row.schoolId, kept) } };
}

import type { CardRef, Reader } from '../../kernel/card.js';
import type { Clock } from '../../ports/clock.js';
import type { Address, Delivered, Delivery } from '../../ports/delivery.js';
import type { Store } from '../../ports/store.js';
import { withFileLink } from '../../render/file-link.js';
import { type Draw, drawn } from './draw.js';
import { EVERYBODY, only, SANDBOX_MESSAGE, type SandboxMessage } from './message.js';

/** Tries at replacing a card that somebody else replaces at the same time. */
const REPLACE_TRIES = 5;

export interface Chat {
  delivery: Delivery;
  /** The message of this id, if this person sees it. */
  seen(schoolId: string, id: string, personId: string): Promise<SandboxMessage | undefined>;
  /** Puts another card where this message stands. False: there is no such message. */
  replace(schoolId: string, id: string, shown: Pick<SandboxMessage, 'card' | 'language'>): Promise<boolean>;
}

/** The sandbox's chat is a table of messages in the store itself; nothing leaves the process. */
export interface ChatParts {
  store: Store;
  clock: Clock;
  draw: Draw;
  /** Where this process listens, for links to files. */
  origin?(): string;
}

export function createChat({ store, clock, draw, origin }: ChatParts): Chat {
  const save = (schoolId: string, id: string, expect: number, data: SandboxMessage) =>
    store.commit(
      { schoolId, save: [{ kind: SANDBOX_MESSAGE, id, expect, data }], remove: [], work: [], audit: [] },
      clock.real(),
    );

  const shownTo = (card: CardRef, reader: Reader) => ({
    card: drawn(draw, card, reader, clock.now()),
    language: reader.language,
  });
  const replace: Chat['replace'] = async (schoolId, id, shown) => {
    for (let attempt = 0; attempt < REPLACE_TRIES; attempt++) {
      const found = await store.get(SANDBOX_MESSAGE, schoolId, id);
      if (!found) return false;
      if ((await save(schoolId, id, found.version, { ...found.data, ...shown })) === 'done') return true;
    }
    throw new Error(`sandbox message ${id} keeps changing`);
  };

  return {
    replace,
    async seen(schoolId, id, personId) {
      const message = (await store.get(SANDBOX_MESSAGE, schoolId, id))?.data;
      return message && [EVERYBODY, only(personId)].includes(message.seenBy) ? message : undefined;
    },
    delivery: {
      surface: 'sandbox',
      perSecond: 10_000,
      async deliver(message): Promise<Delivered> {
        const { id, address, reader, at } = message;
        const card = withFileLink(message.card, message.file, origin?.());
        // A conflict says that this very message already stands there: a delivery repeated after a crash.
        await save(address.tenant, id, 0, {
          ...placeOf(address),
          at,
          ...shownTo(card, reader),
        });
        return { kind: 'sent', handle: id };
      },
      async update({ address, card, reader }, handle): Promise<Delivered> {
        const there = await replace(address.tenant, String(handle), shownTo(card, reader));
        return there ? { kind: 'sent', handle } : { kind: 'lost', reason: 'message.gone' };
      },
    },
  };
}

const placeOf = ({ place, channel }: Address) =>
  channel === undefined ? { seenBy: only(place) } : { seenBy: EVERYBODY, channel };

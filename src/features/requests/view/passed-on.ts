import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { wentAt } from '../model/pass-on.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { isRequester, leads } from '../policy.js';
import type { At } from './messages.js';

/**
 * Several requests went to another coordinator at once: one message to who has them now, one to each who asked. The act by
 * which they went is told by its moment (`data.at`), which stands on the timeline of each.
 */

const PAGE = 100;
const MOST = 400;
/** A message shows so many by name; the rest is behind its button. */
const ROWS = 8;

async function openOf(
  { read, person }: At,
  field: 'coordinatorId' | 'requesterId',
): Promise<Stored<CareRequest>[]> {
  const found: Stored<CareRequest>[] = [];
  let after: string | undefined;
  do {
    const page = await read.find(REQUEST, { where: { [field]: person.id, open: true }, limit: PAGE, after });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < MOST);
  return found;
}

const why = ({ school, data }: At) =>
  text(`message.passedOn.${data.why}`, { name: nameOf(school, String(data.from)) });

/** To who has them now: a number and the list, not a message for each. */
const passedOn: SendSpec<School, Person> = {
  name: 'request.passed-on',
  async view(at: At) {
    const mine = (await openOf(at, 'coordinatorId')).filter(
      ({ data }) => wentAt(data, at.data.at) && leads(at.person, data, at.school, dayOf(at.now)),
    );
    return mine.length === 0
      ? undefined
      : { card: 'requests/passed-on', data: { why: why(at), n: mine.length } };
  },
};

/** To who asked: which of their requests lie with whom now. What went back to where it was is no news. */
const passedOnYours: SendSpec<School, Person> = {
  name: 'request.passed-on-yours',
  async view(at: At) {
    const { school, person, data: sent } = at;
    const moved = (await openOf(at, 'requesterId')).filter(({ data }) => {
      const event = wentAt(data, sent.at);
      const holder = data.takenBy ?? data.coordinatorId;
      return event?.what === 'handedOver' && holder !== sent.from && isRequester(person, data);
    });
    if (moved.length === 0) return undefined;
    return {
      card: 'requests/passed-on-yours',
      data: {
        why: why(at),
        rows: moved.slice(0, ROWS).map(({ data }) => ({
          line: text('message.passedOn.row', {
            roepnaam: data.roepnaam,
            classCode: data.classCode,
            name: nameOf(school, data.takenBy ?? data.coordinatorId),
          }),
        })),
        more: moved.length > ROWS ? moved.length - ROWS : null,
      },
    };
  },
};

/** Whom its requester picked left: they alone say who may know from now on. Drawn for nobody else. */
const chooseAgain: SendSpec<School, Person> = {
  name: 'request.choose-again',
  async view({ read, ref, person }) {
    const record = ref && (await read.get(REQUEST, ref.id));
    if (!record || !isRequester(person, record.data)) return undefined;
    const { roepnaam, status } = record.data;
    return { card: 'requests/choose-again', data: { id: record.id, roepnaam, open: status === 'HELD' } };
  },
};

export const passedOnSends = [passedOn, passedOnYours, chooseAgain];

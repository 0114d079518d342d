import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Beside, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, moment, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import { type CareRequest, LIMITS, REQUEST } from '../model/request.js';
import { sharesEver, sharesNow, standingOf } from '../model/shares.js';
import type { RequestTurn } from '../model/turn.js';
import { aspectsFor, mayBeInvited, seesShares, sharedWith } from '../policy.js';
import { personChoices } from './choices.js';
import { eventLine } from './lines.js';
import { about, base, type Drawn } from './messages.js';

type On = RequestTurn<unknown>;

/** Whom to ask, and what to tell them. Nothing of the request is filled in. */
export function inviteCard({ school, record, person, now }: On, once: string): CardRef {
  const today = dayOf(now);
  const request = record.data;
  const people = personChoices(
    school,
    today,
    (one) => one.id !== person.id && mayBeInvited(one, request, school, today),
  );
  return {
    card: 'requests/invite',
    data: { ...headOf(school, record.id, request), once, people, max: LIMITS.long },
  };
}

/** For who was invited: what was written for them, what they said, and when. Nothing else of the request is in the data. */
export function sharedCard({ school, record, person, now }: On, once: string): CardRef {
  const request = record.data;
  const shares = sharedWith(person, request, dayOf(now));
  const mine = request.notes.filter(({ kind, by }) => kind === 'thought' && by === person.id);
  const events = [
    ...shares.map(({ at, by }) => ({ at, by, what: 'invitedYou' })),
    ...request.events.filter(({ by, what }) => by === person.id && OWN.includes(what)),
  ].sort((a, b) => a.at - b.at);
  return {
    card: 'requests/shared-read',
    data: {
      id: record.id,
      roepnaam: request.roepnaam,
      classCode: request.classCode,
      once,
      max: LIMITS.long,
      shares: shares.map((share) => ({
        who: text('request.shared.from', { name: nameOf(school, share.by), at: moment(share.at) }),
        said: share.text,
        others: othersOf(school, share.with, person.id),
      })),
      mine: mine.map((note) => ({
        who: text('request.shared.yours', { at: moment(note.at) }),
        said: note.text,
      })),
      cannot: standingOf(request, person.id) === 'asked',
      timeline: events.map((event) => ({ line: eventLine(school, event) })),
    },
  };
}
const OWN: readonly string[] = ['thought', 'cannot'];

function othersOf(school: School, ids: readonly string[], personId: string) {
  const others = ids.filter((id) => id !== personId);
  return others.length === 0
    ? null
    : text('request.shared.others', { names: list(...others.map((id) => nameOf(school, id))) });
}

/** Beside a request: for who leads it and its requester whom they asked; for who was asked, the way to it. */
export function sharesPart({ school, person, now, record }: Beside<School, Person>): CardRef[] {
  if (record.kind !== REQUEST.kind) return [];
  const { id, data: request } = record as Stored<CareRequest>;
  const today = dayOf(now);
  const head = headOf(school, id, request);
  if (seesShares(person, request, school, today)) {
    const shares = (request.shares ?? []).map((share) => shareRow(school, id, request, share));
    return shares.length === 0 ? [] : [{ card: 'requests/shares', data: { ...head, shares } }];
  }
  if (!aspectsFor(person, request, school, today).has('shared')) return [];
  return [{ card: 'requests/shared-with-you', data: head }];
}

const shareRow = (
  school: School,
  id: string,
  request: CareRequest,
  share: NonNullable<CareRequest['shares']>[number],
): CardData => ({
  by: text('request.shares.by', { name: nameOf(school, share.by), at: moment(share.at) }),
  said: share.text,
  people: share.with.map((personId) => ({
    id,
    personId,
    line: text(`request.shares.${share.ended?.includes(personId) ? 'over' : standingOf(request, personId)}`, {
      name: nameOf(school, personId),
    }),
    back: request.open && !share.ended?.includes(personId),
  })),
});

/** Also when it is over: then the message says so, and leads nowhere. */
const everAsked: typeof seesShares = (person, request) => sharesEver(request, person.id).length > 0;

const invited: Drawn = (at, id, request) => {
  const now = sharesNow(request, at.person.id);
  const open = sharedWith(at.person, request, dayOf(at.now)).length > 0;
  const by = (now.at(-1) ?? sharesEver(request, at.person.id).at(-1))?.by;
  return {
    card: 'requests/invited',
    data: {
      id,
      roepnaam: request.roepnaam,
      classCode: request.classCode,
      by: nameOf(at.school, by),
      standing: open ? standingOf(request, at.person.id) : 'over',
      open,
      cannot: open && standingOf(request, at.person.id) === 'asked',
    },
  };
};

export const shareSends: SendSpec<School, Person>[] = [
  about('request.invited', invited, undefined, everAsked),
  about('request.thought', (at, id, request) => ({
    card: 'requests/thought',
    data: { ...base(at, id, request), by: nameOf(at.school, String(at.data.by)) },
  })),
  about(
    'request.cannot',
    () => undefined,
    ({ school, data }, { roepnaam }) =>
      text('digest.cannot', { roepnaam, name: nameOf(school, String(data.by)) }),
  ),
];

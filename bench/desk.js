import { BASKET } from '../dist/features/requests/model/basket.js';
import { newRequest, REQUEST } from '../dist/features/requests/model/request.js';

export const TODAY = '2026-11-24';
/** A Tuesday, 9 o'clock in Brussels. */
export const NOW = Date.UTC(2026, 10, 24, 8);
const DAY = 86_400_000;
const CLASSES = ['K1', 'K2', 'K3', 'L1A', 'L1B', 'L2A', 'L2B', 'L3A', 'L3B', 'L4A', 'L4B', 'L5', 'L6'];
/** Of one hundred: how the open requests of a coordinator stand. */
const STATES = [
  ['NEW', 14],
  ['TAKEN', 44],
  ['WAITING', 20],
  ['ANSWERED', 9],
  ['PARKED', 13],
];
const SAID =
  'Sinds twee weken begint hij pas na de derde keer vragen. In de kring lukt het wel, vooral als hij mag kiezen. ' +
  'Vandaag schoof hij zijn blad drie keer weg en keek lang naar buiten. Met een buur ernaast werkt hij tien minuten door.';

const stateOf = (n) => {
  let left = (n * 37) % 100;
  for (const [status, share] of STATES) {
    if (left < share) return status;
    left -= share;
  }
  return 'TAKEN';
};
const dayAfter = (days) => new Date(NOW + days * DAY).toISOString().slice(0, 10);

/** An open request as it is after some days: who took it, what was said back and forth. */
function open(id, n, coordinatorId) {
  const status = stateOf(n);
  const since = NOW - (2 + (n % 40)) * DAY;
  const safety = status === 'NEW' && n % 29 === 0 ? 'doubt' : 'no';
  const data = asked(id, n, coordinatorId, since, { observation: SAID, safety, when: 'twoWeeks' });
  const event = (what, days) => ({ at: since + days * DAY, by: coordinatorId, what });
  const taken = status !== 'NEW';
  return {
    ...data,
    status,
    changedAt: since + (n % 17) * 60_000,
    answerBy: dayAfter((n % 7) - 2),
    events: [...data.events, ...(taken ? [event('taken', 1), event('asked', 2), event('replied', 3)] : [])],
    ...(taken ? { takenBy: coordinatorId } : {}),
    ...(taken ? { notes: [{ at: since, by: coordinatorId, kind: 'question', text: SAID }] } : {}),
    ...(status === 'TAKEN' && n % 4 === 0 ? { plannedFor: dayAfter((n % 13) - 2) } : {}),
    ...(status === 'TAKEN' && n % 11 === 0 ? { clb: true } : {}),
    ...(status === 'PARKED' ? aside(dayAfter(1 + (n % 40))) : {}),
  };
}
const aside = (until) => ({ parked: { why: 'tryout', until }, backOn: until });

const asked = (id, n, coordinatorId, since, words) =>
  newRequest(
    {
      id,
      roepnaam: `woord${id}`,
      schoolYear: '2026-2027',
      classCode: CLASSES[n % CLASSES.length],
      requesterId: 'lies-wadloper',
      coordinatorId,
      routing: [],
      answerBy: TODAY,
      words: { scope: 'pupil', pupil: `LL${n}`, ...words },
      status: 'NEW',
    },
    since,
  );

const closed = (id, n, coordinatorId) => ({
  ...asked(id, n, coordinatorId, NOW - 60 * DAY, { observation: SAID, safety: 'no' }),
  status: 'CLOSED',
  open: false,
  takenBy: coordinatorId,
});

/** Writes `open` requests of one coordinator among `stored` of the school, the others closed or with colleagues; a basket as well. */
export async function fillDesk(store, schoolId, { coordinator, others, openCount, stored }) {
  const save = [];
  const flush = () => store.commit({ schoolId, save: save.splice(0), remove: [], work: [], audit: [] }, NOW);
  const basket = [];
  const every = Math.floor(stored / openCount);
  for (let n = 0; n < stored; n++) {
    const id = `R${String(n).padStart(8, '0')}`;
    const mine = n % every === 0 && n / every < openCount;
    const other = others[n % others.length];
    const data = mine ? open(id, n, coordinator) : n % 9 === 0 ? open(id, n, other) : closed(id, n, other);
    if (mine && data.clb) basket.push(id);
    save.push({ kind: REQUEST, id, expect: 0, data });
    if (save.length === 500) await flush();
  }
  save.push({ kind: BASKET, id: coordinator, expect: 0, data: { requests: basket.slice(0, 8) } });
  await flush();
}

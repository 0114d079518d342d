import { describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import { type CareRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import { isOpen, STATUSES, type Status } from '../../../src/features/requests/model/states.js';
import { aspectsFor } from '../../../src/features/requests/policy.js';
import { LEFT, NOW, requestIn, schoolWith, TODAY, WHO } from './authorisation-cast.js';
import { COORDINATORS, SITUATIONS, type Situation } from './authorisation-situations.js';

/**
 * Every verb on a care request, tried by everybody on every state, against a table that is written from product.md
 * ("Who may read what") and knows nothing of the code. A verb that is not in the table fails: somebody has to decide.
 */
type Group =
  | 'inviter'
  | 'thinker'
  | 'reader'
  | 'leader'
  | 'wider'
  | 'requester'
  | 'requesterOrLeader'
  | 'told'
  | 'reason';
const VERBS: Record<string, Group> = {
  'request.read': 'reader',
  'request.said': 'reader',
  'request.reason': 'reason',
  'request.acknowledge': 'told',
  'request.take': 'leader',
  'request.together': 'leader',
  'request.hand-over': 'leader',
  'request.hand-over.save': 'leader',
  'request.park': 'leader',
  'request.park.save': 'leader',
  'request.resume': 'leader',
  'request.clb': 'leader',
  'request.clb.out': 'leader',
  'request.phase': 'leader',
  'request.phase.save': 'leader',
  'request.step-up.save': 'leader',
  'request.invite': 'inviter',
  'request.invite.save': 'inviter',
  'request.uninvite': 'requesterOrLeader',
  'request.shared': 'thinker',
  'request.thought.save': 'thinker',
  'request.cannot': 'thinker',
  'request.ask': 'leader',
  'request.ask.save': 'leader',
  'request.answer': 'leader',
  'request.answer.save': 'leader',
  'request.close': 'leader',
  'request.close.save': 'leader',
  'request.reopen': 'requesterOrLeader',
  'request.choose': 'requester',
  'request.choose.save': 'requester',
  'request.complete': 'requester',
  'request.complete.save': 'requester',
  'request.idea': 'requester',
  'request.reply': 'requester',
  'request.reply.save': 'requester',
  'request.call-me': 'requester',
  'request.add': 'requester',
  'request.add.save': 'requester',
  'request.correct': 'requester',
  'request.correct.save': 'requester',
  'request.withdraw': 'requester',
  'request.withdraw.save': 'requester',
  'request.confirm': 'requester',
  'request.drop': 'requester',
  'triage.same-pupil': 'leader',
  'triage.other-pupil': 'leader',
  'triage.same-pupil.undo': 'leader',
  'triage.theme': 'leader',
  'triage.theme.save': 'leader',
  'triage.plan': 'leader',
  'triage.plan.save': 'leader',
  'bundle.form': 'wider',
  'bundle.save': 'wider',
  'bundle.leave': 'leader',
};

/** Before it lies with a coordinator it belongs to its requester, or to the two who talked; afterwards nothing else ends. */
function expected(
  { name, leads, reads, told, mayGiveReason, thinks, asks }: Situation,
  group: Group,
  who: string,
  status: Status,
): boolean {
  const own = who === 'requester';
  const shut = status === 'HELD' || status === 'UNCONFIRMED' || status === 'DROPPED';
  const between = (status === 'UNCONFIRMED' || status === 'DROPPED') && who === 'noter';
  switch (group) {
    case 'reader':
      return own || between || (!shut && reads.includes(who));
    case 'leader':
      return !shut && leads.includes(who);
    case 'inviter':
      return !shut && isOpen(status) && asks !== undefined && (own || asks.includes(who));
    case 'thinker':
      return !shut && isOpen(status) && thinks.includes(who);
    case 'wider':
      return (
        !shut && COUNTED.has(name) && isOpen(status) && leads.includes(who) && COORDINATORS.includes(who)
      );
    case 'requester':
      return own;
    case 'requesterOrLeader':
      return own || (!shut && leads.includes(who));
    case 'told':
      return !shut && told.includes(who);
    case 'reason':
      return !shut && mayGiveReason.includes(who);
  }
}

/** What is in no count is not looked at wider either: "mijn aanpak", and what is about somebody of the school. */
const COUNTED = new Set(
  SITUATIONS.filter(({ mayGiveReason }) => mayGiveReason.length > 0).map(({ name }) => name),
);

const onRequest = FEATURES.flatMap(({ verbs }) => verbs).filter((verb) => verb.on === REQUEST);

describe('every verb, everybody, every state', () => {
  it('has every verb on a request in its table', () => {
    expect(onRequest.map((verb) => verb.name).sort()).toEqual(Object.keys(VERBS).sort());
  });

  it.each(SITUATIONS)('$name', (situation) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const verb of onRequest) {
      for (const who of WHO) {
        for (const status of STATUSES) {
          const record = requestIn(status, situation.more);
          const may = verb.may(situation.school.people.get(who)!, situation.school, record, NOW);
          const should = expected(situation, VERBS[verb.name]!, who, status);
          tried += 1;
          if (may !== should) wrong.push(`${who} ${may ? 'MAY' : 'may not'} ${verb.name} on ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBe(onRequest.length * WHO.length * STATUSES.length);
  });

  it('leaves nobody waiting: what a departed coordinator had lies with whoever follows the class', () => {
    const school = schoolWith({ ...LEFT, otherCoordinator: { covers: [{ by: 'fallback' }] } });
    const take = onRequest.find((verb) => verb.name === 'request.take')!;
    const who = WHO.filter(
      (id) => id !== 'coordinator' && take.may(school.people.get(id)!, school, requestIn('NEW'), NOW),
    );
    expect(who).toEqual(['otherCoordinator']);
  });

  it('lets whoever was asked to take what nobody took act and read while nobody has, and see its state afterwards', () => {
    const school = schoolWith();
    const asked = { standInAsked: 'standIn', sharedWith: [] };
    const may = (verb: string, status: Status, more: Partial<CareRequest> = {}) =>
      onRequest
        .find(({ name }) => name === verb)!
        .may(school.people.get('standIn')!, school, requestIn(status, { ...asked, ...more }), NOW);
    for (const status of STATUSES) expect(may('request.take', status)).toBe(status === 'NEW');
    expect(may('request.read', 'TAKEN')).toBe(true);
    const seen = aspectsFor(
      school.people.get('standIn')!,
      requestIn('TAKEN', { ...asked, takenBy: 'coordinator' }),
      school,
      TODAY,
    );
    expect([...seen]).toEqual(['timeline']);
    expect(may('request.take', 'NEW', { onlyFor: ['trustTeacher'] })).toBe(false);
    expect(may('request.read', 'NEW', { onlyFor: ['trustTeacher'] })).toBe(false);
  });

  it('lets a stand-in who took it go on while it is open, and ends that with it', () => {
    const school = schoolWith();
    const close = onRequest.find((verb) => verb.name === 'request.close')!;
    const standIn = school.people.get('standIn')!;
    expect(close.may(standIn, school, requestIn('TAKEN', { takenBy: 'standIn' }), NOW)).toBe(true);
    expect(close.may(standIn, school, requestIn('CLOSED', { takenBy: 'standIn' }), NOW)).toBe(false);
  });
});

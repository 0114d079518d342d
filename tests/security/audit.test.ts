import { describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../src/features/index.js';
import { type CareRequest, REQUEST } from '../../src/features/requests/model/request.js';
import { STATUSES, type Status } from '../../src/features/requests/model/states.js';
import { aspectsFor } from '../../src/features/requests/policy.js';
import type { Decision } from '../../src/kernel/decision.js';
import { isRefusal } from '../../src/kernel/errors.js';
import { AWAY, NOW, requestIn, schoolWith, TODAY, WHO } from '../features/requests/authorisation-cast.js';

/**
 * Everybody presses everything they may on every state; whatever comes back is searched for the words that were written.
 * "Every reading of content is logged", in the same commit; so is every change.
 */
const school = schoolWith(AWAY);
const words = {
  scope: 'pupil' as const,
  pupil: 'GEHEIMKV7',
  observation: 'GEHEIM wat',
  tried: 'GEHEIM poging',
  safety: 'yes' as const,
  capacity: 'tooMuch' as const,
  domains: ['PSYCHOLOGICAL_AND_SOCIAL' as const],
};
const note = (kind: 'question' | 'reply' | 'reason') => ({
  at: NOW,
  by: 'coordinator',
  kind,
  text: 'GEHEIM',
});
const record = (status: Status): CareRequest =>
  requestIn(status, {
    words,
    notes: [
      note('question'),
      note('reply'),
      note('reason'),
      { at: NOW, by: 'thinker', kind: 'thought' as const, text: 'GEDACHT' },
    ],
    outcome: 'elsewhere',
    events: [
      { at: NOW, by: 'requester', what: 'raised' },
      { at: NOW, by: 'toldHead', what: 'acknowledged' },
    ],
  });
const INPUT = {
  text: 'antwoord',
  why: 'omdat',
  outcome: 'other',
  people: ['toldHead'],
  personId: 'thinker',
  to: 'otherCoordinator',
  observation: 'verbeterd',
};
const read = { get: async () => undefined, find: async () => ({ items: [] }), count: async () => 0 };

interface Pressed {
  who: string;
  verb: string;
  status: Status;
  outcome: Decision;
}
async function pressed(): Promise<Pressed[]> {
  const all: Pressed[] = [];
  for (const verb of FEATURES.flatMap(({ verbs }) => verbs).filter((one) => one.on === REQUEST)) {
    for (const who of WHO) {
      for (const status of STATUSES) {
        const person = school.people.get(who)!;
        const data = record(status);
        if (!verb.may(person, school, data, NOW)) continue;
        const outcome = await verb.handle({
          now: NOW,
          school,
          read: read as never,
          id: () => 'N'.repeat(26),
          opens: () => true,
          held: async () => [],
          beside: async () => [],
          secret: () => ({ token: 'token', hash: 'hash' }),
          address: () => undefined,
          found: async () => [],
          person,
          input: { id: 'x', ...INPUT },
          record: { schoolId: 'school', kind: REQUEST.kind, id: 'x', version: 1, data },
          place: { kind: 'personal' },
        });
        if (!isRefusal(outcome)) all.push({ who, verb: verb.name, status, outcome });
      }
    }
  }
  return all;
}
const named = ({ who, verb, status }: Pressed) => `${who} ${verb} ${status}`;
const shown = ({ outcome }: Pressed) => JSON.stringify(outcome.reply);

describe('what comes back', () => {
  it('holds words only for whoever may read them, and then with a line that says who read', async () => {
    const all = await pressed();
    const withWords = all.filter((one) => shown(one).includes('GEHEIM'));
    const unlogged = withWords.filter(
      ({ outcome, who }) => !outcome.audit.some((line) => line.access === 'read' && line.who === who),
    );
    expect(unlogged.map(named)).toEqual([]);
    const unread = withWords.filter(({ who, status, verb }) => {
      // Giving a reason is what makes a coordinator a reader.
      if (verb === 'request.reason') return false;
      return !aspectsFor(school.people.get(who)!, record(status), school, TODAY).has('words');
    });
    expect(unread.map(named)).toEqual([]);
    expect(withWords.length).toBeGreaterThan(50);
  });

  it('shows what was shared to who was asked, with a line that says so, and none of the rest', async () => {
    const told = (await pressed()).filter((one) => shown(one).includes('GEDEELD'));
    expect(told.length).toBeGreaterThan(5);
    for (const { who, verb, outcome } of told) {
      expect(['thinker', 'toldHead']).toContain(who);
      expect(verb).toBe('request.shared');
      expect(outcome.audit).toEqual([expect.objectContaining({ who, verb, access: 'read' })]);
      expect(JSON.stringify(outcome.reply)).not.toMatch(/GEHEIM|tooMuch|safety\.|Naam requester|elsewhere/);
    }
  });

  it('tells what a colleague thought to who asked, and to that colleague alone', async () => {
    const told = (await pressed()).filter((one) => shown(one).includes('GEDACHT'));
    expect([...new Set(told.map(({ who }) => who))].sort()).toEqual([
      'coordinator',
      'requester',
      'standIn',
      'thinker',
    ]);
  });

  it('tells carrying capacity to the requester and to whoever leads it alone', async () => {
    const told = (await pressed()).filter((one) => /capacity\.tooMuch|"tooMuch"/.test(shown(one)));
    expect([...new Set(told.map(({ who }) => who))].sort()).toEqual([
      'coordinator',
      'noter',
      'requester',
      'standIn',
    ]);
    expect(
      told
        .filter(({ who }) => who === 'noter')
        .every(({ status }) => status === 'UNCONFIRMED' || status === 'DROPPED'),
    ).toBe(true);
  });

  it('tells the answer on safety, and that an alarm was taken up, to nobody else', async () => {
    const told = (await pressed()).filter((one) => /safety\.yes|event\.acknowledged/.test(shown(one)));
    const may = ['requester', 'noter', 'coordinator', 'standIn', 'toldHead'];
    expect(told.filter(({ who }) => !may.includes(who)).map(named)).toEqual([]);
    expect(told.length).toBeGreaterThan(10);
  });

  it('tells how it ended to whoever may read the words alone', async () => {
    const told = (await pressed()).filter((one) => shown(one).includes('request.outcome.elsewhere'));
    const wrong = told.filter(
      ({ who, verb, status }) =>
        verb !== 'request.reason' &&
        !aspectsFor(school.people.get(who)!, record(status), school, TODAY).has('words'),
    );
    expect(wrong.map(named)).toEqual([]);
  });
});

describe('what is changed', () => {
  it('has a line in the same commit, with who did it', async () => {
    const changing = (await pressed()).filter(
      ({ outcome }) => outcome.save.length + outcome.remove.length > 0,
    );
    const unlogged = changing.filter(
      ({ outcome, who }) =>
        !outcome.audit.some((line) => line.access === 'change' && line.who === who && line.id === 'x'),
    );
    expect(unlogged.map(named)).toEqual([]);
    expect(changing.length).toBeGreaterThan(50);
  });

  it('never writes words into a line, a work row or a note to somebody', async () => {
    for (const one of await pressed()) {
      const { audit, work, reply } = one.outcome;
      const closing = reply.kind === 'close' || reply.kind === 'note' ? reply : null;
      expect([named(one), JSON.stringify([audit, work, closing])]).toEqual([
        named(one),
        expect.not.stringMatching(/GEHEIM|GEDEELD|GEDACHT|antwoord|verbeterd|omdat/),
      ]);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { CONSULTATION, type Consultation } from '../../../src/features/consultations/model/consultation.js';
import { RECURRING } from '../../../src/features/consultations/model/recurring.js';
import { FEATURES } from '../../../src/features/index.js';
import { NOW, schoolWith, WHO } from '../requests/authorisation-cast.js';

/**
 * Every verb on a consultation, tried by everybody: for those who take part, and some for who organises it. Rank opens none: neither
 * does the coordinator of the request it comes from, nor the head, unless they take part.
 */
const VERBS: Record<string, 'part' | 'organiser' | 'asked'> = {
  'consult.read': 'part',
  'consult.vote': 'part',
  'consult.vote.save': 'part',
  'consult.confirm': 'organiser',
  'consult.confirm.save': 'organiser',
  'consult.confirm.hold': 'organiser',
  'consult.cancel': 'organiser',
  'consult.calendar': 'part',
  'consult.outside': 'organiser',
  'consult.outside.file': 'organiser',
  'consult.cancel.form': 'organiser',
  'consult.move': 'organiser',
  'consult.move.propose': 'organiser',
  'consult.move.fix': 'organiser',
  'consult.people': 'organiser',
  'consult.people.save': 'organiser',
  'consult.keep': 'organiser',
  'consult.agenda': 'part',
  'consult.prepare': 'part',
  'consult.prepare.save': 'part',
  'consult.enough': 'part',
  'consult.enough.note': 'organiser',
  'consult.enough.save': 'organiser',
  'consult.minutes': 'part',
  'consult.minutes.words': 'part',
  'consult.minutes.agreements': 'part',
  'consult.minutes.more': 'part',
  'consult.minutes.save': 'part',
  'consult.none': 'organiser',
  'consult.minutes.read': 'part',
  'consult.add': 'part',
  'consult.add.save': 'part',
  'consult.worth': 'part',
  'consult.minutes.copy': 'organiser',
  'consult.minutes.page': 'organiser',
  'consult.round.answer': 'asked',
  'consult.round.answer.save': 'asked',
};

const consultation: Consultation = {
  roepnaam: 'vuurtoren',
  reference: 'OV-ABCDEF',
  schoolYear: '2026-2027',
  status: 'VOTING',
  open: true,
  kind: 'talk',
  minutes: 25,
  requestId: '01J0000000000000000000REQ',
  classCode: 'L3B',
  organiserId: 'colleague',
  createdAt: NOW,
  changedAt: NOW,
  sequence: 0,
  people: ['requester', 'careTeacher', 'office', 'secretary'],
  outside: [],
  words: { goal: 'GEHEIM' },
  slots: [],
  votes: {},
  events: [],
  // Also who left it since stands there: nobody who is not in it is asked.
  prepare: { due: { requester: '2026-10-20', uninvited: '2026-10-20', office: '2026-10-20' }, answered: [] },
};
/** The same of a meeting that returns. */
const SERIES_VERBS: Record<string, 'part' | 'organiser'> = {
  'consult.series.read': 'part',
  'consult.series.calendar': 'part',
  'consult.series.change': 'organiser',
  'consult.series.change.plan': 'organiser',
  'consult.series.change.save': 'organiser',
  'consult.series.stop': 'organiser',
  'consult.series.stop.save': 'organiser',
  'consult.series.why': 'organiser',
  'consult.series.why.other': 'organiser',
  'consult.series.why.stop': 'organiser',
  'consult.series.say': 'organiser',
  'consult.series.say.save': 'organiser',
};
const onSeries = FEATURES.flatMap(({ verbs }) => verbs).filter((verb) => verb.on === RECURRING);
const onIt = FEATURES.flatMap(({ verbs }) => verbs).filter((verb) => verb.on === CONSULTATION);

describe('every verb on a consultation, everybody', () => {
  it('has every verb in its table', () => {
    expect(onIt.map(({ name }) => name).sort()).toEqual(Object.keys(VERBS).sort());
    expect(onSeries.map(({ name }) => name).sort()).toEqual(Object.keys(SERIES_VERBS).sort());
  });

  it('is for who takes part; the office never, even where a list of names has them', () => {
    const school = schoolWith();
    const groups = {
      part: ['requester', 'colleague', 'careTeacher'],
      organiser: ['colleague'],
      asked: ['requester'],
    };
    for (const verb of [...onIt, ...onSeries]) {
      const may = WHO.filter((who) => verb.may(school.people.get(who)!, school, consultation, NOW));
      expect([verb.name, ...may.sort()]).toEqual([
        verb.name,
        ...[...groups[(VERBS[verb.name] ?? SERIES_VERBS[verb.name])!]].sort(),
      ]);
    }
  });
});

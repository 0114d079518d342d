import { z } from 'zod';
import { dayOf } from '../../calendar/time.js';
import type { Feature } from '../../kernel/feature.js';
import {
  ids,
  MOST_TYPED,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredChoice,
  requiredText,
  toggle,
} from '../../kernel/input.js';
import type { Person, School } from '../school/model/school.js';
import { verbsFor, verbsOn } from '../school/model/verbs.js';
import { inviteVerbs } from './feature/invite.js';
import { inList, listVerbs } from './feature/lists.js';
import { phaseVerbs } from './feature/phase.js';
import { either, leader, type May, on, onRecord, requester, seer } from './feature/verb.js';
import { later } from './handlers/absences.js';
import * as basket from './handlers/basket.js';
import * as corridor from './handlers/corridor.js';
import * as drill from './handlers/drill.js';
import { thinks } from './handlers/due.js';
import * as follow from './handlers/follow.js';
import * as own from './handlers/own.js';
import * as park from './handlers/park.js';
import * as pause from './handlers/pause.js';
import * as read from './handlers/read.js';
import { said as saidAll } from './handlers/said.js';
import * as submit from './handlers/submit.js';
import * as think from './handlers/think-along.js';
import { BASKET } from './model/basket.js';
import { DRAFT } from './model/draft.js';
import { DRILL, type Drill } from './model/drill.js';
import { completeInput, detailsInput, formInput, once, schoolFields } from './model/form.js';
import { TAKEN_NAME } from './model/free-roepnaam.js';
import { LIMITS, OUTCOMES, PARK_REASONS, REQUEST } from './model/request.js';
import { THINK } from './model/think-along.js';
import { mayAcknowledge, mayDrill, mayGiveReason, mayNote } from './policy.js';
import { advicePart } from './view/advice.js';
import { awayPart } from './view/away.js';
import { drillSends } from './view/drill.js';
import { hands } from './view/hands.js';
import { sections } from './view/home.js';
import { hourly } from './view/hourly.js';
import { sends } from './view/messages.js';
import { passedOnSends } from './view/passed-on.js';
import { shareSends, sharesPart } from './view/shares.js';
import { welcomeBack } from './view/welcome.js';

const told: May = (p, s, r, now) => mayAcknowledge(p, r, s, dayOf(now));

const draftInput = z.object({ draft: recordId, once });
const written = onRecord.extend({ text: requiredText(LIMITS.long) });

const staff = verbsFor(() => true);
const noter = verbsFor(mayNote);
const driller = verbsFor(mayDrill);
const onThink = verbsOn(THINK);

export const requests: Feature<School, Person> = {
  name: 'requests',
  kinds: [REQUEST, BASKET, DRAFT, THINK, DRILL, TAKEN_NAME],
  verbs: [
    staff(
      'request.form',
      'dialog',
      z.object({ text: optionalText(MOST_TYPED), classCode: optionalText(60) }),
      submit.form,
    ),
    { ...staff('request.submit', 'act', formInput, submit.submit), again: submit.again },
    { ...staff('request.more', 'act', formInput, submit.more), again: submit.moreAgain },
    { ...staff('request.details', 'act', detailsInput, pause.submitDetails), again: submit.again },
    { ...staff('request.pause.go', 'act', draftInput, pause.goAhead), again: submit.again },
    { ...staff('request.pause.staff', 'act', draftInput, pause.aboutStaff), again: submit.again },
    staff('request.pause.numbers', 'act', draftInput, pause.numbers),
    staff('request.pause.back', 'act', draftInput, pause.back),
    ...listVerbs,
    on('request.choose', 'dialog', requester, onRecord, pause.choose),
    on('request.choose.save', 'act', requester, onRecord.extend({ people: ids(20) }), pause.chosen),
    on('request.complete', 'dialog', requester, onRecord, pause.complete),
    on('request.complete.save', 'act', requester, completeInput, pause.completed),
    on(
      'request.read',
      'dialog',
      seer,
      onRecord.extend({ ...inList, walk: optionalChoice(['on']) }),
      read.read,
    ),
    on('request.said', 'dialog', seer, onRecord.extend({ after: optionalText(9) }), saidAll),
    on(
      'request.reason',
      'act',
      (p, _s, r) => mayGiveReason(p, r),
      onRecord.extend({ why: requiredText(LIMITS.short) }),
      read.reason,
    ),
    on('request.idea', 'dialog', requester, onRecord, read.idea),
    on('request.take', 'act', leader, onRecord, follow.take),
    on('request.together', 'act', leader, onRecord, follow.together),
    on('request.hand-over', 'dialog', leader, onRecord, follow.handOver),
    on(
      'request.hand-over.save',
      'act',
      leader,
      onRecord.extend({ to: optionalText(80), why: optionalText(LIMITS.short) }),
      follow.handedOver,
    ),
    on('request.park', 'dialog', leader, onRecord, park.park),
    on(
      'request.park.save',
      'act',
      leader,
      onRecord.extend({ why: requiredChoice(PARK_REASONS), until: optionalDay }),
      park.parked,
    ),
    on('request.clb', 'act', leader, onRecord, basket.keep),
    on('request.clb.out', 'act', leader, onRecord, basket.takeOut),
    on('request.resume', 'act', leader, onRecord, park.resume),
    ...phaseVerbs,
    ...inviteVerbs,
    on('request.ask', 'dialog', leader, onRecord, follow.ask),
    on('request.ask.save', 'act', leader, written, follow.asked),
    on('request.answer', 'dialog', leader, onRecord.extend({ instrument: optionalText(80) }), follow.answer),
    on(
      'request.answer.save',
      'act',
      leader,
      written.extend({ instrument: optionalText(80) }),
      follow.answered,
    ),
    on('request.close', 'dialog', leader, onRecord, follow.close),
    on(
      'request.close.save',
      'act',
      leader,
      onRecord.extend({
        outcome: requiredChoice(OUTCOMES),
        text: optionalText(LIMITS.long),
        tracking: optionalChoice(['me', 'requester', 'none']),
      }),
      follow.closed,
    ),
    on('request.reopen', 'act', either, onRecord, follow.reopen),
    on('request.acknowledge', 'act', told, onRecord, follow.acknowledge),
    on('request.reply', 'dialog', requester, onRecord, own.reply),
    on('request.reply.save', 'act', requester, written, own.replied),
    on('request.call-me', 'act', requester, onRecord, own.callMe),
    on('request.add', 'dialog', requester, onRecord, own.add),
    on('request.add.save', 'act', requester, written, own.added),
    on('request.correct', 'dialog', requester, onRecord, own.correct),
    on(
      'request.correct.save',
      'act',
      requester,
      onRecord.extend({ observation: requiredText(LIMITS.observation), pupil: optionalText(LIMITS.pupil) }),
      own.corrected,
    ),
    on('request.withdraw', 'dialog', requester, onRecord, own.withdraw),
    on('request.withdraw.save', 'act', requester, onRecord, own.withdrawn),
    noter('request.corridor', 'dialog', z.object({ rest: optionalText(MOST_TYPED) }), corridor.corridor),
    {
      ...noter(
        'request.corridor.save',
        'act',
        formInput.extend({ teacher: optionalText(80) }),
        corridor.noted,
      ),
      again: submit.again,
    },
    on('request.confirm', 'act', requester, onRecord, corridor.confirm),
    on('request.drop', 'act', requester, onRecord, corridor.drop),
    staff('request.welcome.later', 'act', z.object({ once }), later),
    staff('think.form', 'dialog', z.object({ text: optionalText(MOST_TYPED) }), think.form),
    staff(
      'think.submit',
      'act',
      z.object({ once, ...schoolFields, people: ids(20), team: toggle, question: requiredText(LIMITS.long) }),
      think.submit,
    ),
    onThink('think.read', 'dialog', think.mayRead, onRecord, think.read),
    onThink('think.answer', 'act', think.mayRead, written, think.answer),
    driller('drill.form', 'dialog', z.object({ classCode: optionalText(60) }), drill.form),
    {
      ...driller('drill.start', 'act', z.object({ once, classCode: requiredText(60) }), drill.start),
      again: drill.again,
    },
    {
      name: 'drill.acknowledge',
      opens: 'act',
      on: DRILL,
      may: (person, _school, record) => (record as Drill).asked.includes(person.id),
      input: onRecord,
      handle: drill.acknowledge,
    },
    onThink('think.close', 'act', (p, t) => t.askerId === p.id, onRecord, think.close),
  ],
  thinks,
  sends: [...sends, ...shareSends, ...passedOnSends, welcomeBack, hourly, hands, ...drillSends],
  sections: {
    ...sections,
    alongside: basket.alongside,
    beside: async (scene) => [...awayPart(scene), ...(await advicePart(scene)), ...sharesPart(scene)],
  },
};

import { z } from 'zod';
import { dayOf } from '../../calendar/time.js';
import type { Feature, VerbSpec } from '../../kernel/feature.js';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredChoice,
  requiredText,
  toggle,
} from '../../kernel/input.js';
import type { Person, School } from '../school/model/school.js';
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
import { THINK, type ThinkAlong } from './model/think-along.js';
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

const everyone = () => true;
const told: May = (p, s, r, now) => mayAcknowledge(p, r, s, dayOf(now));

/** What comes along into a form may be too long for its field: it is shown whole there, with how much to leave out. */
const MOST_TYPED = 4000;
const draftInput = z.object({ draft: recordId, once });
const written = onRecord.extend({ text: requiredText(LIMITS.long) });

const free = (
  name: string,
  opens: VerbSpec['opens'],
  may: (p: Person) => boolean,
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  may,
  input,
  handle,
});
const onThink = (
  name: string,
  opens: VerbSpec['opens'],
  may: (p: Person, t: ThinkAlong) => boolean,
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  on: THINK,
  may: (person, _school, record) => may(person, record as ThinkAlong),
  input,
  handle,
});

export const requests: Feature<School, Person> = {
  name: 'requests',
  kinds: [REQUEST, BASKET, DRAFT, THINK, DRILL, TAKEN_NAME],
  verbs: [
    free(
      'request.form',
      'dialog',
      everyone,
      z.object({ text: optionalText(MOST_TYPED), classCode: optionalText(60) }),
      submit.form,
    ),
    { ...free('request.submit', 'act', everyone, formInput, submit.submit), again: submit.again },
    { ...free('request.more', 'act', everyone, formInput, submit.more), again: submit.moreAgain },
    { ...free('request.details', 'act', everyone, detailsInput, pause.submitDetails), again: submit.again },
    { ...free('request.pause.go', 'act', everyone, draftInput, pause.goAhead), again: submit.again },
    { ...free('request.pause.staff', 'act', everyone, draftInput, pause.aboutStaff), again: submit.again },
    free('request.pause.numbers', 'act', everyone, draftInput, pause.numbers),
    free('request.pause.back', 'act', everyone, draftInput, pause.back),
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
    free(
      'request.corridor',
      'dialog',
      mayNote,
      z.object({ rest: optionalText(MOST_TYPED) }),
      corridor.corridor,
    ),
    {
      ...free(
        'request.corridor.save',
        'act',
        mayNote,
        formInput.extend({ teacher: optionalText(80) }),
        corridor.noted,
      ),
      again: submit.again,
    },
    on('request.confirm', 'act', requester, onRecord, corridor.confirm),
    on('request.drop', 'act', requester, onRecord, corridor.drop),
    free('request.welcome.later', 'act', everyone, z.object({ once }), later),
    free('think.form', 'dialog', everyone, z.object({ text: optionalText(MOST_TYPED) }), think.form),
    free(
      'think.submit',
      'act',
      everyone,
      z.object({ once, ...schoolFields, people: ids(20), team: toggle, question: requiredText(LIMITS.long) }),
      think.submit,
    ),
    onThink('think.read', 'dialog', think.mayRead, onRecord, think.read),
    onThink('think.answer', 'act', think.mayRead, written, think.answer),
    free('drill.form', 'dialog', mayDrill, z.object({ classCode: optionalText(60) }), drill.form),
    {
      ...free('drill.start', 'act', mayDrill, z.object({ once, classCode: requiredText(60) }), drill.start),
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

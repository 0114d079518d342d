import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { STEPS_REPLAN } from '../../school/model/leavers.js';
import type { School } from '../../school/model/school.js';
import * as changing from '../handlers/changing.js';
import * as giving from '../handlers/giving.js';
import * as moving from '../handlers/moving.js';
import { overdue } from '../handlers/overdue.js';
import * as parking from '../handlers/parking.js';
import { replan } from '../handlers/replan.js';
import { changeInput, delegateInput, moveInput, parkInput } from '../model/life.js';
import { mayAnswerOffer } from '../policy.js';
import { changer, ofPerson, on, onStep, owner } from './verb.js';

/** Between the beginning and the end of a step: other days, other hands, other words, aside for a while. */
export const lifeVerbs: VerbSpec[] = [
  on('step.move', 'dialog', owner, onStep, moving.move),
  on('step.move.save', 'act', owner, moveInput, moving.moveSaved),
  on('step.snooze', 'act', owner, onStep, moving.snooze),
  on('step.fine', 'act', owner, onStep, moving.fine),
  on('step.delegate', 'dialog', ofPerson(changer), onStep, giving.delegate),
  on('step.delegate.save', 'act', ofPerson(changer), delegateInput, giving.delegated),
  on('step.take-over', 'act', mayAnswerOffer, onStep, giving.takenOver),
  on('step.decline', 'act', mayAnswerOffer, onStep, giving.declined),
  on('step.help', 'act', ofPerson(owner), onStep, giving.help),
  on('step.change', 'dialog', ofPerson(changer), onStep, changing.change),
  on('step.change.save', 'act', ofPerson(changer), changeInput, changing.changed),
  on('step.park', 'dialog', owner, onStep, parking.park),
  on('step.park.save', 'act', owner, parkInput, parking.parked),
  on('step.resume', 'act', owner, onStep, parking.resume),
  on('step.stop', 'dialog', owner, onStep, parking.stop),
  on('step.stop.save', 'act', owner, onStep, parking.stopped),
];

export const lifeThinks: ThinkSpec<School>[] = [
  { name: 'step.overdue', run: overdue },
  { name: 'step.back', run: parking.back },
  { name: STEPS_REPLAN, eachMorning: true, run: replan },
];

import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalText, requiredChoice } from '../../../kernel/input.js';
import { activeOn } from '../../school/model/people.js';
import { verbsFor } from '../../school/model/verbs.js';
import * as join from '../handlers/join.js';
import * as team from '../handlers/team.js';
import * as change from '../handlers/team-change.js';
import { TRIAL_OUTCOMES } from '../model/join.js';
import { OUTCOMES } from '../model/states.js';
import { LIMITS } from '../model/step-kind.js';
import { onTeamDraft, teamChangeInput, teamInput } from '../model/team-form.js';
import { mayJoin, maySeeAnswers } from '../policy.js';
import { changer, ofTeam, on, onStep } from './verb.js';

/** About no pupil, so for everybody of the staff. */
const staff = verbsFor((person, _school, _record, now) => activeOn(person, dayOf(now)));

const answer = onStep.extend({
  outcome: requiredChoice(TRIAL_OUTCOMES),
  words: optionalText(LIMITS.learned),
});

export const teamVerbs: VerbSpec[] = [
  staff(
    'step.team-form',
    'dialog',
    z.object({ teamId: optionalText(80), what: optionalText(LIMITS.what) }),
    team.form,
  ),
  staff('step.team.create', 'act', teamInput, team.create),
  staff('step.team.sure', 'act', onTeamDraft, team.sure),
  staff('step.team.back', 'dialog', onTeamDraft, team.back),
  on('step.team.change', 'dialog', ofTeam(changer), onStep, change.change),
  on('step.team.save', 'act', ofTeam(changer), teamChangeInput, change.save),
  on('step.team.save-sure', 'act', ofTeam(changer), onTeamDraft.extend(onStep.shape), change.sure),
  on('step.team.save-back', 'dialog', ofTeam(changer), onTeamDraft.extend(onStep.shape), change.back),
  on('step.join', 'act', mayJoin, onStep, join.join),
  on('step.hear', 'act', mayJoin, onStep, join.hear),
  on('step.leave', 'act', mayJoin, onStep, join.leave),
  on('step.join.answer', 'act', mayJoin, answer, join.answer),
  on('step.join.undo', 'act', mayJoin, onStep, join.unanswer),
  on('step.join.mine', 'dialog', mayJoin, onStep, join.mine),
  on('step.together', 'dialog', maySeeAnswers, onStep, join.together),
  on(
    'step.together.close',
    'act',
    maySeeAnswers,
    onStep.extend({ outcome: requiredChoice(OUTCOMES) }),
    join.closed,
  ),
];

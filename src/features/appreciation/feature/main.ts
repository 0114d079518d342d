import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import { optionalText, recordId, requiredChoice } from '../../../kernel/input.js';
import type { Person } from '../../school/model/school.js';
import * as change from '../handlers/change.js';
import * as settle from '../handlers/settle.js';
import * as write from '../handlers/write.js';
import { APPRECIATION, type Appreciation } from '../model/appreciation.js';
import { changeInput, onDraft, onThanks, openInput, thanksInput } from '../model/form.js';
import { mayChange, mayChooseWhere, mayRead, maySecond } from '../policy.js';
import { staff, type Verb } from './verb.js';

const on = (
  name: string,
  opens: Verb['opens'],
  may: (person: Person, thanks: Appreciation, today: string) => boolean,
  input: z.ZodType,
  handle: Verb['handle'],
): Verb => ({
  name,
  opens,
  on: APPRECIATION,
  input,
  may: (person, _school, record, now) => may(person, record as Appreciation, dayOf(now)),
  handle,
});

const ofDraft = onDraft.extend({ id: recordId });

export const mainVerbs: Verb[] = [
  staff('thanks.form', 'dialog', openInput, write.form),
  staff('thanks.look', 'act', thanksInput, write.look),
  staff('thanks.back', 'dialog', onDraft, write.back),
  staff('thanks.send', 'act', onDraft, write.send),
  staff('thanks.personal', 'act', onDraft, write.personal),
  staff('thanks.mine', 'dialog', z.object({}), change.mine),
  staff('thanks.preference', 'dialog', z.object({}), settle.preference),
  staff(
    'thanks.preference.save',
    'act',
    z.object({ wants: requiredChoice(['public', 'personal']) }),
    settle.preferred,
  ),
  // What stands in a round stood in a channel: for all of the staff.
  staff('thanks.round', 'dialog', z.object({ id: recordId, after: optionalText(80) }), change.round),
  on('thanks.read', 'dialog', mayRead, onThanks, change.read),
  on('thanks.second', 'act', maySecond, onThanks, change.second),
  on('thanks.allow', 'act', mayChooseWhere, onThanks, settle.allow),
  on('thanks.keep', 'act', mayChooseWhere, onThanks, settle.keep),
  on('thanks.change', 'dialog', mayChange, onThanks, change.change),
  on('thanks.change.save', 'act', mayChange, changeInput, change.save),
  on('thanks.change.sure', 'act', mayChange, ofDraft, change.sure),
  on('thanks.change.back', 'dialog', mayChange, ofDraft, change.again),
  on('thanks.withdraw', 'act', mayChange, onThanks, change.withdraw),
];

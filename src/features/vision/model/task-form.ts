import { z } from 'zod';
import { choices, ids, optionalChoice, optionalText, recordId, requiredText } from '../../../kernel/input.js';
import { ROLES } from '../../school/model/school.js';
import { STARTERS } from './starters.js';
import { TASK_LIMITS } from './task.js';

const once = z.string().max(80).optional();
/** "sure": they looked at what seems to be about somebody. */
const which = optionalChoice(['sure']);
/** Each class teacher, as a choice beside the roles. */
export const EVERY_TEACHER = 'EVERY_TEACHER';
export const WHOSE = [EVERY_TEACHER, ...ROLES] as const;
/** Nobody, nothing: where a list must have a choice for it. */
export const NONE = 'none';

/** Of somebody at school, or of somebody outside. */
export const SIDES = ['school', 'outside'] as const;
export type Side = (typeof SIDES)[number];

export const VIEWS = ['all', 'mine', 'teachers', 'outside', 'people', 'check'] as const;
export type ListView = (typeof VIEWS)[number];

export const listInput = z.object({
  words: optionalText(80),
  which: optionalChoice(VIEWS),
  after: optionalText(6),
});
export type ListInput = z.infer<typeof listInput>;

export const onTask = z.object({ id: recordId, once });
export const sideInput = z.object({ from: optionalChoice(SIDES) });

const said = {
  once,
  which,
  what: requiredText(TASK_LIMITS.what),
  about: optionalText(TASK_LIMITS.about),
  words: optionalText(TASK_LIMITS.words),
  roles: choices(WHOSE),
  people: ids(TASK_LIMITS.people),
  teamId: optionalText(80),
  name: optionalText(TASK_LIMITS.name),
  phone: optionalText(TASK_LIMITS.phone),
  mail: optionalText(TASK_LIMITS.mail),
  link: optionalText(TASK_LIMITS.link),
  when: optionalText(TASK_LIMITS.when),
  ownerId: optionalText(80),
};
export const taskInput = z.object({ ...said, from: optionalChoice(SIDES) });
export const taskEditInput = z.object({ ...said, id: recordId });
export type TaskInput = z.infer<typeof taskInput>;

export const otherInput = z.object({ id: recordId, once, personId: requiredText(80) });

export const askMeInput = z.object({
  once,
  which,
  /** Their own: nobody writes for another. */
  personId: requiredText(80),
  words: optionalText(TASK_LIMITS.askMe),
});
export type AskMeInput = z.infer<typeof askMeInput>;

/** `personId`, or the code of a role. */
export const jobInput = z.object({ personId: optionalText(80) });

const codes = STARTERS.map(({ code }) => code) as [string, ...string[]];
export const starterInput = z.object({ once, codes: choices(codes), more: choices(codes) });

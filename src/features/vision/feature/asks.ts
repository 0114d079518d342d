import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { activeOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import * as asks from '../handlers/asks.js';
import * as buddy from '../handlers/buddy.js';
import * as notice from '../handlers/notice.js';
import * as pulse from '../handlers/pulse.js';
import {
  answerInput,
  asksInput,
  buddyInput,
  onBuddy,
  pulseInput,
  pulseOpenInput,
  whichInput,
} from '../model/ask-form.js';
import { BUDDY } from '../model/buddy.js';
import { isAskedForExamples, isAskedToNotice, mayAnswerBuddy, mayStopBuddy } from '../policy.js';

type Verb = VerbSpec<School, Person>;
type May = Verb['may'];
const nothing = z.object({});

const staff: May = (person, _school, _record, now) => activeOn(person, dayOf(now));
const tells: May = (person, _school, _record, now) => isAskedForExamples(person, dayOf(now));

const free = (
  name: string,
  opens: Verb['opens'],
  input: z.ZodType,
  handle: Verb['handle'],
  may: May = staff,
): Verb => ({ name, opens, input, handle, may });

/** What need not be asked, and what comes of it; two colleagues who look after each other. */
export const askVerbs: Verb[] = [
  free('asks.open', 'dialog', nothing, asks.open),
  free('asks.save', 'act', asksInput, asks.saved),
  free('asks.skip', 'act', whichInput, asks.skip),
  free('asks.never', 'act', whichInput, asks.never),
  free('asks.again', 'act', whichInput, asks.again),
  free('pulse.open', 'dialog', pulseOpenInput, pulse.open, tells),
  free('pulse.save', 'act', pulseInput, pulse.saved, tells),
  free('notice.open', 'dialog', nothing, notice.open, isAskedToNotice),
  free('buddy.open', 'dialog', nothing, buddy.open),
  free('buddy.ask', 'act', buddyInput, buddy.ask),
  {
    name: 'buddy.answer',
    opens: 'act',
    on: BUDDY,
    input: answerInput,
    may: (person, _school, record) => mayAnswerBuddy(person, record),
    handle: buddy.answer,
  },
  {
    name: 'buddy.stop',
    opens: 'act',
    on: BUDDY,
    input: onBuddy,
    may: (person, _school, record) => mayStopBuddy(person, record),
    handle: buddy.stop,
  },
];

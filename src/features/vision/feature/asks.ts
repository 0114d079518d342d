import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { activeOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsFor, verbsOn } from '../../school/model/verbs.js';
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
const nothing = z.object({});

const staff = verbsFor((person, _school, _record, now) => activeOn(person, dayOf(now)));
const tells = verbsFor((person, _school, _record, now) => isAskedForExamples(person, dayOf(now)));
const notices = verbsFor(isAskedToNotice);
const onPair = verbsOn(BUDDY);

/** What need not be asked, and what comes of it; two colleagues who look after each other. */
export const askVerbs: Verb[] = [
  staff('asks.open', 'dialog', nothing, asks.open),
  staff('asks.save', 'act', asksInput, asks.saved),
  staff('asks.skip', 'act', whichInput, asks.skip),
  staff('asks.never', 'act', whichInput, asks.never),
  staff('asks.again', 'act', whichInput, asks.again),
  tells('pulse.open', 'dialog', pulseOpenInput, pulse.open),
  tells('pulse.save', 'act', pulseInput, pulse.saved),
  notices('notice.open', 'dialog', nothing, notice.open),
  staff('buddy.open', 'dialog', nothing, buddy.open),
  staff('buddy.ask', 'act', buddyInput, buddy.ask),
  onPair('buddy.answer', 'act', mayAnswerBuddy, answerInput, buddy.answer),
  onPair('buddy.stop', 'act', mayStopBuddy, onBuddy, buddy.stop),
];

import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import * as minutes from '../handlers/minutes.js';
import * as reading from '../handlers/minutes-read.js';
import * as saving from '../handlers/minutes-save.js';
import { additionInput, agreementsInput, tellInput, wordsInput } from '../model/minutes-form.js';
import { organises, takesPart } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });

export const minutesVerbs: VerbSpec[] = [
  on('consult.minutes', 'dialog', takesPart, onRecord, minutes.open),
  on('consult.minutes.words', 'act', takesPart, wordsInput, minutes.words),
  on('consult.minutes.agreements', 'act', takesPart, agreementsInput, minutes.agreements(false)),
  on('consult.minutes.more', 'act', takesPart, agreementsInput, minutes.agreements(true)),
  on('consult.minutes.save', 'act', takesPart, tellInput, saving.saved),
  on('consult.none', 'act', organises, onRecord, saving.none),
  on('consult.minutes.read', 'dialog', takesPart, onRecord, reading.read),
  on('consult.add', 'dialog', takesPart, onRecord, reading.add),
  on('consult.add.save', 'act', takesPart, additionInput, reading.added),
  on('consult.minutes.copy', 'dialog', organises, onRecord, reading.copy),
  on('consult.minutes.page', 'act', organises, onRecord, reading.page),
];

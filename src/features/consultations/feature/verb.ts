import { verbsOn } from '../../school/model/verbs.js';
import { CONSULTATION } from '../model/consultation.js';

/** A verb on a consultation: who may is a question about that one alone, never about rank. */
export const on = verbsOn(CONSULTATION);

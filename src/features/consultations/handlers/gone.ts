import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { ConsultationTurn } from '../model/turn.js';

/** What this was about is over; said as it stands by now. */
export const gone = ({ record }: ConsultationTurn<unknown>): Refusal =>
  refuse('gone', text(`consult.gone.${record.data.status}`, { roepnaam: record.data.roepnaam }));

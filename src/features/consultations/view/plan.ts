import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import type { CareRequest } from '../../requests/model/request.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import { PERMISSIONS } from '../../school/model/phases.js';
import type { Person, School } from '../../school/model/school.js';
import { KINDS, LENGTHS, LIMITS, USUAL_MINUTES } from '../model/consultation.js';
import { type Doubts, staleLines, unknownLine } from '../model/doubts.js';
import type { PlanDraft } from '../model/plan-draft.js';
import { mayTakePart } from '../policy.js';

export interface At {
  school: School;
  person: Person;
  now: number;
}
const LONGEST_DAYS = 60;

export function formCard(
  { school, person, now }: At,
  request: Stored<CareRequest> | undefined,
  once: string,
): CardRef {
  const today = dayOf(now);
  const people = peopleOn(school, today).filter((one) => one.id !== person.id && mayTakePart(one, today));
  return {
    card: 'consultations/form',
    data: {
      once,
      from: request?.id ?? '',
      kinds: KINDS.map((value) => ({
        title: text('consult.kindLong', { kind: text(`consult.kind.${value}`), n: USUAL_MINUTES[value] }),
        value,
      })),
      kind: 'talk',
      lengths: LENGTHS.map((value) => ({ title: text('consult.minutes', { n: Number(value) }), value })),
      choices: people.map((one) => ({ title: displayName(school, one, today), value: one.id })),
      people: request && request.data.requesterId !== person.id ? request.data.requesterId : '',
      tomorrow: addDays(today, 1),
      latest: addDays(today, LONGEST_DAYS),
      max: LIMITS,
    },
  };
}

/** "dinsdag 24 november, 14:05: past in je overleguren" */
export const slotLine = ({ from, reasons }: { from: number; reasons: readonly string[] }): TextRef => {
  const at = moment(from);
  const why = reasons.map((reason) => text(`consult.reason.${reason}`));
  return why.length === 0 ? text('consult.slot', { at }) : text('consult.slotWhy', { at, why: list(...why) });
};

export const slotsCard = (
  { school }: At,
  draft: string,
  { slots, form }: PlanDraft,
  once: string,
  { asks = false, doubts, news }: { asks?: boolean; doubts: Doubts; news?: TextRef },
): CardRef => ({
  card: 'consultations/slots',
  data: {
    once,
    draft,
    asksPermission: asks,
    ...(news ? { news } : {}),
    permissions: PERMISSIONS.map((value) => ({ title: text(`request.permission.choice.${value}`), value })),
    line: text('consult.slotsFor', {
      n: (form.people ?? []).length + 1,
      names: list(...(form.people ?? []).flatMap((id) => school.people.get(id)?.givenName ?? [])),
    }),
    // Said beside the times: what is known of these calendars may have changed.
    stale: staleLines(school, doubts),
    unknown: unknownLine(school, doubts),
    choices: slots.map((slot, n) => ({ title: slotLine(slot), value: String(n) })),
    slots: slots.map((_, n) => String(n)).join(','),
  },
});

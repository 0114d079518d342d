import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { epochOf } from '../../../calendar/time.js';
import type { NewThink, NewWork, RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { dawnOf } from '../../school/model/dawn.js';
import { headsOn, nextDayAtWork, presentOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { nudge } from '../model/nudges.js';
import { AUTOMATIC, type CareRequest, moved, REQUEST, type TimelineEvent } from '../model/request.js';
import type { Status } from '../model/states.js';
import { refOf, refsOf, tell } from '../model/step.js';
import {
  ASK_AGAIN_AFTER_SCHOOL_DAYS,
  askedAgainId,
  callsForHands,
  helperFor,
  liesSince,
  waitsForAnswer,
} from '../model/waiting.js';
import { holderOf } from '../policy.js';
import { todayOf } from './shared.js';

/** Nobody is left waiting: what follows when neither a coordinator nor a requester answers. Nobody is shamed. */

export type Due = Scene<School> & { ref?: RecordKey; data: WorkData };

const later = (school: School, day: Day, n: number): Day => addSchoolDays(school.calendar, day, n);

/** What the passing of time did to a request, `next` its state then; its place in the lists, by the last act of a person, stays. */
export const automatic = (
  { id, version, data }: Stored<CareRequest>,
  event: Omit<TimelineEvent, 'by'>,
  change: Partial<CareRequest>,
  verb: string,
  next: Status = data.status,
): Pick<Thought, 'save' | 'audit' | 'changed'> => ({
  save: [
    {
      kind: REQUEST,
      id,
      expect: version,
      data: { ...moved(data, next, { ...event, by: AUTOMATIC }, change), changedAt: data.changedAt },
    },
  ],
  audit: [{ at: event.at, who: AUTOMATIC, verb, ...refOf(id), access: 'change' }],
  changed: refsOf(id, data),
});

/** The look after the nudge to `holderId`, counted from the day on which that reaches them. */
export function standInCheck(
  school: School,
  record: Stored<CareRequest>,
  holderId: string,
  today: Day,
): NewThink {
  const holder = school.people.get(holderId);
  const nudged = holder && presentOn(holder, today) ? nextDayAtWork(school, holder, today) : today;
  return {
    type: 'think',
    name: 'request.untaken-stand-in',
    ref: refOf(record.id),
    id: `stand-in:${record.id}:${liesSince(record.data)}:${holderId}`,
    dueAt: dawnOf(school, later(school, nudged, school.settings.standInAfterSchoolDays)),
    data: { since: liesSince(record.data), holder: holderId },
  };
}

/** Still untaken after the nudge: a stand-in is asked to take it up, once; then the head, where the school wants that. */
export async function untakenStandIn({ read, ref, school, now, data }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  if (record?.data.status !== 'NEW' || liesSince(record.data) !== data.since) return {};
  const today = todayOf({ now });
  const holder = holderOf(school, record.data, today);
  // Back from an absence, or new to it: they are given the same days.
  if (holder !== data.holder) return { work: [standInCheck(school, record, holder, today)] };
  const work: NewWork[] = [];
  if (school.settings.headIsTold && !record.data.onlyFor) {
    const day = later(school, today, school.settings.headAfterSchoolDays);
    const dueAt = epochOf(day, school.settings.digestAt);
    work.push({ type: 'think', name: 'request.untaken-head', ref, id: `head:${record.id}:${day}`, dueAt });
  }
  const helper = record.data.standInAsked ? undefined : helperFor(school, record.data, holder, today);
  if (!helper) return { work };
  const asks = nudge(school, record.data, helper.id, now);
  work.push(...(asks?.work ?? []));
  const event = { at: now, what: 'standInAsked', to: helper.id };
  const change = { ...asks?.change, standInAsked: helper.id };
  return { ...automatic(record, event, change, 'request.untaken-stand-in'), work };
}

/** A call for hands: one a day, whatever the number, which is counted when it goes out. */
export async function untakenHead({ read, ref, school, now }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  const today = todayOf({ now });
  if (!record || !school.settings.headIsTold || !callsForHands(school, record.data, today)) return {};
  const heads = headsOn(school, today).filter((head) => presentOn(head, today));
  return {
    work: heads.map((head) => ({
      type: 'send',
      name: 'request.hands',
      id: `hands:${head.id}:${today}`,
      to: { person: head.id },
      manner: 'capped',
      dueAt: now,
    })),
  };
}

export const questionCheck = (school: School, id: string, now: number): NewThink => ({
  type: 'think',
  name: 'request.question-again',
  ref: refOf(id),
  dueAt: epochOf(later(school, todayOf({ now }), ASK_AGAIN_AFTER_SCHOOL_DAYS), school.settings.digestAt),
  data: { asked: now },
});

/** Still no answer to that very question: it is asked once more, and never again. */
export async function questionAgain({ read, ref, now, data }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  if (record?.data.status !== 'WAITING' || waitsForAnswer(record.data)) return {};
  if (record.data.events.findLast(({ what }) => what === 'asked')?.at !== data.asked) return {};
  return {
    ...automatic(record, { at: now, what: 'askedAgain' }, {}, 'request.question-again'),
    work: [
      tell('request.question-again', record.data.requesterId, record.id, now, 'capped', {
        id: askedAgainId(record.id, record.data),
      }),
    ],
  };
}

import { dayOf } from '../../../calendar/time.js';
import type { ThinkSpec, Thought } from '../../../kernel/feature.js';
import { ABSENCES, LEAVER } from '../../school/model/leavers.js';
import { nextToTell } from '../model/alarm.js';
import { AUTOMATIC, REQUEST } from '../model/request.js';
import { raisers, refOf, tell } from '../model/step.js';
import { untakenCheck, untakenOn } from '../model/untaken.js';
import { holderOf } from '../policy.js';
import { absences } from './absences.js';
import { alarmWork, requestChain } from './alarm.js';
import { drillCheck } from './drill.js';
import { leaver, leavers } from './leavers.js';
import { back } from './park.js';
import { todayOf } from './shared.js';
import { type Due, questionAgain, standInCheck, untakenHead, untakenStandIn } from './waiting.js';

/** Still untaken after the school's days: its coordinator is asked once, and again after as many days. */
async function untaken({ read, ref, school, now }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  if (record?.data.status !== 'NEW') return {};
  const today = todayOf({ now });
  // Handed over in the meantime: whoever has it now is given as many days, and their own look at it.
  const handed = record.data.events.findLast((event) => event.what === 'handedOver');
  if (handed && today < untakenOn(school, dayOf(handed.at))) return {};
  const to = holderOf(school, record.data, today);
  return {
    work: [
      tell('request.untaken', to, record.id, now, 'capped'),
      untakenCheck(school, record.id, today),
      standInCheck(school, record, to, today),
    ],
  };
}

/** Nobody confirmed the alarm: its requester is told to phone, and the next person is told. */
async function alarmCheck({ read, ref, school, now }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  const alarm = record?.data.alarm;
  if (!record || !alarm || alarm.acknowledgedBy || !record.data.open) return {};
  const { id, version, data } = record;
  const plainly = raisers(data).map((person) =>
    tell('request.alarm-unconfirmed', person, id, now, 'now', { always: true }),
  );
  const next = data.onlyFor
    ? undefined
    : nextToTell(school, [...alarm.told, ...raisers(data)], todayOf({ now }));
  if (!next) return { work: plainly };
  const told = { ...data, alarm: { ...alarm, told: [...alarm.told, next] } };
  return {
    save: [{ kind: REQUEST, id, expect: version, data: told }],
    audit: [{ at: now, who: AUTOMATIC, verb: 'request.alarm-check', ...refOf(id), access: 'change' }],
    work: [...plainly, ...alarmWork(school, requestChain(id, told), [next], now)],
  };
}

export const thinks: ThinkSpec[] = [
  { name: 'request.untaken', run: untaken },
  { name: 'request.untaken-stand-in', run: untakenStandIn },
  { name: 'request.untaken-head', run: untakenHead },
  { name: 'request.question-again', run: questionAgain },
  { name: 'request.back', run: back },
  { name: 'request.alarm-check', run: alarmCheck },
  { name: LEAVER, run: leaver },
  { name: 'request.leavers', eachMorning: true, run: leavers },
  { name: ABSENCES, eachMorning: true, run: absences },
  { name: 'drill.check', run: drillCheck },
];

import type { ThinkSpec, Thought } from '../../../kernel/feature.js';
import { ABSENCES, LEAVER } from '../../school/model/leavers.js';
import { nextToTell } from '../model/alarm.js';
import { AUTOMATIC, REQUEST } from '../model/request.js';
import { raisers, refOf, tell } from '../model/step.js';
import { absences } from './absences.js';
import { alarmWork, requestChain } from './alarm.js';
import { drillCheck } from './drill.js';
import { leaver, leavers } from './leavers.js';
import { back } from './park.js';
import { todayOf } from './shared.js';
import { untaken, untakenAgain } from './untaken.js';
import { type Due, questionAgain, untakenHead, untakenStandIn } from './waiting.js';

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
  { name: 'request.untaken-again', eachMorning: true, run: untakenAgain },
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

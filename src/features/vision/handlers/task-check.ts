import { addDays } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork, type Save, show } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { asksHere, OPTIONAL_ASKED, takeOptionalAsk, wantsAsk } from '../../school/model/optional-asks.js';
import { activeOn, worksToday } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { askRow } from '../model/asks.js';
import { lastDaysFirst } from '../model/last-days.js';
import { askAgainOn, TASK, type Task, taskRef } from '../model/task.js';
import { NONE } from '../model/task-form.js';
import { otherCard } from '../view/task-form.js';
import { type At, todayOf } from './shared.js';
import { changed, checkedNow, type OnTask, todayIn } from './tasks.js';

/** "Klopt dit nog?": once a year, of whoever keeps an entry right, in the one place a week for what need not be asked. */

const MOST = 200;
const CHECK = 'task.check';

export async function ask(scene: Scene<School>): Promise<Partial<Thought>> {
  const { read, school, now } = scene;
  if (!asksHere(school.settings, 'tasks')) return {};
  const today = todayOf(scene);
  const { items } = await read.find(TASK, {
    where: { state: 'LISTED' },
    range: { field: 'askOn', below: addDays(today, 1) },
    order: { field: 'askOn', direction: 'asc' },
    limit: MOST,
  });
  const save: Save[] = [];
  const work: NewWork[] = [];
  const askedToday = new Set<string>();
  const givesWay = await lastDaysFirst(scene, today);
  for (const { id, version, data } of items) {
    const owner = school.people.get(data.ownerId ?? '');
    if (!owner || askedToday.has(owner.id) || !activeOn(owner, today) || !worksToday(school, owner, today))
      continue;
    askedToday.add(owner.id);
    if (await givesWay(owner, (await read.get(OPTIONAL_ASKED, owner.id))?.data)) continue;
    const place = await takeOptionalAsk(read, owner.id, 'tasks', today);
    if (!place) continue;
    save.push(place, {
      kind: TASK,
      id,
      expect: version,
      data: { ...data, askOn: askAgainOn(today) } satisfies Task,
    });
    work.push({ ...askRow(school, owner, CHECK, today, now), ref: taskRef(id) });
  }
  return { save, work };
}

export const right = (turn: OnTask): Promise<Decision> =>
  changed(turn, 'task.right', checkedNow(turn), [], { kind: 'note', text: text('task.rightNote') });

export async function other(turn: OnTask): Promise<Decision> {
  const { id, data } = turn.record;
  return show(turn, otherCard(await todayIn(turn), id, data, turn.id()));
}

/** A colleague gets it by name and is asked at once, since another addresses them; nobody knows: the coordinators find it in the list. */
export async function otherSaved(turn: OnTask<{ personId: string }>): Promise<Decision | Refusal> {
  const { record, input, person, now, school } = turn;
  const { ownerId: _before, ...rest } = record.data;
  const unknown = input.personId === NONE;
  const to = school.people.get(input.personId);
  if (!unknown && (!to || !activeOn(to, todayOf(turn))))
    return invalid({ personId: text('error.pickColleague') });
  const data = unknown || !to ? rest : { ...rest, ownerId: to.id };
  const work: NewWork[] =
    to && to.id !== person.id
      ? [
          {
            type: 'send',
            name: CHECK,
            id: `${CHECK}:${record.id}:${to.id}:${now}`,
            ref: taskRef(record.id),
            to: { person: to.id },
            manner: 'addressed',
            dueAt: now,
            data: { by: person.id },
          },
        ]
      : [];
  return changed({ ...turn, record: { ...record, data } }, 'task.other.save', {}, work, {
    kind: 'close',
    note: to ? text('task.otherNote', { name: to.name }) : text('task.otherUnknownNote'),
  });
}

/** "Vraag dit niet meer". */
export async function quiet(turn: At): Promise<Decision> {
  return decision(
    { kind: 'note', text: text('task.quietNote') },
    { save: [await wantsAsk(turn.read, turn.person.id, 'tasks', false)] },
  );
}

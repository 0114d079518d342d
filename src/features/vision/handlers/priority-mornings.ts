import { addDays, epochOf } from '../../../calendar/time.js';
import type { NewWork, RecordKey, Save, WorkData } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { asksHere, takeOptionalAsk } from '../../school/model/optional-asks.js';
import { peopleOn, worksToday } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { askRow } from '../model/asks.js';
import {
  type Answer,
  answerId,
  counted,
  isOpen,
  PRIORITY_ANSWER,
  PRIORITY_POLL,
  pollRef,
} from '../model/priorities.js';
import { todayOf } from './shared.js';

/** The mornings of what the year is about: who is asked today, and what came of it once it is over. */

const MOST_POLLS = 5;

/** Who was not asked yet and has their place of the week free is asked, once. */
async function invite(scene: Scene<School>): Promise<Partial<Thought>> {
  const { read, school, now } = scene;
  if (!asksHere(school.settings, 'priorities')) return {};
  const today = todayOf(scene);
  const { items } = await read.find(PRIORITY_POLL, { where: { state: 'OPEN' }, limit: MOST_POLLS });
  const save: Save[] = [];
  const work: NewWork[] = [];
  const taken = new Set<string>();
  for (const { id, version, data } of items) {
    if (data.way !== 'each' || !isOpen(data, today)) continue;
    const invited = new Set(data.invited);
    for (const person of peopleOn(school, today)) {
      if (invited.has(person.id) || taken.has(person.id) || !worksToday(school, person, today)) continue;
      // Who found it on their home needs no message.
      const done = await read.get(PRIORITY_ANSWER, answerId(id, person.id));
      const place = done ? undefined : await takeOptionalAsk(read, person.id, 'priorities', today);
      if (!place) continue;
      taken.add(person.id);
      invited.add(person.id);
      save.push(place);
      work.push({
        ...askRow(school, person, 'priority.invite', today, now),
        ref: pollRef(id),
        // Asked once: where the week left no place for it, the next one may.
        notAfter: epochOf(addDays(data.openUntil, 1), '00:00'),
      });
    }
    if (invited.size > data.invited.length)
      save.push({ kind: PRIORITY_POLL, id, expect: version, data: { ...data, invited: [...invited] } });
  }
  return { save, work };
}

const PAGE = 200;
/** Nobody needs to know any longer that somebody answered. */
const SWEPT_MS = 86_400_000;

async function answersTo(read: Scene<School>['read'], pollId: string): Promise<Stored<Answer>[]> {
  const items: Stored<Answer>[] = [];
  for (let after: string | undefined; ; ) {
    const page = await read.find(PRIORITY_ANSWER, {
      where: { pollId },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    items.push(...page.items);
    if (page.next === undefined) return items;
    after = page.next;
  }
}

/** Counted in one commit with the forgetting of every answer. Of one that was taken back they are only forgotten. */
async function close(scene: Scene<School> & { ref?: RecordKey; data: WorkData }): Promise<Partial<Thought>> {
  const { read, ref, school, now } = scene;
  const record = ref && (await read.get(PRIORITY_POLL, ref.id));
  if (!record || record.data.state === 'CLOSED') return {};
  const { data } = record;
  const answers = await answersTo(read, record.id);
  const forgotten = answers.map(({ id, version, data: { pollId } }) => ({
    kind: PRIORITY_ANSWER,
    id,
    expect: version,
    data: { pollId, ranks: [], until: now + SWEPT_MS },
  }));
  if (data.state === 'STOPPED') return { save: forgotten };
  const points = counted(
    data.options.length,
    answers.map((one) => one.data.ranks),
  );
  const result = points === undefined ? {} : { points, answers: answers.length };
  const told = points === undefined ? [data.createdBy] : peopleOn(school, todayOf(scene)).map(({ id }) => id);
  return {
    save: [
      ...forgotten,
      {
        kind: PRIORITY_POLL,
        id: record.id,
        expect: record.version,
        data: { ...data, state: 'CLOSED', ...result },
      },
    ],
    work: told.map((person) => ({
      type: 'send',
      name: 'priority.result',
      id: `priority.result:${record.id}:${person}`,
      ref: pollRef(record.id),
      to: { person },
      manner: 'digest',
      dueAt: now,
      notAfter: now + TOLD_DAYS * 86_400_000,
    })),
    changed: [pollRef(record.id)],
  };
}
/** Who comes back later finds it in the list. */
const TOLD_DAYS = 7;

export const priorityThinks: ThinkSpec<School>[] = [
  { name: 'priority.ask', eachMorning: true, run: invite },
  { name: 'priority.close', run: close },
];

import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { readTeams } from '../../school/model/teams.js';
import { TASK } from '../model/task.js';
import { taskBook } from '../model/task-book.js';
import { onDay, whatOf, whoseLine } from '../model/whose.js';
import { keepsTasks } from '../policy.js';
import { jobPage } from './job.js';

type Send = SendSpec<School, Person>;

/** "Klopt dit nog?" of one entry, while it is theirs; once it was said, what was said. */
const check: Send = {
  name: 'task.check',
  async view({ ref, read, school, person, now, data, again }) {
    const record = ref && (await read.get(TASK, ref.id));
    if (record?.data.state !== 'LISTED') return undefined;
    const today = dayOf(now);
    const theirs = record.data.ownerId === person.id;
    if (!theirs && !again) return undefined;
    const done = record.data.checkedOn === today || !theirs;
    const by = nameOf(school, String(data.by ?? ''));
    return {
      card: 'vision/task-check',
      data: {
        id: record.id,
        intro: by ? text('message.task.given', { name: by }) : text('message.task.check'),
        what: whatOf(record.data),
        whose: whoseLine(onDay(school, today, await readTeams(read)), record.data),
        checked: text(theirs && done ? 'message.task.done' : 'message.task.last', {
          day: day(record.data.checkedOn, 'date'),
        }),
        passed: theirs ? null : text('message.task.passed'),
        asks: theirs && !done,
        stops: theirs && !done && !by,
      },
    };
  },
};

/** How many wait for somebody to look at them, said when the digest goes out. */
const proposed: Send = {
  name: 'task.proposed',
  view: () => undefined,
  async line({ read, school, person }) {
    if (!keepsTasks(person)) return undefined;
    const { tasks } = await taskBook(read, school.id);
    const n = [...tasks.values()].filter(({ data }) => data.state === 'PROPOSED').length;
    return n > 0 ? text('digest.task.proposed', { n }) : undefined;
  },
};

/** What became of what somebody proposed. */
const looked: Send = {
  name: 'task.looked',
  view: () => undefined,
  async line({ ref, read }) {
    const record = ref && (await read.get(TASK, ref.id));
    if (!record || record.data.state === 'PROPOSED') return undefined;
    return text(`digest.task.${record.data.state}`);
  },
};

export const taskSends: Send[] = [check, proposed, looked, jobPage];

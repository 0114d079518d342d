import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { FileRef } from '../../../kernel/file.js';
import { day, text } from '../../../kernel/text.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import { type Person, ROLES, type School } from '../../school/model/school.js';
import { readTeams } from '../../school/model/teams.js';
import { type Job, jobOf, roleValue } from '../model/job.js';
import { taskBook } from '../model/task-book.js';
import { onDay, roleText, type Today } from '../model/whose.js';

/** A screen of Slack holds a hundred blocks; what comes after these stands on the page. */
const MOST_LINES = 40;

export const jobRef = (value: string) => ({ kind: 'taskJob', id: value });

export function jobCard(at: Today, value: string, { title, groups }: Job): CardRef {
  const people = peopleOn(at.school, at.today);
  const roles = ROLES.filter((role) => people.some((one) => one.roles.includes(role)));
  let room = MOST_LINES;
  const shown = groups.map(({ heading, lines }) => {
    const some = lines.slice(0, Math.max(0, room));
    room -= some.length;
    return { heading, lines: some.map((line) => ({ line: text('task.job.item', { what: line }) })) };
  });
  return {
    card: 'vision/job',
    data: {
      personId: value,
      people: [
        ...people.map((one) => ({ title: displayName(at.school, one, at.today), value: one.id })),
        ...roles.map((role) => ({
          title: text('task.job.role', { role: roleText(role) }),
          value: roleValue(role),
        })),
      ],
      heading: title,
      none: groups.length === 0,
      groups: shown.filter(({ lines }) => lines.length > 0),
      more: groups.reduce((sum, { lines }) => sum + lines.length, 0) > MOST_LINES,
    },
  };
}

const fileOf = (school: School, job: Job, today: string): FileRef => ({
  file: 'page',
  name: job.title,
  data: {
    title: job.title,
    lead: [text('task.job.paper', { school: school.name, day: day(today) })],
    blocks: job.groups.map(({ heading, lines }) => ({
      heading,
      lines: lines.map((words) => ({ words })),
    })),
    foot: job.title,
  },
});

/** The page that somebody asked for, as it is when it goes out. */
export const jobPage: SendSpec<School, Person> = {
  name: 'task.job',
  view: ({ ref }) => (ref ? { card: 'vision/job-file', data: {} } : undefined),
  async file({ ref, school, read, now }): Promise<FileRef | undefined> {
    const today = dayOf(now);
    const [book, teams] = await Promise.all([taskBook(read, school.id), readTeams(read)]);
    const job = jobOf(onDay(school, today, teams), book, ref?.id ?? '');
    return job && fileOf(school, job, today);
  },
};

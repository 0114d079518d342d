import type { CardRef } from '../../../kernel/card.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import type { Person, Role } from '../../school/model/school.js';
import { teamName } from '../../school/model/teams.js';
import { startersFor } from '../model/starters.js';
import type { Partner, TaskText } from '../model/task.js';
import { EVERY_TEACHER, NONE, WHOSE } from '../model/task-form.js';
import { partnerOf, roleText, type Today, whatOf } from '../model/whose.js';
import { keepsTasks } from '../policy.js';

interface Form {
  /** Absent: something new. */
  id?: string;
  outside: boolean;
  /** What seems to stand in it, asked about once. */
  seen?: readonly TextRef[];
  once: string;
}

const PARTNER = ['phone', 'mail', 'link', 'when'] as const;

const peopleIn = ({ school, today }: Today) =>
  peopleOn(school, today).map((one) => ({ title: displayName(school, one, today), value: one.id }));

/** One to add, to propose or to change. */
export function taskFormCard(
  at: Today,
  person: Person,
  said: Partial<TaskText> & { partner?: Partner },
  { id, outside, seen = [], once }: Form,
): CardRef {
  const keeps = keepsTasks(person);
  const whole: TaskText = { roles: [], everyTeacher: false, personIds: [], ...said };
  const people = peopleIn(at);
  return {
    card: outside ? 'vision/partner-form' : 'vision/task-form',
    data: {
      id: id ?? '',
      isNew: id === undefined,
      keeps,
      once,
      which: seen.length > 0 ? 'sure' : '',
      seen: seen.map((line) => ({ line })),
      intro: text(keeps ? 'task.form.introKeeps' : 'task.form.intro'),
      what: whatOf(whole),
      about: whole.about ?? '',
      words: whole.words ?? '',
      ...(outside
        ? {
            name: partnerOf(whole),
            ...Object.fromEntries(PARTNER.map((field) => [field, whole.partner?.[field] ?? ''])),
          }
        : {
            whose: WHOSE.map((value) => ({
              title: value === EVERY_TEACHER ? text('task.whose.teachers') : roleText(value),
              value,
            })),
            roles: [...(whole.everyTeacher ? [EVERY_TEACHER] : []), ...whole.roles].join(','),
            team: people,
            people: whole.personIds.join(','),
            teams: [
              { title: text('task.form.noTeam'), value: NONE },
              ...at.teams.map((team) => ({ title: teamName(team), value: team.id })),
            ],
            teamId: whole.teamId ?? NONE,
          }),
      owners: [{ title: text('task.form.noOwner'), value: NONE }, ...people],
      ownerId: whole.ownerId ?? NONE,
    },
  };
}

/** "Van iemand anders": who keeps it right from now on. */
export const otherCard = (at: Today, id: string, task: TaskText, once: string): CardRef => ({
  card: 'vision/task-other',
  data: {
    id,
    once,
    what: whatOf(task),
    people: [...peopleIn(at), { title: text('task.other.unknown'), value: NONE }],
  },
});

export const askMeCard = (
  person: Person,
  words: string | undefined,
  once: string,
  seen: readonly TextRef[] = [],
): CardRef => ({
  card: 'vision/ask-me',
  data: {
    once,
    personId: person.id,
    words: words ?? '',
    which: seen.length > 0 ? 'sure' : '',
    seen: seen.map((line) => ({ line })),
  },
});

/** What roles of this school usually do: chosen from, never filled in by itself. */
export function startersCard(at: Today, taken: ReadonlySet<string>, once: string): CardRef {
  const here = new Set(peopleOn(at.school, at.today).flatMap(({ roles }) => roles));
  const offered = startersFor(here).filter(({ code }) => !taken.has(code));
  const whose = (roles: readonly Role[]) => roleText(roles.find((role) => here.has(role)) ?? roles[0]!);
  const choice = (one: (typeof offered)[number]) => ({
    title: text('task.starters.choice', {
      what: text(`task.starter.${one.code}`),
      whose: one.partner
        ? text(`task.partner.${one.code}`)
        : one.everyTeacher
          ? text('task.whose.teachers')
          : whose(one.roles),
    }),
    value: one.code,
  });
  return {
    card: 'vision/task-starters',
    data: {
      once,
      codes: offered.filter(({ roles }) => roles.length > 0).map(choice),
      more: offered.filter(({ roles }) => roles.length === 0).map(choice),
      none: offered.length === 0,
    },
  };
}

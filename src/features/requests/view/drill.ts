import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { nextToTell } from '../model/alarm.js';
import { DRILL, type Drill, waitingOf } from '../model/drill.js';
import { classChoices } from './choices.js';
import type { At } from './messages.js';

export const drillCard = (
  scene: Scene<School> & { person: Person },
  classCode: string | undefined,
  once: string,
): CardRef => ({
  card: 'requests/drill',
  data: {
    once,
    classes: classChoices(scene.school, scene.person, dayOf(scene.now)),
    classCode: classCode ?? '',
  },
});

type Drawn = (at: At, drill: Stored<Drill>) => CardRef | undefined;
const about = (name: string, draw: Drawn): SendSpec<School, Person> => ({
  name,
  async view(at: At) {
    const record = at.ref && (await at.read.get(DRILL, at.ref.id));
    return record && draw(at, record);
  },
});

const alarm: Drawn = ({ school, person }, { id, data }) => {
  const mine = data.confirmed.find(({ by }) => by === person.id);
  return {
    card: 'requests/drill-alarm',
    data: {
      id,
      by: nameOf(school, data.byId),
      classCode: data.classCode,
      done: mine
        ? text('drill.alarm.done', { classCode: data.classCode, at: moment(mine.at, 'time') })
        : null,
    },
  };
};

/** Who confirmed, who did not yet, and who was left in peace. */
const report: Drawn = ({ school }, { data }) => {
  const line = (id: string): TextRef => {
    const name = nameOf(school, id);
    const confirmed = data.confirmed.find(({ by }) => by === id);
    if (confirmed) return text('drill.report.confirmed', { name, at: moment(confirmed.at, 'time') });
    return data.off.includes(id)
      ? text('drill.report.off', { name })
      : text('drill.report.waiting', { name });
  };
  return {
    card: 'requests/drill-report',
    data: {
      classCode: data.classCode,
      at: moment(data.at),
      lines: [...data.asked, ...data.off].map((id) => ({ line: line(id) })),
    },
  };
};

const unconfirmed: Drawn = ({ school, now }, { data }) => {
  const waiting = waitingOf(data);
  const { classCode } = data;
  const next = nextToTell(school, [...data.asked, ...data.off], dayOf(now));
  const nobody = data.confirmed.length === 0 && next !== undefined;
  return {
    card: 'requests/drill-unconfirmed',
    data: {
      said:
        waiting.length === 0
          ? text('drill.unconfirmed.over', { classCode })
          : text('drill.unconfirmed', {
              classCode,
              minutes: school.settings.safetyAcknowledgeMinutes,
              names: list(...waiting.map((id) => nameOf(school, id))),
              n: waiting.length,
            }),
      next: nobody ? text('drill.unconfirmed.next', { next: nameOf(school, next) }) : null,
    },
  };
};

export const drillSends: SendSpec<School, Person>[] = [
  about('drill.alarm', alarm),
  about('drill.report', report),
  about('drill.unconfirmed', unconfirmed),
];

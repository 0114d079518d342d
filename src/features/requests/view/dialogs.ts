import { politeMoment } from '../../../calendar/polite.js';
import { schoolPart } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { day, moment, text } from '../../../kernel/text.js';
import { EMERGENCY_NUMBER } from '../../school/model/help-lines.js';
import { headsOn, nameOf, politenessOf } from '../../school/model/people.js';
import { phoneLines } from '../../school/model/phone-lines.js';
import { routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import type { CareRequest, Words } from '../model/request.js';
import { mayBePicked } from '../policy.js';
import { classChoices, personChoices, phaseZeroChoices } from './choices.js';

type At = Scene<School> & { person: Person; schools?: readonly { id: string; name: string }[] };

/** For somebody of several schools the first field asks which one. */
export const whichSchool = ({ school, schools }: At) => ({
  forSchool: schools ? school.id : '',
  ...(schools
    ? { school: school.id, schools: schools.map(({ id, name }) => ({ title: name, value: id })) }
    : {}),
});

/** Names and numbers of who to phone: the head and the coordinator, as far as the school gave a number. */
export function acuteLine(scene: Scene<School>, coordinatorId: string | undefined) {
  const { school } = scene;
  const head = headsOn(school, dayOf(scene.now))[0];
  const coordinator = coordinatorId ? school.people.get(coordinatorId) : undefined;
  const called = (person: Person | undefined) =>
    person && (person.phone ? text('person.phone', { name: person.name, phone: person.phone }) : person.name);
  const first = called(head);
  const second = called(coordinator === head ? undefined : coordinator);
  return text('form.acute', {
    emergency: EMERGENCY_NUMBER,
    who:
      first && second
        ? text('form.acute.either', { first, second })
        : (first ?? second ?? text('form.acute.anybody')),
  });
}

const phones = (school: School, now: number, coordinatorId: string | undefined) =>
  phoneLines(school, now, coordinatorId).map((line) => ({ ...line }));

const usual = (scene: At) => {
  const classCode = scene.person.classes[0];
  return routeRequest(scene.school, classCode, dayOf(scene.now)).personId;
};

type Values = Partial<Words> & { classCode?: string; draft?: string };

/** About whom, what was seen, and whether they are safe; as far as it was typed before. */
const threeThings = ({ school, person, now }: At, values: Values) => ({
  draft: values.draft ?? '',
  classes: classChoices(school, person, dayOf(now)),
  scope: values.scope ?? '',
  classCode: values.classCode ?? '',
  pupil: values.pupil ?? '',
  observation: values.observation ?? '',
  safety: values.safety ?? '',
});

/** The first step: three things and a code. */
export function formCard(scene: At, values: Values, once: string): CardRef {
  return {
    card: 'requests/form',
    data: {
      once,
      ...whichSchool(scene),
      acute: acuteLine(scene, usual(scene)),
      ...threeThings(scene, values),
      aboutStaff: values.aboutStaff ? 'true' : 'false',
    },
  };
}

/** What may be told now (`draft`) or later (`id`). */
export function detailsCard(
  where: { draft: string } | { id: string },
  words: Partial<Words>,
  once: string,
): CardRef {
  const later = 'id' in where;
  return {
    card: later ? 'requests/complete' : 'requests/details',
    data: {
      once,
      ...where,
      examples: phaseZeroChoices(),
      triedExamples: (words.triedExamples ?? []).join(','),
      tried: words.tried ?? '',
      helped: words.helped ?? '',
      triedWhy: words.triedWhy ?? '',
      strengths: words.strengths ?? '',
      domains: [...(words.domains ?? []), ...(words.domainUnknown ? ['UNKNOWN'] : [])].join(','),
      needs: (words.needs ?? []).join(','),
      capacity: words.capacity ?? '',
      when: words.when ?? '',
      parentsInformed: words.parentsInformed ?? '',
      pupilInformed: words.pupilInformed ?? '',
    },
  };
}

/** `/zorg gang`: the same three things, and for whom. */
export function corridorCard(scene: At, values: Values & { teacher?: string }, once: string): CardRef {
  const today = dayOf(scene.now);
  return {
    card: 'requests/corridor',
    data: {
      once,
      ...whichSchool(scene),
      acute: acuteLine(scene, undefined),
      colleagues: personChoices(scene.school, today, (p) => p.id !== scene.person.id),
      teacher: values.teacher ?? '',
      ...threeThings(scene, values),
    },
  };
}

/** What was typed, and where it goes; `teacher`: noted after a talk with them, who are the first to hear of it. */
type Paused = { classCode: string; teacher?: string };

/** Words that may point at danger: pause, numbers first, never "no danger". */
export function pauseCard(scene: At, draft: string, { classCode, teacher }: Paused): CardRef {
  const to = routeRequest(scene.school, classCode, dayOf(scene.now)).personId;
  return {
    card: 'requests/pause',
    data: { draft, once: scene.id(), acute: acuteLine(scene, to), own: teacher === undefined },
  };
}

export function numbersCard(scene: At, draft: string, { classCode, teacher }: Paused): CardRef {
  const to = routeRequest(scene.school, classCode, dayOf(scene.now)).personId;
  return {
    card: 'requests/numbers',
    data: {
      draft,
      once: scene.id(),
      phones: phones(scene.school, scene.now, to),
      own: teacher === undefined,
    },
  };
}

function sentAs({ calendar }: School, { words }: CareRequest, now: number): string {
  if (words.safety === 'yes') return 'safety.toldNow';
  return schoolPart(calendar, dayOf(now)) === 'none' ? 'safety.askedLater' : 'safety.askedToday';
}

/** After "ja" or "ik twijfel": sent, and what to do now; at an hour at which nobody reads it says so. */
export function safetySentCard(scene: At, request: CareRequest): CardRef {
  const { school, now } = scene;
  const coordinator = school.people.get(request.coordinatorId);
  const reads = coordinator ? politeMoment(politenessOf(school, coordinator), now) === now : false;
  return {
    card: 'requests/safety-sent',
    data: {
      roepnaam: request.roepnaam,
      alarm: request.words.safety === 'yes',
      sent: text(sentAs(school, request, now), {
        roepnaam: request.roepnaam,
        coordinator: nameOf(school, request.coordinatorId),
      }),
      nobodyReads: reads
        ? null
        : text('safety.nobodyReads', { day: day(dayOf(now)), time: moment(now, 'time') }),
      phones: phones(school, now, request.coordinatorId),
    },
  };
}

/** About somebody of the school: nobody was told anything; the requester picks. */
export function chooseCard(scene: At, id: string, request: CareRequest, once: string): CardRef {
  const today = dayOf(scene.now);
  return {
    card: 'requests/choose',
    data: {
      ...headOf(scene.school, id, request),
      once,
      people: personChoices(scene.school, today, (p) => mayBePicked(p, request)),
      phones: phones(scene.school, scene.now, undefined),
    },
  };
}

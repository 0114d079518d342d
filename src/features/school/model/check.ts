import { addDays } from '../../../calendar/time.js';
import type { TextRef } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classState, classStates, hasReceiver, turningPoints } from './class-states.js';
import { classesOn } from './classes.js';
import {
  activeOn,
  byName,
  classTeachersOf,
  coordinatorsOn,
  headsOn,
  presentOn,
  standInChain,
  taughtBy,
} from './people.js';
import type { ClassGroup, School } from './school.js';

export interface Resolution {
  classCode: string;
  level: ClassGroup['level'];
  site: string;
  personId: string;
  reasons: TextRef[];
}

/** `gap`: nobody follows this class, or nobody who could is there · `overlap`: two do, equally · `hint`: worth a look. */
export interface Finding {
  kind: 'gap' | 'overlap' | 'hint';
  /** The first day on which it is so, and the last that was looked at in a row. */
  from: Day;
  until: Day;
  classCode?: string;
  message: string;
}

export interface Check {
  classes: Resolution[];
  findings: Finding[];
}

/** How far ahead is looked: a school year and the summer behind it. */
const HORIZON_DAYS = 400;

/**
 * Where every class stands today, and what is wrong today or on any day of the coming school year on which somebody comes,
 * goes or is absent (between those days nothing changes).
 */
export function checkSchool(school: School, today: Day): Check {
  const findings = new Map<string, Finding>();
  const days = turningPoints(school, today, addDays(today, HORIZON_DAYS));
  for (const [index, day] of days.entries()) {
    const until = addDays(days[index + 1] ?? addDays(today, HORIZON_DAYS + 1), -1);
    for (const found of findingsOn(school, day)) {
      const key = `${found.kind}|${found.classCode ?? ''}|${found.message}`;
      const earlier = findings.get(key);
      if (earlier === undefined) findings.set(key, { ...found, from: day, until });
      else earlier.until = until;
    }
  }
  const order = { gap: 0, overlap: 1, hint: 2 };
  return {
    classes: classStates(school, today).map(({ group, personId, reasons }) => ({
      classCode: group.code,
      level: group.level,
      site: group.site,
      personId,
      reasons,
    })),
    findings: [...findings.values()].sort(
      (a, b) => order[a.kind] - order[b.kind] || (a.from < b.from ? -1 : 1),
    ),
  };
}

type Found = Omit<Finding, 'from' | 'until'>;

function findingsOn(school: School, day: Day): Found[] {
  if (!hasReceiver(school, day)) {
    return [
      { kind: 'gap', message: 'the school has no coordinator and no head: nobody can receive a request' },
    ];
  }
  return [
    ...classesOn(school, day).flatMap((group) => classFindings(school, group, day)),
    ...peopleFindings(school, day),
  ];
}

function classFindings(school: School, group: ClassGroup, day: Day): Found[] {
  const found: Found[] = [];
  const classCode = group.code;
  const { personId, gaps, equals } = classState(school, group, day);
  const name = school.people.get(personId)?.name ?? personId;
  if (gaps.includes('nobody'))
    found.push({ kind: 'gap', classCode, message: `nobody follows this class; its requests go to ${name}` });
  if (gaps.includes('absent')) {
    const message = `${name} is absent and nobody who could step in is there`;
    found.push({ kind: 'gap', classCode, message });
  }
  if (equals.length > 1) {
    const names = equals.map((one) => one.name).join(' and ');
    found.push({
      kind: 'overlap',
      classCode,
      message: `${names} follow this class equally; domain, limit and open work decide who gets a request`,
    });
  }
  if (classTeachersOf(school, group.code, day).length === 0) {
    found.push({ kind: 'hint', classCode, message: 'this class has no class teacher' });
  }
  return found;
}

function peopleFindings(school: School, day: Day): Found[] {
  const found: Found[] = [];
  const people = [...school.people.values()].filter((person) => activeOn(person, day)).sort(byName);
  const hint = (message: string) => found.push({ kind: 'hint', message });
  if (headsOn(school, day).length === 0)
    hint('the school has no head: an alarm reaches the coordinator only');
  for (const person of coordinatorsOn(school, day)) {
    const chain = standInChain(school, person);
    if (chain.length === 0) hint(`${person.name} has no stand-in`);
    else if (!chain.some((one) => activeOn(one, day)))
      hint(`the stand-in of ${person.name} is no longer at this school`);
    if (person.phone === undefined) hint(`${person.name} has no telephone number for emergencies`);
    if (!presentOn(person, day) && !chain.some((one) => presentOn(one, day))) {
      hint(`${person.name} is absent and no stand-in is there`);
    }
  }
  const codes = new Set(classesOn(school, day).map((group) => group.code));
  for (const person of people) {
    const named = [
      ...taughtBy(person),
      ...person.covers.flatMap((one) => (one.by === 'class' ? (one.value ?? '') : [])),
    ];
    for (const code of new Set(named))
      if (!codes.has(code)) hint(`${person.name} has class ${code}, which there is not`);
    if (person.pattern.weeks.every((week) => Object.values(week).every((part) => part === 'off'))) {
      hint(`${person.name} works on no day at all`);
    }
  }
  if (headsOn(school, day).every((person) => person.phone === undefined)) {
    hint('no head has a telephone number for emergencies');
  }
  if (school.phones.clb === undefined) hint('the number of the CLB is missing in school.json (phones.clb)');
  if (school.phones.vk === undefined) hint('the number of the VK is missing in school.json (phones.vk)');
  return found;
}

import {
  clockChanges,
  firstSchoolDay,
  isHoliday,
  lastSchoolDay,
  plus,
  schoolYearStart,
  weekday,
} from './plain-calendar.js';

const week = (mon, tue, wed, thu, fri) => ({ mon, tue, wed, thu, fri });
const PATTERNS = [
  { weeks: [week('full', 'full', 'full', 'full', 'full')] },
  { weeks: [week('full', 'full', 'full', 'full', 'full')] },
  { weeks: [week('full', 'full', 'off', 'off', 'off')] },
  { weeks: [week('off', 'off', 'full', 'full', 'full')] },
  { weeks: [week('full', 'off', 'full', 'off', 'full')] },
  { weeks: [week('morning', 'morning', 'full', 'morning', 'morning')] },
  { weeks: [week('afternoon', 'afternoon', 'off', 'afternoon', 'afternoon')] },
  { weeks: [week('full', 'afternoon', 'off', 'morning', 'off')] },
  {
    weeks: [week('full', 'full', 'full', 'off', 'off'), week('off', 'off', 'full', 'full', 'full')],
  },
  {
    weeks: [week('full', 'full', 'off', 'off', 'full'), week('off', 'full', 'full', 'full', 'off')],
    anchor: '2026-09-07',
  },
];
/** Hours that people teach, wake or stop at. */
const SETTINGS = [
  {},
  { digestAt: '08:30', quietUntil: '08:00', quietFrom: '17:00' },
  { digestAt: '07:45', quietUntil: '07:00', quietFrom: '19:00', wednesdayQuietFrom: '12:30' },
  { digestAt: '11:15', quietFrom: '18:30', untakenAfterSchoolDays: 3, standInAfterSchoolDays: 2 },
  { untakenAfterSchoolDays: 1, headIsTold: true },
];
const DEFAULTS = {
  untakenAfterSchoolDays: 2,
  standInAfterSchoolDays: 1,
  headAfterSchoolDays: 1,
  headIsTold: false,
  digestAt: '08:00',
  quietFrom: '18:00',
  quietUntil: '07:30',
  wednesdayQuietFrom: '12:00',
  safetyAcknowledgeMinutes: 10,
  lookWiderFrom: 3,
};
const LANGUAGES = ['nl', 'nl', 'nl', 'nl', 'fr', 'en'];

/** Some weekday between two days; of one it finds in a holiday nothing is lost. */
function someDay(random, from, to) {
  const days = [];
  for (let day = from; day <= to; day = plus(day, 1)) if (weekday(day) < 6 && !isHoliday(day)) days.push(day);
  return days.length > 0 ? random.pick(days) : undefined;
}

/** What a school adds to the holidays, in one school year: free days, halves, a day of one site, weeks without lessons. */
function calendarFor(random, start, sites, level) {
  const [first, last] = [firstSchoolDay(start), lastSchoolDay(start)];
  const closures = [];
  const close = (label, more = {}) => {
    const day = someDay(random, plus(first, 1), last);
    closures.push({ from: day, to: day, label, ...more });
  };
  close('vrije dag');
  close('pedagogische studiedag');
  close('studiedag', { part: random.pick(['morning', 'afternoon']) });
  if (random.chance(0.5)) close('sportdag', { part: 'afternoon' });
  if (sites.length > 1) close('kermis', { site: sites[1].id });
  // Around the change of the clock and the bridge days there is more to get wrong.
  const autumn = new Date(clockChanges(start)[1]).toISOString().slice(0, 10);
  if (random.chance(0.6))
    closures.push({ from: plus(autumn, -2), to: plus(autumn, -2), label: 'vrijdag vrij' });
  if (random.chance(0.5)) closures.push({ from: `${start}-11-09`, to: `${start}-11-10`, label: 'brug' });
  closures.push({ from: last, to: last, label: 'laatste dag', part: 'afternoon' });
  const lessonFree =
    level === 'secondary'
      ? [
          { from: `${start}-12-07`, to: `${start}-12-18`, kind: 'exam' },
          { from: `${start + 1}-06-10`, to: `${start + 1}-06-24`, kind: 'exam' },
          { from: `${start}-10-12`, to: `${start}-10-16`, kind: 'stage' },
        ]
      : random.chance(0.5)
        ? [{ from: `${start + 1}-02-03`, to: `${start + 1}-02-05`, kind: 'evaluation', levels: ['primary'] }]
        : [];
  return { closures, lessonFree };
}

/**
 * An invented school and its people: `{ school, people }` as the store holds them.
 * @param {import('./random.js').Random} random
 * @param {string} today the day on which the simulation begins
 */
export function makeSchool(random, n, today) {
  const id = `school-${String(n).padStart(2, '0')}`;
  const level = random.pick(['primary', 'primary', 'secondary']);
  const sites = [{ id: 'kaai', name: 'Kaai' }];
  if (random.chance(0.4)) sites.push({ id: 'duin', name: 'Duin' });
  const start = schoolYearStart(today);
  const calendars = [start, start + 1].map((year) => calendarFor(random, year, sites, level));
  const classes = Array.from({ length: 6 }, (_, i) => ({
    code: `${level === 'primary' ? 'L' : ''}${1 + (i % 6)}A`,
    level,
    year: 1 + (i % 6),
    grade: 1 + Math.floor((i % 6) / 2),
    site: sites[i % sites.length].id,
  }));
  const school = {
    id,
    name: `School ${n}`,
    language: random.pick(LANGUAGES),
    revision: 1,
    sites,
    classes,
    calendar: {
      closures: calendars.flatMap((one) => one.closures),
      lessonFree: calendars.flatMap((one) => one.lessonFree),
    },
    settings: { ...DEFAULTS, ...random.pick(SETTINGS) },
    phones: { checkedOn: today },
  };
  return { school, people: peopleOf(random, school) };
}

function peopleOf(random, { id, classes, settings }) {
  const people = [];
  const add = (name, roles, more = {}) => {
    people.push({
      id: name,
      name: `${name} van ${id}`,
      givenName: name,
      email: `${name}@${id}.example`,
      roles,
      classes: [],
      covers: [],
      pattern: random.pick(PATTERNS),
      absences: [],
      ...(random.chance(0.2) ? { language: random.pick(LANGUAGES) } : {}),
      ...(random.chance(0.25) ? ownQuiet(random, settings) : {}),
      ...more,
    });
  };
  const FULL = PATTERNS[0];
  add('hoofd', ['HEAD'], { pattern: FULL });
  add('zorg1', ['CARE_COORDINATOR'], {
    covers: [
      { by: 'grade', value: '1' },
      { by: 'grade', value: '2' },
    ],
    standInId: 'zorg2',
    careHours: 18,
    newRequests: random.pick(['each', 'each', 'digest', 'hourly']),
  });
  add('zorg2', ['CARE_COORDINATOR'], {
    covers: [{ by: 'grade', value: '3' }],
    standInId: 'zorg1',
    careHours: 9,
    newRequests: random.pick(['each', 'each', 'digest', 'hourly']),
  });
  add('zorg3', ['PUPIL_COUNSELLOR'], { covers: [{ by: 'fallback' }], standInId: 'zorg2', careHours: 6 });
  add('zorgleraar', ['CARE_TEACHER'], {});
  for (const [i, { code }] of classes.entries()) add(`leraar${i}`, ['TEACHER'], { classes: [code] });
  add('duo', ['TEACHER'], { classes: [classes[0].code] });
  add('vakleraar', ['TEACHER']);
  add('secretariaat', ['SECRETARY', 'ADMINISTRATOR'], { pattern: FULL });
  return people;
}

/** Quiet hours inside those of the school, always leaving some hours of each half. */
const ownQuiet = (random, { quietUntil }) => ({
  ...(random.chance(0.6) ? { quietFrom: random.pick(['15:30', '16:00', '16:45']) } : {}),
  ...(random.chance(0.6) && quietUntil < '08:45'
    ? { quietUntil: random.pick(['08:45', '09:15', '10:00']) }
    : {}),
});

export { PATTERNS };

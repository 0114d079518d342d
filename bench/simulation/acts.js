import { REQUEST } from '../../dist/features/requests/model/request.js';
import { saveRoster } from '../../dist/features/school/model/roster.js';
import { idsFrom } from './house.js';
import { dayAt, isHere, isSchoolDay, moment, plus, weekday, works } from './plain-calendar.js';
import { StepActs } from './step-acts.js';

const WORDS = 'Telt nog op de vingers en zucht';
const SCOPES = ['pupil', 'pupil', 'pupil', 'group', 'class', 'practice'];
/** Ways in which somebody is at work, as the team list writes them. */
const PATTERNS = ['voltijds', 'ma di', 'wo do vr', 'ma vm di wo do nm', 'ma di wo | wo do vr', 'di wo do'];
/** A request in so many is forgotten by everybody for weeks. */
const FORGOTTEN = 5;

/**
 * What the people of the schools do, drawn from a seed: each act is an Interaction, as an edge would make it of a button or a form.
 * `say(person, verb, input)` brings it to some process and gives back the reply.
 */
export class People {
  requests = new Map();
  /** The small steps that were begun, by id. */
  steps = new Map();

  constructor({ random, facts, store, say, say2 }) {
    Object.assign(this, { random, facts, store, say, say2 });
    this.now = 0;
    this.id = idsFrom(random.fork('nonces'), () => this.now);
    this.stepActs = new StepActs(this);
  }

  /** What will be done on this day in this school: `{ at, run }`, to be put in order. */
  plan(schoolId, day) {
    const { random } = this;
    const { school } = this.facts.now(schoolId);
    const open = isSchoolDay(school, day);
    const acts = [];
    const add = (part, from, to, run) => {
      for (let left = part; left > 0; left -= 1)
        if (random.chance(left))
          acts.push({ at: moment(day, from) + random.int(0, minutesBetween(from, to) * 60) * 1000, run });
    };
    add(open ? 0.7 : 0.1, '07:00', '21:30', () => this.raise(schoolId));
    if (weekday(day) < 6) {
      add(open ? 3 : 0.3, '08:05', '17:30', () => this.desk(schoolId));
      add(0.8, '08:05', '20:00', () => this.reply(schoolId));
      for (const act of this.stepActs.plan(schoolId)) add(...act);
    }
    add(0.12, '07:05', '19:00', () => this.absent(schoolId));
    add(0.03, '07:05', '16:00', () => this.backEarly(schoolId));
    add(0.03, '09:00', '16:00', () => this.pattern(schoolId));
    add(0.01, '09:00', '16:00', () => this.leave(schoolId));
    add(0.04, '09:00', '20:00', () => this.quiet(schoolId));
    add(0.02, '09:00', '16:00', () => this.times(schoolId));
    add(0.05, '07:00', '16:00', () => this.closure(schoolId));
    add(0.03, '09:00', '16:00', () => this.newRequests(schoolId));
    return acts;
  }

  here(schoolId, fits = () => true) {
    const { people } = this.facts.now(schoolId);
    const today = dayAt(this.now);
    return [...people.values()].filter((person) => isHere(person, today) && fits(person));
  }

  async raise(schoolId) {
    const { random } = this;
    const teachers = this.here(schoolId, ({ roles }) => roles.includes('TEACHER'));
    if (teachers.length === 0) return;
    const who = random.pick(teachers);
    const once = this.id();
    const reply = await this.say(schoolId, who.id, 'request.submit', {
      once,
      scope: random.pick(SCOPES),
      classCode: random.pick(this.facts.now(schoolId).school.classes).code,
      pupil: 'KV7',
      observation: WORDS,
      safety: random.chance(0.93) ? 'no' : random.pick(['doubt', 'yes']),
      aboutStaff: 'false',
    });
    if (reply.kind === 'close' || reply.kind === 'next')
      this.requests.set(once, {
        schoolId,
        requester: who.id,
        at: this.now,
        forgotten: random.int(1, FORGOTTEN) === 1,
      });
  }

  async #record(id) {
    const { schoolId } = this.requests.get(id);
    return (await this.store.get(REQUEST, schoolId, id))?.data;
  }

  #some(schoolId) {
    const own = [...this.requests]
      .filter(([, one]) => one.schoolId === schoolId && !one.over)
      .map(([id]) => id);
    return this.random.shuffled(own).slice(0, 6);
  }

  /** A coordinator at their desk: goes through some of what lies there. */
  async desk(schoolId) {
    const { random } = this;
    for (const id of this.#some(schoolId)) {
      const known = this.requests.get(id);
      const request = await this.#record(id);
      if (!request) continue;
      if (!request.open) known.over = true;
      if (!request.open || (known.forgotten && this.now < known.at + 40 * 86_400_000)) continue;
      const who = request.takenBy ?? request.coordinatorId;
      const at = this.here(schoolId, (person) => person.id === who)[0];
      if (!at || !works(this.facts.now(schoolId).school, at, dayAt(this.now))) continue;
      const act = random.next();
      const on = (verb, input = {}) => this.say(schoolId, who, verb, { id, ...input });
      if (request.alarm && !request.alarm.acknowledgedBy) await on('request.acknowledge');
      else if (act < 0.2) await on('request.take');
      else if (act < 0.3) await on('request.together');
      else if (act < 0.4) await on('request.ask.save', { text: WORDS });
      else if (act < 0.5) await on('request.answer.save', { text: WORDS });
      else if (act < 0.55)
        await on('request.park.save', { why: 'news', until: plus(dayAt(this.now), random.int(2, 40)) });
      else if (act < 0.6)
        await on('request.hand-over.save', { to: random.pick(['zorg1', 'zorg2', 'zorg3']) });
      else if (act < 0.75) await on('request.close.save', { outcome: 'solved' });
    }
  }

  async reply(schoolId) {
    for (const id of this.#some(schoolId)) {
      const request = await this.#record(id);
      if (request?.status === 'WAITING')
        await this.say(schoolId, request.requesterId, 'request.reply.save', { id, text: WORDS });
      else if (request?.open && this.random.chance(0.1))
        await this.say(schoolId, request.requesterId, 'request.add.save', { id, text: WORDS });
      else if (request?.open && this.random.chance(0.03))
        await this.say(schoolId, request.requesterId, 'request.withdraw.save', { id });
    }
  }

  async absent(schoolId) {
    const { random } = this;
    const who = random.pick(this.here(schoolId)).id;
    const today = dayAt(this.now);
    const from = plus(today, random.int(0, 3));
    const to = plus(from, random.pick([0, 0, 1, 2, 4, 9, 20]));
    const by = random.chance(0.5) ? who : 'secretariaat';
    await this.say(schoolId, by, 'school.absence.save', { personId: who, from, to });
  }

  async backEarly(schoolId) {
    const today = dayAt(this.now);
    const away = this.here(schoolId, ({ absences }) => absences.some(({ to }) => to >= today));
    if (away.length === 0) return;
    const who = this.random.pick(away);
    const { from } = who.absences.find(({ to }) => to >= today);
    await this.say(schoolId, 'secretariaat', 'school.absence.end', { personId: who.id, from });
  }

  /** The administrator changes one cell of somebody in the team list. */
  async #cell(schoolId, personId, change) {
    const open = await this.say(schoolId, 'secretariaat', 'school.team.edit', { personId });
    const cells = open.data;
    if (open.kind !== 'dialog') return;
    await this.say(schoolId, 'secretariaat', 'school.team.save', {
      ...cells,
      personId,
      once: this.id(),
      ...change,
    });
  }

  pattern(schoolId) {
    const others = this.here(schoolId, ({ id }) => id !== 'secretariaat');
    return this.#cell(schoolId, this.random.pick(others).id, { pattern: this.random.pick(PATTERNS) });
  }

  leave(schoolId) {
    const last = plus(dayAt(this.now), this.random.int(0, 10));
    const who = this.random.pick(['zorg3', 'leraar4', 'leraar5', 'vakleraar', 'duo']);
    return this.#cell(schoolId, who, { until: last });
  }

  quiet(schoolId) {
    const who = this.random.pick(this.here(schoolId)).id;
    const quietFrom = this.random.pick(['', '15:30', '16:30']);
    const quietUntil = this.random.pick(['', '08:45', '09:30']);
    return this.say(schoolId, who, 'school.quiet.save', { quietFrom, quietUntil });
  }

  times(schoolId) {
    const { settings } = this.facts.now(schoolId).school;
    return this.say(schoolId, 'hoofd', 'school.settings.save', {
      which: 'times',
      digestAt: this.random.pick(['08:00', '08:10', '08:30', '10:40']),
      quietFrom: this.random.pick(['17:00', '18:00']),
      quietUntil: this.random.pick(['07:30', '08:00']),
      wednesdayQuietFrom: '12:00',
      safetyAcknowledgeMinutes: String(settings.safetyAcknowledgeMinutes),
    });
  }

  newRequests(schoolId) {
    const who = this.random.pick(['zorg1', 'zorg2', 'zorg3']);
    return this.say(schoolId, who, 'school.new-requests.save', {
      how: this.random.pick(['each', 'hourly', 'digest']),
      cap: '',
    });
  }

  /** The file of the school gets a free day more, today or soon; as `school import` saves it. */
  async closure(schoolId) {
    const { random } = this;
    const day = plus(dayAt(this.now), random.pick([0, 1, 2, 5, 9]));
    const part = random.pick([undefined, undefined, 'morning', 'afternoon']);
    await this.say2(schoolId, ({ school, version }) => ({
      save: saveRoster(
        {
          version,
          data: {
            ...school,
            calendar: {
              ...school.calendar,
              closures: [
                ...school.calendar.closures,
                { from: day, to: day, label: 'sluiting', ...(part ? { part } : {}) },
              ],
            },
          },
        },
        [],
      ),
    }));
  }
}

const minutesBetween = (from, to) => {
  const of = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return of(to) - of(from);
};

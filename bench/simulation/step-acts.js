import { CARE_LOST } from '../../dist/features/steps/model/care-lost.js';
import { INTERVENTION } from '../../dist/features/steps/model/step-kind.js';
import { dayAt, isHere, plus, works } from './plain-calendar.js';

const WHAT = 'Een vaste plek vooraan';
const OUTCOMES = [
  'WORKS_KEEP',
  'WORKS_PARTLY_ADJUST',
  'NO_EFFECT_STOP',
  'TOO_EARLY_EXTEND',
  'TOO_EARLY_EXTEND',
  'NOT_DONE',
  'STEP_UP',
];
/** One step in so many is never answered by its owner. */
const FORGOTTEN = 4;

/** What people do with small steps: begin, look back, put off, hand on, put aside, forget. */
export class StepActs {
  /** @param {import('./acts.js').People} people */
  constructor(people) {
    this.people = people;
  }

  /** How often on a day of school, between which hours, what. */
  plan(schoolId) {
    return [
      [1.2, '08:30', '17:00', () => this.begin(schoolId)],
      [2.5, '08:20', '19:00', () => this.lookBack(schoolId)],
      [0.6, '08:30', '17:00', () => this.change(schoolId)],
      [0.05, '07:20', '09:00', () => this.careOff(schoolId)],
    ];
  }

  async #step(id) {
    const { schoolId } = this.people.steps.get(id);
    return (await this.people.store.get(INTERVENTION, schoolId, id))?.data;
  }

  async begin(schoolId) {
    const { people } = this;
    const { random } = people;
    const staff = people.here(schoolId, ({ roles }) => !roles.includes('SECRETARY'));
    const who = random.pick(staff);
    const once = people.id();
    const { school } = people.facts.now(schoolId);
    const today = dayAt(people.now);
    const place = random.chance(0.8) ? 'inClass' : 'outside';
    const scope = random.pick(['pupil', 'group', 'class', 'practice']);
    const reply = await people.say(schoolId, who.id, 'step.create', {
      once,
      what: WHAT,
      notice: WHAT,
      place,
      owner: random.chance(0.6) ? who.id : random.pick(staff).id,
      helpers: random.chance(0.4) ? random.pick(staff).id : '',
      scope,
      classCode: random.pick(school.classes).code,
      ...(random.chance(0.3) ? { start: plus(today, random.int(1, 6)) } : {}),
      ...(random.chance(0.35)
        ? { day: plus(today, random.int(2, 12)) }
        : { span: random.pick(['5', '5', '10', '15', '30']) }),
      ...(random.chance(0.3) ? await this.#from(schoolId) : {}),
    });
    if (reply.kind === 'close' && place === 'inClass') this.#began(once, schoolId);
    else if (reply.kind === 'next') {
      const again = people.id();
      const { draft } = reply.data;
      const given = { once: again, draft, why: WHAT, goal: WHAT, days: 'mon,tue,wed,thu,fri', minutes: '50' };
      const done = await people.say(schoolId, who.id, 'step.create.outside', given);
      if (done.kind === 'close') this.#began(again, schoolId);
    }
  }

  #began(id, schoolId) {
    const forgotten = this.people.random.int(1, FORGOTTEN) === 1;
    this.people.steps.set(id, { schoolId, at: this.people.now, forgotten });
  }

  async #from(schoolId) {
    const own = [...this.people.requests].filter(([, one]) => one.schoolId === schoolId && !one.over);
    return own.length > 0 ? { from: this.people.random.pick(own)[0] } : {};
  }

  #some(schoolId, most) {
    const own = [...this.people.steps].filter(([, one]) => one.schoolId === schoolId && !one.over);
    return this.people.random
      .shuffled(own)
      .slice(0, most)
      .map(([id]) => id);
  }

  /** Owners who are at work look at what is due; what was handed to a coordinator is answered there. */
  async lookBack(schoolId) {
    const { people } = this;
    const { random } = people;
    const today = dayAt(people.now);
    for (const id of this.#some(schoolId, 12)) {
      const known = people.steps.get(id);
      const step = await this.#step(id);
      if (!step || step.status === 'ENDED') known.over = true;
      if (step?.status !== 'RUNNING' || !step.lookBackOn || step.lookBackOn > today) continue;
      const byOther = step.reminded === 'coordinator' && random.chance(0.5);
      const who = byOther ? (step.toldTo ?? step.coordinatorId) : step.ownerId;
      const person = people.facts.now(schoolId).people.get(who);
      if (!person || !isHere(person, today) || !works(people.facts.now(schoolId).school, person, today))
        continue;
      if (known.forgotten && !byOther) continue;
      await this.#answer(schoolId, who, id, step);
    }
  }

  async #answer(schoolId, who, id, step) {
    const { people } = this;
    const { random } = people;
    const on = (verb, input = {}) => people.say(schoolId, who, verb, { id, ...input });
    const act = random.next();
    if (step.offered) {
      await people.say(schoolId, step.offered.to, random.chance(0.6) ? 'step.take-over' : 'step.decline', {
        id,
      });
    } else if (act < 0.55) {
      const reply = await on('step.look-back', { once: people.id(), outcome: random.pick(OUTCOMES) });
      if (reply.kind === 'dialog') await on('step.why', { once: people.id(), why: WHAT });
      if (random.chance(0.15)) await on('step.undo');
    } else if (act < 0.7) await on('step.snooze', { once: people.id() });
    else if (act < 0.82) await on('step.move.save', { once: people.id(), span: random.pick(['5', '10']) });
    else if (act < 0.92)
      await on('step.delegate.save', { once: people.id(), to: this.#colleague(schoolId, who) });
    else await on('step.stop.save', { once: people.id() });
  }

  #colleague(schoolId, who) {
    const others = this.people.here(schoolId, ({ id, roles }) => id !== who && !roles.includes('SECRETARY'));
    return this.people.random.pick(others).id;
  }

  /** On the way, whatever its day: other words and helpers, another day, aside for a while, other hands. */
  async change(schoolId) {
    const { people } = this;
    const { random } = people;
    const today = dayAt(people.now);
    for (const id of this.#some(schoolId, 2)) {
      const step = await this.#step(id);
      const who = step?.ownerId;
      if (!who) continue;
      const on = (verb, input) => people.say(schoolId, who, verb, { id, once: people.id(), ...input });
      const act = random.next();
      if (step.status === 'PARKED') await on('step.resume');
      else if (act < 0.2)
        await on('step.change.save', {
          what: WHAT,
          place: 'inClass',
          helpers: random.chance(0.5) ? this.#colleague(schoolId, who) : '',
        });
      else if (act < 0.5) await on('step.move.save', { day: plus(today, random.int(1, 25)) });
      else if (act < 0.6)
        await on('step.park.save', { why: 'period', until: plus(today, random.int(2, 20)) });
      else if (act < 0.8) await on('step.delegate.save', { to: this.#colleague(schoolId, who) });
      else if (step.offered) await people.say(schoolId, step.offered.to, 'step.take-over', { id });
    }
  }

  /** Care falls away today, and now and then it does take place. */
  async careOff(schoolId) {
    const { people } = this;
    const who = 'zorgleraar';
    const done = await people.say(schoolId, who, 'care.off', { once: people.id(), minutes: '50' });
    if (done.kind !== 'close' || people.random.chance(0.7)) return;
    const { items } = await people.store.find(CARE_LOST, schoolId, { limit: 200 });
    const last = items.at(-1);
    if (last) await people.say(schoolId, who, 'care.back', { id: last.id });
  }
}

import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import { lookAtPlans } from '../../../src/features/school/model/leavers.js';
import { nextPoliteMoment, worksToday } from '../../../src/features/school/model/people.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import { overdue } from '../../../src/features/steps/handlers/overdue.js';
import { back } from '../../../src/features/steps/handlers/parking.js';
import { replan } from '../../../src/features/steps/handlers/replan.js';
import { type Acted, acted } from '../../../src/features/steps/model/act.js';
import { type NewStep, startStep } from '../../../src/features/steps/model/new-step.js';
import type { Act } from '../../../src/features/steps/model/states.js';
import { INTERVENTION, type SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { stepsOfDay } from '../../../src/features/steps/view/due.js';
import type { NewSend, NewThink, NewWork } from '../../../src/kernel/decision.js';
import type { Read } from '../../../src/kernel/feature.js';
import type { Stored } from '../../../src/kernel/kind.js';
import { MESSAGE } from '../../../src/kernel/message.js';
import type { Store } from '../../../src/ports/store.js';

export interface Sent {
  person: string;
  day: string;
  asked: string[];
  late: string[];
  told: string[];
}

const THINKS = { 'step.overdue': overdue, 'step.back': back, 'step.replan': replan } as const;

/**
 * School mornings as the house plays them, without its clock and its edges: what thinks do at dawn, which message goes out at eight
 * to whom, and what somebody's place of the day being taken does to it. The steps are in a real store.
 */
export class Played {
  readonly rows = new Map<string, NewWork>();
  readonly sent: Sent[] = [];
  readonly lines: NewSend[] = [];
  #ids = 0;

  constructor(
    readonly store: Store,
    public school: School,
  ) {}

  get read(): Read {
    const { store, school } = this;
    return {
      get: (kind, id) => store.get(kind, school.id, id),
      find: (kind, query) => store.find(kind, school.id, query),
      count: (kind, where) => store.count(kind, school.id, where),
    };
  }

  async commit({ save = [], work = [] }: Partial<Acted>, real = 0): Promise<void> {
    const kept = await this.store.commit(
      { schoolId: this.school.id, save, remove: [], work: [], audit: [] },
      real,
    );
    if (kept !== 'done') throw new Error(kept);
    for (const row of work) {
      if (row.type === 'send' && row.manner === 'digest') this.lines.push(row);
      const id = row.id ?? `row${this.#ids++}`;
      if (!this.rows.has(id)) this.rows.set(id, { ...row, id });
    }
  }

  start = (from: NewStep, now: number) => this.commit(startStep(this.school, from, now) as Partial<Acted>);

  async steps(): Promise<Stored<SmallIntervention>[]> {
    return (await this.read.find(INTERVENTION, { limit: 200 })).items;
  }

  async act(id: string, now: number, by: string, act: Act, lookBackOn?: string): Promise<void> {
    const record = (await this.read.get(INTERVENTION, id))!;
    const one = acted({ now, school: this.school, person: { id: by } }, record, {
      act,
      verb: 'step.look-back',
      what: 'lookedBack',
      lookBackOn,
      lookBack: { id: `${id}${now}`, outcome: 'TOO_EARLY_EXTEND' },
    });
    if (one) await this.commit(one);
  }

  /** Somebody's pattern, absence or last day, or the calendar, is another from now on. */
  async change(school: School, now: number, personId?: string): Promise<void> {
    this.school = school;
    await this.commit({ work: [lookAtPlans(now, personId)] });
    await this.thinks(now);
  }

  async thinks(now: number): Promise<void> {
    for (let due = this.#due(now); due.length > 0; due = this.#due(now))
      for (const [id, row] of due) {
        this.rows.delete(id);
        const run = THINKS[row.name as keyof typeof THINKS];
        const { ref, data = {} } = row;
        const scene = { now, school: this.school, read: this.read, id: () => `id${this.#ids++}`, data };
        if (run) await this.commit(await run(ref ? { ...scene, ref } : scene));
      }
  }

  #due = (now: number): [string, NewThink][] =>
    [...this.rows].filter(
      (entry): entry is [string, NewThink] => entry[1].type === 'think' && entry[1].dueAt <= now,
    );

  /** Dawn and eight o'clock of a school day; `taken`: whose place of the day something else has. */
  async morning(today: string, taken: ReadonlySet<string> = new Set()): Promise<void> {
    const dawn = epochOf(today, this.school.settings.quietUntil);
    await this.commit({ work: [{ type: 'think', name: 'step.replan', id: 'morning', dueAt: dawn }] });
    await this.thinks(dawn);
    for (const [id, row] of this.rows) {
      if (row.type !== 'send' || row.name !== 'school.ask' || row.dueAt > epochOf(today, '08:00')) continue;
      this.rows.delete(id);
      await this.#out(row, today, taken);
    }
  }

  async #out(row: NewSend, today: string, taken: ReadonlySet<string>): Promise<void> {
    const person = this.school.people.get('person' in row.to ? row.to.person : '')!;
    const at = nextPoliteMoment(this.school, person, epochOf(today, '08:00'));
    if (at > (row.notAfter ?? at)) return;
    if (dayOf(at) !== today) throw new Error(`${row.id} waits for another day`);
    const found = await stepsOfDay(this.#scene(person, at), String(row.data?.day), false);
    const shown = { asked: ids(found.asked), late: ids(found.late), told: ids(found.told) };
    if (shown.asked.length + shown.late.length + shown.told.length === 0 || taken.has(person.id)) return;
    if (!worksToday(this.school, person, today)) throw new Error(`${person.id} is free on ${today}`);
    this.sent.push({ person: person.id, day: today, ...shown });
    await this.#keep(row, person, at);
  }

  #scene = (person: Person, now: number) => ({
    now,
    school: this.school,
    read: this.read,
    id: () => 'none',
    person,
  });

  async #keep(row: NewSend, person: Person, sentAt: number): Promise<void> {
    const data = {
      about: `${row.ref!.kind}:${row.ref!.id}`,
      send: row.name,
      personId: person.id,
      surface: 'sandbox',
      tenant: 't',
      place: 'p',
      handle: null,
      sentAt,
      data: row.data ?? {},
      drawn: '',
      state: 'live' as const,
    };
    const save = [{ kind: MESSAGE, id: row.id!, expect: 0, data }];
    await this.store.commit({ schoolId: this.school.id, save, remove: [], work: [], audit: [] }, 0);
  }
}

const ids = (steps: { id: string }[]): string[] => steps.map(({ id }) => id);
export const daysFrom = (day: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => addDays(day, i));

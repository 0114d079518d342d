import { expectDigests } from './expected-digests.js';
import { expectRequests } from './expected-requests.js';
import { expectSteps } from './expected-steps.js';
import { dayAt } from './plain-calendar.js';

const untakenIn = ({ card, data }) => {
  if (card === 'requests/untaken') return [data.id];
  return card === 'requests/untaken-several' ? data.items.map(({ id }) => id) : [];
};

/** What should have been said and was not, or was said more often than there was reason to: looked at when all is over. */
export class Expected {
  #taken;

  /** @param {{ store: object, facts: object, findings: object, oracle: object, shown: object[], requests: Map, now: number, path: string }} parts */
  constructor(parts) {
    Object.assign(this, parts);
    /** `kind:id` → the rows about it that went out: { at, name, person, manner }. */
    this.said = new Map();
    this.#taken = new Set(
      this.shown
        .filter(({ rows }) => rows.some(({ manner, name }) => manner === 'capped' && name !== 'school.ask'))
        .map(({ school, person, at }) => `${school} ${person} ${dayAt(at)}`),
    );
    /** Requests that somebody was asked to take up, in whatever message. */
    this.nudged = new Map();
    for (const { at, person, school, cards } of this.shown)
      for (const id of cards.flatMap(untakenIn)) {
        const key = `${school} ${id}`;
        this.nudged.set(key, [...(this.nudged.get(key) ?? []), { at, person }]);
      }
    for (const { at, person, school, rows } of this.shown)
      for (const { name, ref, manner, data } of rows) {
        const key = `${school} ${ref ? `${ref.kind}:${ref.id}` : ''}`;
        this.said.set(key, [...(this.said.get(key) ?? []), { at, name, person, manner, data }]);
      }
  }

  about(schoolId, kind, id) {
    return this.said.get(`${schoolId} ${kind}:${id}`) ?? [];
  }

  /** Something else than the one message with all that is asked of somebody had their one place of that day. */
  placeTaken(schoolId, person, day) {
    return this.#taken.has(`${schoolId} ${person} ${day}`);
  }

  missing(what) {
    this.findings.add('missing', what);
  }

  async judge() {
    expectDigests(this);
    await expectRequests(this);
    await expectSteps(this);
  }
}

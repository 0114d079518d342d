import { expectDigests } from './expected-digests.js';
import { expectRequests } from './expected-requests.js';
import { expectSteps } from './expected-steps.js';

/** What should have been said and was not, or was said more often than there was reason to: looked at when all is over. */
export class Expected {
  /** @param {{ store: object, facts: object, findings: object, oracle: object, shown: object[], requests: Map, now: number, path: string }} parts */
  constructor(parts) {
    Object.assign(this, parts);
    /** `kind:id` → the rows about it that went out: { at, name, person, manner }. */
    this.said = new Map();
    for (const { at, person, school, rows } of this.shown)
      for (const { name, ref, manner, data } of rows) {
        const key = `${school} ${ref ? `${ref.kind}:${ref.id}` : ''}`;
        this.said.set(key, [...(this.said.get(key) ?? []), { at, name, person, manner, data }]);
      }
  }

  about(schoolId, kind, id) {
    return this.said.get(`${schoolId} ${kind}:${id}`) ?? [];
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

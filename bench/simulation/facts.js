import { PERSON, SCHOOL } from '../../dist/features/school/model/school-kinds.js';

/**
 * What holds in each school, as its records say, with the moment from which each version did. Records only: what follows from
 * them is the oracle's own business.
 */
export class Facts {
  #versions = new Map();

  /** @param {import('../../dist/ports/store.js').Store} store a handle of its own */
  constructor(store) {
    this.store = store;
  }

  async refresh(schoolId, at) {
    const { data: school, version } = await this.store.get(SCHOOL, schoolId, schoolId);
    const versions = this.#versions.get(schoolId) ?? [];
    if (versions.at(-1)?.version === version) return;
    const { items } = await this.store.find(PERSON, schoolId, { limit: 500 });
    versions.push({ at, version, school, people: new Map(items.map(({ id, data }) => [id, data])) });
    this.#versions.set(schoolId, versions);
  }

  schools() {
    return [...this.#versions.keys()];
  }

  now(schoolId) {
    return this.#versions.get(schoolId).at(-1);
  }

  /** All that held at this moment: two, where it changed at that very moment. */
  at(schoolId, at) {
    const versions = this.#versions.get(schoolId);
    return versions.filter(
      (one, i) => one.at <= at && (versions[i + 1] === undefined || versions[i + 1].at >= at),
    );
  }

  /** All that held at some time of these. */
  between(schoolId, from, to) {
    const versions = this.#versions.get(schoolId);
    return versions.filter(
      (one, i) => one.at <= to && (versions[i + 1] === undefined || versions[i + 1].at >= from),
    );
  }
}

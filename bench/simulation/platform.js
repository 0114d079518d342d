import { dayAt } from './plain-calendar.js';

/**
 * The chat platform: takes messages, shows them, and now and then answers late, badly or not at all. It knows no repeat, as
 * Slack does not: the same message twice stands there twice.
 */
export class Platform {
  /** Everything that reached a reader, in order. */
  shown = [];
  updates = 0;
  /** Again under the same id, after an answer that nobody got: it cannot be avoided. */
  resent = 0;
  /** Whose message met trouble on which day: it may go out late. */
  troubled = new Set();
  #byId = new Map();
  /** Since the last `drain`. */
  #fresh = [];

  /** @param {{ random: import('./random.js').Random, hiccups: number, findings: import('./findings.js').Findings }} options */
  constructor({ random, hiccups, findings }) {
    this.random = random;
    this.hiccups = hiccups;
    this.findings = findings;
  }

  /** `from`: the process that calls; `dead()` tells whether it is still there. */
  take(message, from) {
    if (message.kind === 'update') {
      this.updates += 1;
      return { kind: 'sent', handle: message.handle ?? null };
    }
    const trouble = this.random.chance(this.hiccups)
      ? this.random.pick(['later', 'refused', 'lost', 'broken'])
      : 'none';
    if (trouble !== 'none') this.troubled.add(`${message.school} ${message.person} ${dayAt(message.at)}`);
    if (trouble === 'later') return { kind: 'later', until: message.at + 5_000 };
    if (trouble === 'refused') return { kind: 'throws' };
    this.#show(message, from, trouble !== 'none');
    if (trouble === 'lost') return { kind: 'unknown' };
    if (trouble === 'broken') return { kind: 'throws' };
    return { kind: 'sent', handle: { n: this.shown.length } };
  }

  #show(message, from, unanswered) {
    // What shows no record (a call for hands) may be said again on another day.
    const day = message.rows.some(({ ref }) => ref) ? '' : dayAt(message.at);
    const key = `${message.school} ${message.id} ${day}`;
    const before = this.#byId.get(key);
    if (before && (before.unanswered || before.from.dead())) this.resent += 1;
    else if (before)
      this.findings.add('doubled', {
        school: message.school,
        person: message.person,
        id: message.id,
        name: message.rows[0]?.name,
      });
    this.#byId.set(key, { unanswered, from });
    if (before) return;
    this.shown.push(message);
    this.#fresh.push(message);
  }

  drain() {
    return this.#fresh.splice(0);
  }
}

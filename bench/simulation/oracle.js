import { inClockChange, isAbsent, isHere, openHalves, politeMinutes, wall, works } from './plain-calendar.js';

/** What the bot says of its own accord (product.md, principle 5): one digest and one of these a day. */
const OWN_ACCORD =
  /^(school\.ask|request\.(question-again|hands)|step\.(before|today|outcome|shifted|inherited|back|by-other))$/;
const OWN_ACCORD_MANNERS = ['capped', 'digest'];

/**
 * Judges every message that reached a reader, by records and its own calendar alone. `message`: what the platform was given,
 * with the rows that it was made of.
 */
export class Oracle {
  #cap = new Map();
  /** How many messages of each sort somebody had on a day: `school person day` → { capped, digest }. */
  get cap() {
    return this.#cap;
  }

  constructor(facts, findings) {
    this.facts = facts;
    this.findings = findings;
  }

  judge(message) {
    const { school, person, at, rows } = message;
    const { day, minute } = wall(at);
    const manners = [...new Set(rows.map(({ manner }) => manner))];
    const always = rows.every((row) => row.always);
    const said = {
      school,
      person,
      at: `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      name: rows[0]?.name ?? message.card,
      ref: rows[0]?.ref && `${rows[0].ref.kind}:${rows[0].ref.id}`,
      manner: manners.join(),
    };
    if (rows.length === 0) return this.findings.add('unknown', said);
    this.#ownAccord(rows, said);
    this.#count(manners, said, day, always);
    if (always) return undefined;
    if (inClockChange(at)) this.findings.add('clockHour', said);
    if (message.address.channel !== undefined) return this.#channel(message, said, day, minute);
    const problems = this.facts.at(school, at).map((one) => this.#problem(one, person, manners, day, minute));
    // It changed at this very moment: either is right.
    if (problems.every((problem) => problem !== undefined)) this.findings.add(problems[0], said);
    return undefined;
  }

  #problem({ school, people }, id, manners, day, minute) {
    const person = people.get(id);
    if (!person || !isHere(person, day)) return 'gone';
    if (openHalves(school, day).length === 0) return 'wrongDay';
    // An answer to somebody's own act waits for no hour.
    if (manners.every((manner) => manner === 'now')) return undefined;
    if (isAbsent(person, day)) return 'absence';
    if (!works(school, person, day)) return 'wrongDay';
    const { from, to } = politeMinutes(school, person, day);
    if (minute < from || minute >= to) return 'quietHours';
    return undefined;
  }

  /** A channel belongs to nobody: the school's days and hours hold. */
  #channel({ school: id, at }, said, day, minute) {
    const problems = this.facts.at(id, at).map(({ school }) => {
      if (openHalves(school, day).length === 0) return 'wrongDay';
      const time = (name) =>
        Number(school.settings[name].slice(0, 2)) * 60 + Number(school.settings[name].slice(3));
      return minute < time('quietUntil') || minute >= time('quietFrom') ? 'quietHours' : undefined;
    });
    if (problems.every((problem) => problem !== undefined)) this.findings.add(problems[0], said);
  }

  #ownAccord(rows, said) {
    for (const { name, manner } of rows)
      if (OWN_ACCORD.test(name) && !OWN_ACCORD_MANNERS.includes(manner))
        this.findings.add('notCapped', { ...said, name });
  }

  #count(manners, said, day, always) {
    const sort = manners.includes('digest')
      ? 'digest'
      : manners.includes('capped') && !always
        ? 'capped'
        : undefined;
    if (!sort || said.person === '') return;
    const key = `${said.school} ${said.person} ${day}`;
    const had = this.#cap.get(key) ?? { capped: 0, digest: 0 };
    had[sort] += 1;
    this.#cap.set(key, had);
    if (had[sort] > 1) this.findings.add('aboveCap', said);
  }

  hadDigest(school, person, day) {
    return (this.#cap.get(`${school} ${person} ${day}`)?.digest ?? 0) > 0;
  }

  hadCapped(school, person, day) {
    return (this.#cap.get(`${school} ${person} ${day}`)?.capped ?? 0) > 0;
  }
}

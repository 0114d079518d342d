import { dayOf } from '../calendar/time.js';
import { byName, presentOn } from '../features/school/model/people.js';
import type { Person, School } from '../features/school/model/school.js';
import type { Command } from '../kernel/command.js';
import type { VerbSpec } from '../kernel/feature.js';
import { list, type TextRef, text } from '../kernel/text.js';
import type { Epoch } from '../kernel/values.js';

/** So many are named. */
const MOST = 2;

/**
 * What somebody hears whose role does not go with a command: that there is such a command stands in the guides, and whose it is in the
 * team list. undefined: it is no command, or it is about a record; then nobody may find out by the answer whether there is one.
 *
 * @param name how a command begins where it was typed
 */
export function otherRole(
  verb: VerbSpec,
  commands: readonly Command[],
  school: School,
  now: Epoch,
  name: TextRef | string,
): TextRef | undefined {
  const command = commands.find((one) => one.verb === verb.name || one.withRest === verb.name);
  if (!command || verb.on) return undefined;
  const today = dayOf(now);
  const can = (one: Person) => presentOn(one, today) && verb.may(one, school, undefined, now);
  const who = command.forSchool ? [...school.people.values()].filter(can).sort(byName).slice(0, MOST) : [];
  return text('error.otherRole', { name, n: who.length, names: list(...who.map((one) => one.name)) });
}

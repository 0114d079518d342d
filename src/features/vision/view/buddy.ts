import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, text } from '../../../kernel/text.js';
import { activeOn, displayName, nameOf, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { BUDDY, type Buddy, buddiesOf, NUDGES, otherOf, waitsFor } from '../model/buddy.js';

type At = Scene<School> & { person: Person };

/** Whose buddy somebody is, who asked them, whom they asked; and a colleague to ask. */
export function buddyCard({ id: nonce, school, person, now }: At, all: readonly Stored<Buddy>[]): CardRef {
  const today = dayOf(now);
  const row = (key: string) => (one: Stored<Buddy>) => ({
    id: one.id,
    line: text(key, { name: nameOf(school, otherOf(one.data, person.id)) }),
  });
  const here = all.filter(({ data }) => {
    const other = school.people.get(otherOf(data, person.id));
    return other !== undefined && activeOn(other, today);
  });
  const pairs = here.filter(({ data }) => data.state === 'YES');
  const waiting = here.filter(({ data }) => waitsFor(data, person.id, now));
  const asked = here.filter(({ data }) => data.state === 'ASKED' && data.open && data.otherId === person.id);
  const known = new Set([...pairs, ...waiting].map(({ data }) => otherOf(data, person.id)));
  return {
    card: 'vision/buddy',
    data: {
      once: nonce(),
      pairs: pairs.map(row('buddy.pair')),
      waiting: waiting.map(row('buddy.waiting')),
      asked: asked.map(row('buddy.askedYou')),
      people: peopleOn(school, today)
        .filter((one) => one.id !== person.id && !known.has(one.id))
        .map((one) => ({ title: displayName(school, one, today), value: one.id })),
    },
  };
}

export const buddyAnsweredCard = (outcome: 'yes' | 'no', name: string): CardRef => ({
  card: 'vision/buddy-said',
  data: { line: text(outcome === 'yes' ? 'buddy.together' : 'buddy.no', { name }), yes: outcome === 'yes' },
});

export const buddySends: SendSpec<School, Person>[] = [
  {
    name: 'buddy.asked',
    async view({ read, ref, school, person, again }) {
      const found = ref && (await read.get(BUDDY, ref.id));
      if (!found || found.data.otherId !== person.id) return undefined;
      const { state, open, askerId } = found.data;
      const name = nameOf(school, askerId);
      if (state === 'ASKED' && open) return { card: 'vision/buddy-asked', data: { id: found.id, name } };
      if (!again) return undefined;
      return state === 'OVER'
        ? { card: 'vision/buddy-said', data: { line: text('buddy.over'), yes: false } }
        : buddyAnsweredCard(state === 'YES' ? 'yes' : 'no', name);
    },
  },
  {
    name: 'buddy.yes',
    async view({ read, ref, school, person }) {
      const found = ref && (await read.get(BUDDY, ref.id));
      if (found?.data.state !== 'YES' || found.data.askerId !== person.id) return undefined;
      const name = nameOf(school, otherOf(found.data, person.id));
      return { card: 'vision/buddy-said', data: { line: text('buddy.saidYes', { name }), yes: true } };
    },
  },
  {
    name: 'buddy.nudge',
    async view({ read, school, person, now, data }) {
      const today = dayOf(now);
      const names = (await buddiesOf(read, person.id))
        .filter((one) => one.data.state === 'YES')
        .map((one) => school.people.get(otherOf(one.data, person.id)))
        .filter((one): one is Person => one !== undefined && activeOn(one, today))
        .map((one) => one.name);
      if (names.length === 0) return undefined;
      const n = (hashOf(`${person.id}:${String(data.week)}`) % NUDGES) + 1;
      return {
        card: 'vision/buddy-nudge',
        data: { line: text(`buddy.nudge.${n}`, { names: list(...names) }) },
      };
    },
  },
];

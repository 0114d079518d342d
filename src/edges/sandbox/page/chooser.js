import { announce, freshId, h, plain } from './dom.js';
import { w } from './words.js';

const GROUPS = [
  [
    'choose.care',
    ['CARE_COORDINATOR', 'PUPIL_COUNSELLOR', 'GRADE_COORDINATOR', 'CARE_TEACHER', 'TRUST_TEACHER'],
  ],
  ['choose.lead', ['HEAD', 'POLICY_TEAM']],
  ['choose.teachers', ['TEACHER']],
  ['choose.others', []],
];

export const rolesOf = (person) => person.roles.map((role) => w(`role.${role}`)).join(' · ');
export const aboutOf = (person) => [rolesOf(person), person.classes.join(', ')].filter(Boolean).join(' · ');

export function avatar(person) {
  const parts = person.name.split(/\s+/);
  const initials = (parts[0]?.[0] ?? '') + (parts.length > 1 ? parts.at(-1)[0] : '');
  const shade = [...person.id].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 997, 7) % 6;
  return h('span', { class: `avatar shade-${shade}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

/** Everyone of the school, by what they do. `pick(person)` is called with the one chosen. */
export function chooser(people, pick) {
  const groups = h('div', { class: 'choose-groups' });
  const none = h('p', { class: 'empty', hidden: true }, w('choose.none'));
  const search = h('input', {
    type: 'search',
    id: freshId('search'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const draw = () => {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    const found = people.filter((person) => {
      const text = plain(`${person.name} ${aboutOf(person)}`);
      return wanted.every((word) => text.includes(word));
    });
    groups.replaceChildren(...sorted(found).map(([title, members]) => group(title, members, pick)));
    none.hidden = found.length > 0;
    if (!found.length) announce(w('choose.none'));
  };
  search.addEventListener('input', draw);
  draw();
  const title = h('h2', { id: freshId('choose'), tabindex: '-1' }, w('choose.title'));
  return h(
    'section',
    { class: 'choose', 'aria-labelledby': title.id },
    title,
    h('p', { class: 'lead' }, w('choose.intro')),
    h('div', { class: 'search' }, h('label', { for: search.id }, w('choose.search')), search),
    groups,
    none,
  );
}

function sorted(people) {
  const left = new Set(people);
  return GROUPS.map(([title, roles]) => {
    const members = [...left].filter(
      (person) => !roles.length || person.roles.some((role) => roles.includes(role)),
    );
    for (const person of members) left.delete(person);
    return [title, members.toSorted(byClass)];
  }).filter(([, members]) => members.length);
}

/** Class teachers first, by class; the others as they came, by name. */
function byClass(one, other) {
  const [a, b] = [one.classes[0], other.classes[0]];
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
  return a.localeCompare(b, 'nl', { numeric: true });
}

function group(title, people, pick) {
  const id = freshId('group');
  const buttons = people.map((person) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'person', 'data-person': person.id, onclick: () => pick(person) },
        avatar(person),
        h('span', { class: 'person-name' }, person.name),
        h('span', { class: 'person-about' }, aboutOf(person)),
      ),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': id },
    h('h3', { id }, w(title)),
    h('ul', { class: 'people' }, buttons),
  );
}

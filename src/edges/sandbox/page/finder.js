import { freshId, h, plain } from './dom.js';
import { w } from './words.js';

/** From this many choices on, a list of boxes to tick is searched instead of scrolled through. */
const LONG = 12;

/** Puts a search field above a long list of checkboxes (`group`: their parent), and says what is chosen. */
export function makeFindable(group) {
  const rows = [...group.children].map((row) => ({ row, box: row.querySelector('input') }));
  if (rows.length < LONG) return;
  const search = h('input', {
    class: 'find',
    type: 'search',
    id: freshId('find'),
    placeholder: w('field.find'),
    'aria-label': w('field.find'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const told = h('p', { class: 'count', role: 'status' });
  const show = () => {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { row } of rows) {
      const fits = wanted.every((word) => plain(row.textContent).includes(word));
      row.hidden = !fits;
      if (fits) found++;
    }
    const chosen = rows.filter(({ box }) => box.checked).map(({ row }) => row.textContent);
    const what = chosen.length ? w('field.chosen', { what: chosen.join(' · ') }) : '';
    told.textContent = found ? what : [w('field.findNone'), what].filter(Boolean).join(' ');
  };
  search.addEventListener('input', show);
  group.addEventListener('change', show);
  group.classList.add('findable');
  const whole = h('div', { class: 'finder' });
  group.replaceWith(whole);
  whole.append(told, search, group);
  show();
}

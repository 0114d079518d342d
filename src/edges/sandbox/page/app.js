import { getNow, getPeople } from './api.js';
import { prepareRenderer } from './card.js';
import { createClock } from './clock.js';
import { createDialog } from './dialog.js';
import { announce, h } from './dom.js';
import { createPane } from './pane.js';
import { LANGUAGES, loadWords, spoken, w } from './words.js';

const POLL = 2_000;
const SLOTS = ['a', 'b'];

await loadWords();
prepareRenderer();
const people = await getPeople();
const query = new URLSearchParams(location.search);

const clock = createClock({ moved: () => refresh() });
const dialog = createDialog({
  back: (person) =>
    Object.values(panes)
      .find((pane) => pane.person() === person)
      ?.focusBack(),
});
const panes = Object.fromEntries(
  SLOTS.map((slot) => [
    slot,
    createPane({
      people,
      slot,
      clock,
      dialog,
      on: {
        chosen: (person) => choose(slot, person),
        heard: clock.hear,
        // What fails shows at the next poll.
        acted: () => refresh().catch(() => undefined),
      },
    }),
  ]),
);

const offline = h('p', { class: 'offline', hidden: true }, w('state.offline'));
const beside = h(
  'button',
  { type: 'button', class: 'button', 'aria-pressed': 'false', onclick: () => toggleSecond() },
  w('pane.beside'),
);
const languages = Object.entries(LANGUAGES).map(([code, name]) =>
  h(
    'button',
    {
      type: 'button',
      class: 'language',
      lang: code,
      'aria-pressed': String(code === spoken()),
      onclick: () => speak(code),
    },
    code.toUpperCase(),
    h('span', { class: 'unseen' }, ` ${name}`),
  ),
);
document
  .getElementById('top')
  .append(
    h(
      'div',
      { class: 'brand' },
      h('img', { src: '/sandbox/lighthouse.svg', alt: '', width: '44', height: '44' }),
      h('div', {}, h('h1', {}, 'Zorgbode'), h('p', {}, w('tagline'))),
    ),
    clock.element,
    h(
      'div',
      { class: 'tools' },
      beside,
      h('div', { class: 'languages', role: 'group', 'aria-label': 'Taal · Language · Langue' }, languages),
    ),
  );
document.getElementById('panes').before(offline);
document.getElementById('panes').append(...SLOTS.map((slot) => panes[slot].element));

async function speak(code) {
  await loadWords(code);
  location.reload();
}

/** Who is who stands in the address, so that it can be kept, shared and reloaded. */
function address(slot, person) {
  if (person) query.set(slot, person.id);
  else query.delete(slot);
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
}
const personIn = (slot) => people.find((person) => person.id === query.get(slot));

function choose(slot, person, focus = true) {
  address(slot, person);
  return panes[slot].choose(person, focus);
}

function toggleSecond(open = panes.b.element.hidden, focus = true) {
  panes.b.element.hidden = !open;
  document.getElementById('panes').classList.toggle('two', open);
  beside.setAttribute('aria-pressed', String(open));
  if (open) choose('b', personIn('b'), focus);
  else {
    panes.b.clear();
    address('b', undefined);
  }
}

let asking = false;
async function refresh() {
  const filled = SLOTS.map((slot) => panes[slot]).filter((pane) => pane.person());
  if (filled.length) await Promise.all(filled.map((pane) => pane.refresh()));
  else clock.hear((await getNow()).now);
}
/** Asks again and again while somebody looks; a failure is said once and ends with the next answer. */
async function poll() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    await refresh();
    offline.hidden = true;
  } catch {
    if (offline.hidden) announce(w('state.offline'));
    offline.hidden = false;
  } finally {
    asking = false;
  }
}

choose('a', personIn('a'), false);
toggleSecond(personIn('b') !== undefined, false);
setInterval(poll, POLL);
document.addEventListener('visibilitychange', poll);
await poll();

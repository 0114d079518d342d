import { moveClock } from './api.js';
import { announce, h } from './dom.js';
import { dateOf, inputOf, timeOf, w } from './words.js';

const HOUR = 3_600_000;

/** The school clock in the header. `moved()` is called after it was moved. */
export function createClock({ moved }) {
  // School time as last heard, and when by the machine's own clock, which the page only uses to run on from there.
  let heard = { at: 0, when: 0 };
  const now = () => heard.at + performance.now() - heard.when;

  const time = h('span', { class: 'clock-time' });
  const date = h('span', { class: 'clock-date' });
  const face = h('time', { class: 'clock-face' }, time, date);
  const problem = h('p', { class: 'clock-problem', role: 'alert' });
  const trouble = h('p', { class: 'clock-trouble', role: 'alert' });
  const input = h('input', { type: 'datetime-local', id: 'clock-input', required: true });
  const form = h(
    'form',
    { class: 'clock-form', novalidate: true },
    h('label', { for: input.id }, w('clock.pickLabel')),
    h('div', { class: 'clock-row' }, input, h('button', { class: 'button primary' }, w('clock.go'))),
    problem,
  );
  const picker = h(
    'details',
    { class: 'clock-pick' },
    h('summary', { class: 'button' }, w('clock.pick')),
    form,
  );
  const button = (word, wanted) =>
    h('button', { type: 'button', class: 'button', onclick: () => move(wanted()) }, w(word));
  const element = h(
    'section',
    { class: 'clock', 'aria-label': w('clock.label') },
    face,
    h(
      'div',
      { class: 'clock-buttons' },
      button('clock.hour', () => now() + HOUR),
      button('clock.nextDay', () => 'next-school-day'),
      picker,
    ),
    trouble,
  );

  const draw = () => {
    if (!heard.at) return;
    face.setAttribute('datetime', inputOf(now()));
    time.textContent = timeOf(now());
    date.textContent = dateOf(now());
  };
  let moving = false;
  async function move(wanted) {
    if (moving) return;
    moving = true;
    element.setAttribute('aria-busy', 'true');
    for (const place of [problem, trouble]) place.textContent = '';
    announce(w('clock.moving'));
    try {
      const answer = await moveClock(typeof wanted === 'number' ? Math.round(wanted) : wanted);
      hear(answer.now);
    } catch (error) {
      (picker.open ? problem : trouble).textContent = w(error.status === 400 ? 'clock.back' : 'state.failed');
      return;
    } finally {
      moving = false;
      element.removeAttribute('aria-busy');
    }
    if (picker.contains(document.activeElement)) picker.querySelector('summary').focus();
    picker.open = false;
    // What does not answer now shows at the next poll.
    await moved().catch(() => undefined);
    announce(w('clock.moved', { when: `${dateOf(now())}, ${timeOf(now())}` }));
  }
  function hear(iso) {
    heard = { at: Date.parse(iso), when: performance.now() };
    draw();
  }
  picker.addEventListener('toggle', () => {
    // This comes a moment after the opening: who is already typing keeps what they typed.
    if (!picker.open || document.activeElement === input) return;
    input.min = inputOf(now());
    input.value = inputOf(now());
    input.focus();
  });
  picker.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !picker.open) return;
    picker.open = false;
    picker.querySelector('summary').focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    move(input.value);
  });
  return { element, hear, now, draw };
}

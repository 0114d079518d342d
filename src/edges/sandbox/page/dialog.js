import { drawCard, withValues } from './card.js';
import { announce, h, lines } from './dom.js';
import { dialable } from './phones.js';
import { w } from './words.js';

/** What somebody typed and did not send, by person and form; kept as long as the page is open, nowhere else. */
const drafts = new Map();

/** A form is the same one when it submits the same thing about the same record; `once` differs each time. */
function keyOf(person, json) {
  const { verb, data = {} } = json.actions?.[0] ?? {};
  const { once: _once, ...about } = data;
  return JSON.stringify([person.id, json.title, verb, about]);
}

/**
 * One dialog for the page. `send(verb, input)` resolves with the API's answer; an answer about the dialog itself (errors,
 * a further step, a note beside it) is shown here, the rest is for `settled(answer)`.
 */
export function createDialog({ back }) {
  const title = h('h2', { id: 'dialog-title', tabindex: '-1' });
  const as = h('p', { class: 'dialog-as' });
  const banner = h('div', { class: 'banner', role: 'alert' });
  const body = h('div', { class: 'dialog-body' });
  const close = h('button', { type: 'button', class: 'icon-button', 'aria-label': w('dialog.close') }, '✕');
  const scroller = h('div', { class: 'dialog-scroll' }, banner, body);
  const element = h(
    'dialog',
    { class: 'sheet', 'aria-labelledby': title.id },
    h('header', { class: 'dialog-head' }, h('div', {}, as, title), close),
    scroller,
    h('div', { class: 'unseen', role: 'status', 'data-status': '' }),
  );
  document.body.append(element);

  let shown;
  const say = (text, mood, language) => {
    banner.className = `banner ${mood ?? ''}`;
    banner.replaceChildren(
      ...(text ? [dialable(h('p', { lang: language }, ...lines(text)), { passing: true })] : []),
    );
  };
  /** As `say`, in sight: who pressed a button at the foot of a long form stands far below. */
  const show = (text, mood, language) => {
    say(text, mood, language);
    scroller.scrollTop = 0;
  };
  const leave = () => {
    if (shown?.drawn.dirty()) drafts.set(shown.key, shown.drawn.values());
    element.close();
  };
  close.addEventListener('click', leave);
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  element.addEventListener('close', () => {
    const person = shown?.person;
    shown = undefined;
    body.replaceChildren();
    back(person);
  });

  const fail = (errors) => {
    const rest = shown.drawn.fail(errors);
    say([w('dialog.errors'), ...rest].join('\n'), 'bad');
  };

  const receive = (answer, settled) => {
    if (answer.errors) fail(answer.errors);
    else {
      if (answer.dialog || answer.closed || answer.card) drafts.delete(shown.key);
      if (answer.dialog) return open(answer.dialog, { ...shown, language: answer.language });
      if (answer.closed || answer.card) element.close();
      else if (answer.note) return show(answer.note, '', answer.language);
      settled(answer);
    }
  };

  function open(json, { language, person, send, settled }) {
    const key = keyOf(person, json);
    const kept = drafts.get(key);
    const drawn = drawCard(kept ? withValues(json, kept) : json, {
      language,
      firstIsPrimary: true,
      async send(verb, input) {
        say('');
        try {
          receive(await send(verb, input), settled);
        } catch {
          if (shown) show(w('state.failed'), 'bad');
        }
      },
    });
    shown = { key, person, send, settled, drawn };
    drawn.element.addEventListener('missing', (event) => fail(event.detail));
    title.textContent = json.title ?? 'Zorgbode';
    title.lang = language ?? '';
    as.textContent = w('dialog.as', { name: person.name });
    body.replaceChildren(drawn.element);
    say(kept ? w('dialog.kept') : '');
    if (!element.open) element.showModal();
    scroller.scrollTop = 0;
    title.focus();
    if (kept) announce(w('dialog.kept'));
  }
  return { open, isOpen: () => element.open };
}

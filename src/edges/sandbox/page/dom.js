/** An element with its attributes, listeners (`onclick`) and children; nothing is ever read as HTML. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

/** A text of several lines, in nodes. */
export const lines = (text) => text.split('\n').flatMap((line, index) => (index ? [h('br'), line] : [line]));

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
export const focusables = (root) => [...root.querySelectorAll(FOCUSABLE)];

/** Puts `fresh` where `old` stands; who had the focus inside it keeps it on the same place. */
export function swap(old, fresh) {
  const at = old.contains(document.activeElement) ? focusables(old).indexOf(document.activeElement) : -1;
  old.replaceWith(fresh);
  if (at >= 0) (focusables(fresh)[at] ?? focusables(fresh).at(-1))?.focus();
}

/** A text without accents and capitals, as somebody types it to search. */
export const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

let numbers = 0;
export const freshId = (prefix) => `${prefix}-${++numbers}`;

/** Says something to who listens: inside the open dialog if there is one, since all else is silent then. */
export function announce(text) {
  const region = document.querySelector('dialog[open] [data-status]') ?? document.getElementById('status');
  region.textContent = '';
  // A live region speaks when its content changes: the same words twice need an empty moment between them.
  setTimeout(() => {
    region.textContent = text;
  }, 60);
}

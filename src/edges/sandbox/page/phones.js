import { h } from './dom.js';

/** As our own texts write a number: all of a bold run, or in brackets behind a name. What people typed is neither. */
const BOLD = /(?<=^\s*)\+?\d[\d .-]{1,18}\d(?=\s*$)/;
const BEHIND_A_NAME = /(?<=\()\+?\d[\d .-]{7,18}\d(?=\))/;
/** A passing sentence has no bold, and no words of anybody. */
const PASSING = new RegExp(`${BEHIND_A_NAME.source}|(?<![\\p{L}\\p{N}])112(?![\\p{L}\\p{N}])`, 'u');
const TAKEN = 'a, button, label, input, select, textarea, [role="button"]';

/**
 * Numbers to call can be tapped. Cards hold no such links: on Slack and Teams a telephone finds them by itself. `passing`: a sentence
 * that is no card. Returns the element.
 */
export function dialable(element, { passing = false } = {}) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest(TAKEN)) found.push(node);
  }
  // What is left behind a number is looked at as well: a sentence may name several people.
  for (let node = found.shift(); node; node = found.shift()) {
    const written = passing ? PASSING : isBold(node) ? BOLD : BEHIND_A_NAME;
    const { 0: number, index } = written.exec(node.data) ?? {};
    if (!number) continue;
    const rest = node.splitText(index);
    rest.data = rest.data.slice(number.length);
    rest.before(h('a', { class: 'phone', href: `tel:${number.replace(/[^\d+]/g, '')}` }, number));
    found.unshift(rest);
  }
  return element;
}

const isBold = ({ parentElement }) => Number(parentElement.style.fontWeight) > 500;

import { drawCard } from './card.js';
import { h, lines, swap } from './dom.js';
import { dialable } from './phones.js';
import { dayOf, timeOf, w } from './words.js';

/**
 * One conversation, oldest first. Items: { key, at (ms), card } from the bot, { key, at, note } from the bot to this person
 * only, { key, at, typed } by this person. An item drawn before is left alone while it stays the same.
 */
export function createChat({ label, send }) {
  const list = h('ol', { class: 'items' });
  const empty = h('p', { class: 'empty' });
  const element = h(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label },
    empty,
    list,
  );
  const drawnItems = new Map();

  const nodeOf = (item) => {
    const sign = JSON.stringify(item);
    const before = drawnItems.get(item.key);
    if (before?.sign === sign) return before.node;
    const node = drawItem(item, send);
    if (!before && list.childElementCount) node.classList.add('fresh');
    if (before?.node.isConnected) swap(before.node, node);
    drawnItems.set(item.key, { sign, node });
    return node;
  };

  return {
    element,
    label(text) {
      element.setAttribute('aria-label', text);
    },
    show(items, emptyText) {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
      const before = list.childElementCount;
      for (const { node } of drawnItems.values()) node.classList.remove('fresh');
      const nodes = [];
      let day;
      for (const item of items) {
        if (dayOf(item.at) !== day) {
          day = dayOf(item.at);
          nodes.push(nodeOf({ key: `day ${day}`, day }));
        }
        nodes.push(nodeOf(item));
      }
      place(list, nodes);
      empty.textContent = emptyText;
      empty.hidden = items.length > 0;
      if (atEnd || before === 0) element.scrollTop = element.scrollHeight;
    },
    toEnd() {
      element.scrollTop = element.scrollHeight;
    },
  };
}

/** Brings the list to these nodes and moves none that already stands well, so that focus and scrolling stay. */
function place(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

function drawItem(item, send) {
  if (item.day) return h('li', { class: 'day' }, h('span', {}, item.day));
  const time = h('time', { datetime: new Date(item.at).toISOString() }, timeOf(item.at));
  if (item.typed !== undefined)
    return h(
      'li',
      { class: 'item own', 'data-key': item.key },
      h('p', { class: 'from' }, h('span', { class: 'unseen' }, w('chat.you')), time),
      h('p', { class: 'bubble' }, item.typed),
    );
  const content = item.card
    ? drawCard(item.card, {
        language: item.language,
        send: (verb, input) => send(verb, input, item),
      }).element
    : dialable(h('p', { class: 'said', lang: item.language }, ...lines(item.note)), { passing: true });
  return h(
    'li',
    { class: `item bot${item.messageId ? '' : ' passing'}`, 'data-key': item.key },
    h('img', { class: 'beacon', src: '/sandbox/lighthouse.svg', alt: '', width: '32', height: '32' }),
    h(
      'p',
      { class: 'from' },
      h('strong', {}, 'Zorgbode'),
      time,
      item.messageId ? undefined : h('span', { class: 'only-you' }, w('chat.onlyYou')),
    ),
    h('div', { class: 'bubble' }, content),
  );
}

import { act, getInbox } from './api.js';
import { drawCard } from './card.js';
import { createChat } from './chat.js';
import { aboutOf, avatar, chooser } from './chooser.js';
import { announce, focusables, freshId, h, swap } from './dom.js';
import { w } from './words.js';

const QUICK = ['quick.request', 'quick.home', 'quick.help'];

/**
 * One person's side of the bot. `on.chosen(person | undefined)` when who it is changes, `on.heard(iso)` with the school
 * time of every answer, `on.acted()` when something was done that others may see, `dialog` is the page's one dialog.
 */
export function createPane({ people, slot, clock, dialog, on }) {
  const element = h('section', { class: 'pane', 'data-slot': slot });
  let person;
  let parts;
  /** What only this page knows: commands typed, notes, cards that answer a command. */
  let passing = [];
  let inbox = { messages: [] };
  let view = 'dm';
  const seen = new Map();
  let lastFocus;
  let asks = 0;
  let heard = 0;

  function choose(wanted, focus = true) {
    person = wanted;
    passing = [];
    inbox = { messages: [] };
    view = 'dm';
    seen.clear();
    parts = person ? build() : undefined;
    const content = parts?.content ?? [chooser(people, (one) => on.chosen(one))];
    element.replaceChildren(...content);
    element.classList.toggle('choosing', !person);
    if (focus) (element.querySelector('h2') ?? element).focus();
    return refresh().catch(() => undefined);
  }

  function build() {
    const title = h('h2', { id: freshId('pane'), tabindex: '-1' }, person.name);
    const home = h('section', { class: 'home', 'aria-label': w('tab.home') });
    const chat = createChat({
      label: w('tab.dm'),
      send: (verb, input, item) => run({ verb, input, messageId: item.messageId }, undefined, item.key),
    });
    const tabs = h('nav', { class: 'tabs', 'aria-label': w('tab.all') });
    const command = composer((text) => run({ text }));
    element.setAttribute('aria-labelledby', title.id);
    const leave = () => on.chosen(undefined);
    const head = h(
      'header',
      { class: 'pane-head' },
      avatar(person),
      h('div', { class: 'pane-who' }, title, h('p', {}, aboutOf(person))),
      h(
        'button',
        { type: 'button', class: 'button quiet', 'aria-label': w('choose.changeFrom'), onclick: leave },
        w('choose.change'),
      ),
    );
    const talk = h('section', { class: 'talk', 'aria-label': w('tab.dm') }, chat.element, command.element);
    return {
      content: [head, tabs, h('div', { class: 'rooms' }, home, talk)],
      home,
      homeSign: '',
      chat,
      tabs,
      talk,
      command,
    };
  }

  /** Everything that is asked of the house by this person goes through here. */
  async function run(what, place, key) {
    lastFocus = remember();
    if (what.text !== undefined) add({ typed: what.text });
    try {
      settle(await act({ person: person.id, ...what, place }), what.messageId, key);
    } catch {
      add({ note: w('state.failed') });
    }
  }

  /** `key`: the item of this conversation that was acted on. */
  function settle(answer, messageId, key) {
    if (answer.dialog) {
      dialog.open(answer.dialog, {
        language: answer.language,
        person,
        send: (verb, input) => act({ person: person.id, verb, input, messageId, place: 'dialog' }),
        settled: (later) => settle(later, messageId, key),
      });
    }
    const { language } = answer;
    if (answer.errors) add({ note: Object.values(answer.errors).join('\n'), language });
    const acted = passing.find((item) => item.key === key && item.card);
    if (answer.card && acted) Object.assign(acted, { card: answer.card, language });
    else if (answer.card && !messageId) add({ card: answer.card, language });
    if (answer.note) add({ note: answer.note, language });
    on.acted();
  }

  function add(item) {
    passing.push({ key: freshId('passing'), at: Math.max(clock.now(), lastAt()), ...item });
    if (item.note) announce(item.note);
    if (view === 'home') view = 'dm';
    draw();
    parts.chat.toEnd();
  }
  const lastAt = () => Math.max(0, ...inbox.messages.map((one) => Date.parse(one.at)));

  /** Somebody who is no longer at the school has no side to show; any other failure is the page's. */
  function gone(error) {
    if (error.status !== 404) throw error;
    on.chosen(undefined);
  }

  async function refresh() {
    if (!person) return;
    const asked = { person, turn: ++asks };
    const fresh = await getInbox(person.id).catch(gone);
    // An answer that was overtaken by a later one tells nothing new.
    if (!fresh || person !== asked.person || asked.turn < heard) return;
    heard = asked.turn;
    const known = new Set(inbox.messages.map((one) => one.id));
    const first = inbox.home === undefined;
    const news = first ? [] : fresh.messages.filter((one) => !known.has(one.id));
    inbox = fresh;
    on.heard(fresh.now);
    if (first) for (const one of fresh.messages) seen.set(one.place, one.at);
    draw();
    for (const one of news)
      announce([w('chat.new', { name: person.name }), one.card.speak].filter(Boolean).join(': '));
  }

  function draw() {
    const showing = view === 'home' ? 'dm' : view;
    const messages = inbox.messages.filter((one) => one.place === showing);
    const items = messages.map((one) => ({
      key: one.id,
      messageId: one.id,
      at: Date.parse(one.at),
      card: one.card,
      language: one.language,
    }));
    if (showing === 'dm') items.push(...passing);
    items.sort((a, b) => a.at - b.at);
    seen.set(showing, messages.at(-1)?.at);
    element.dataset.view = view;
    element.classList.toggle(
      'one-room',
      inbox.messages.every((one) => one.place === 'dm'),
    );
    parts.chat.show(items, w(showing === 'dm' ? 'chat.empty' : 'chat.emptyChannel'));
    parts.command.element.hidden = showing !== 'dm';
    drawHome();
    drawTabs();
  }

  function drawHome() {
    if (!inbox.home) return;
    const sign = JSON.stringify(inbox.home);
    if (sign === parts.homeSign) return;
    parts.homeSign = sign;
    const fresh = drawCard(inbox.home, {
      language: inbox.language,
      send: (verb, input) => run({ verb, input }, 'home'),
    }).element;
    if (parts.home.firstElementChild) swap(parts.home.firstElementChild, fresh);
    else parts.home.append(fresh);
  }

  function drawTabs() {
    const channels = [...new Set(inbox.messages.map((one) => one.place))]
      .filter((place) => place !== 'dm')
      .sort();
    const names = [
      ['home', w('tab.home')],
      ['dm', w('tab.dm')],
      ...channels.map((place) => [place, `# ${place.slice(8)}`]),
    ];
    const fresh = names.map(([place, name]) => {
      const unread = inbox.messages.filter(
        (one) => one.place === place && one.at > (seen.get(place) ?? ''),
      ).length;
      return h(
        'button',
        {
          type: 'button',
          class: `tab tab-${place.split(':')[0]}`,
          'aria-current': view === place ? 'true' : undefined,
          onclick: () => go(place),
        },
        name,
        unread
          ? h(
              'span',
              { class: 'badge' },
              String(unread),
              h('span', { class: 'unseen' }, ` ${w('tab.unread')}`),
            )
          : undefined,
      );
    });
    const row = h('div', { class: 'tab-row' }, fresh);
    if (parts.tabs.firstElementChild?.innerHTML === row.innerHTML) return;
    if (parts.tabs.firstElementChild) swap(parts.tabs.firstElementChild, row);
    else parts.tabs.append(row);
  }

  function go(place) {
    view = place;
    draw();
    parts.chat.toEnd();
  }

  /** Where the focus is, in words that survive a redraw: the card and the place of the button in it. */
  function remember() {
    const at = document.activeElement;
    const host = at?.closest('[data-key], .home');
    if (!host) return element.contains(at) ? { at } : undefined;
    return { at, host, key: host.dataset.key, index: focusables(host).indexOf(at) };
  }
  function focusBack() {
    if (!parts) return;
    if (lastFocus?.at.isConnected) return lastFocus.at.focus();
    const host = lastFocus?.key
      ? element.querySelector(`[data-key="${CSS.escape(lastFocus.key)}"]`)
      : lastFocus?.host && parts.home;
    const target = host && (focusables(host)[lastFocus.index] ?? focusables(host).at(-1));
    (target ?? parts.command.input).focus();
  }

  function clear() {
    person = undefined;
    parts = undefined;
    element.replaceChildren();
  }

  return { element, choose, clear, refresh, focusBack, person: () => person };
}

function composer(say) {
  const input = h('input', {
    id: freshId('command'),
    type: 'text',
    maxlength: '2000',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  });
  const form = h(
    'form',
    { class: 'composer-form' },
    h('label', { for: input.id }, w('composer.label')),
    h('div', { class: 'composer-row' }, input, h('button', { class: 'button primary' }, w('composer.send'))),
  );
  let busy = false;
  const send = async (text) => {
    if (busy || !text.trim()) return;
    busy = true;
    input.value = '';
    try {
      await say(text.trim());
    } finally {
      busy = false;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(input.value);
  });
  const quick = QUICK.map((key) => w(key)).map((text) =>
    h('button', { type: 'button', class: 'chip', onclick: () => send(text) }, text),
  );
  return {
    input,
    element: h(
      'div',
      { class: 'composer' },
      h('div', { class: 'quick', role: 'group', 'aria-label': w('composer.quick') }, quick),
      form,
    ),
  };
}

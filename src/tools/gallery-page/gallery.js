/* global AdaptiveCards, DRAWINGS, slackPicture: the scripts before this one. No modules: browsers refuse them from file://. */
const byId = (id) => document.getElementById(id);
const unique = (name) => [...new Set(DRAWINGS.map((drawing) => drawing[name]))];

function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name}-soft, var(--ink-soft))` });
const foregroundColors = {
  default: tone('ink'),
  accent: tone('sea'),
  good: tone('good'),
  warning: tone('warn'),
  attention: tone('brick'),
};
const styled = (name) => ({
  backgroundColor: `var(--tint-${name})`,
  borderColor: 'transparent',
  foregroundColors,
});
const styles = ['emphasis', 'good', 'attention', 'warning', 'accent'].map((name) => [name, styled(name)]);
const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 14, default: 16, medium: 17, large: 19, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 20, default: 24, medium: 24, large: 26, extraLarge: 30 },
  containerStyles: {
    default: { ...styled('default'), backgroundColor: 'transparent' },
    ...Object.fromEntries(styles),
  },
  actions: {
    maxActions: 12,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
  },
  textBlock: { headingLevel: 4 },
});
// Nothing on our cards is Markdown: what looks like it is somebody's own words.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = h('p', {}, text).innerHTML;
  result.didProcess = true;
};

const isCard = (drawn) => drawn?.type === 'AdaptiveCard';

/** An Adaptive Card as its reader sees it, Slack's blocks by a drawing of our own; anything else as it is sent. */
function picture({ surface, drawn, kind, language }) {
  if (surface === 'slack') return slackPicture(drawn, language);
  const payload = isCard(drawn) ? drawn : drawn?.payload;
  if (!isCard(payload)) return h('pre', {}, JSON.stringify(payload ?? drawn, null, 2));
  const { title, speak: _spoken, ...shown } = payload;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(shown);
  card.onExecuteAction = () => {};
  const frame = h('div', { class: `frame ${kind}`, lang: language });
  if (title) frame.append(h('p', { class: 'dialog-title' }, title));
  const body = card.render();
  if (body) frame.append(body);
  return frame;
}

function drawingOf(drawing) {
  const weight = `${((JSON.stringify(drawing.drawn).length * 2) / 1024).toFixed(1)} KB`;
  const { payload = drawing.drawn } = isCard(drawing.drawn) ? {} : drawing.drawn;
  const notification = payload?.fallbackText ?? payload?.text;
  return h(
    'figure',
    { 'data-language': drawing.language, 'data-surface': drawing.surface },
    h('figcaption', {}, `${drawing.surface} · ${drawing.language} `, h('a', { href: drawing.file }, weight)),
    ...(notification ? [h('p', { class: 'summary', title: 'The notification' }, notification)] : []),
    picture(drawing),
  );
}

function draw() {
  const groups = Map.groupBy
    ? Map.groupBy(DRAWINGS, ({ card, sample }) => `${card} · ${sample}`)
    : DRAWINGS.reduce((all, one) => {
        const name = `${one.card} · ${one.sample}`;
        return all.set(name, [...(all.get(name) ?? []), one]);
      }, new Map());
  for (const [name, drawings] of groups) {
    const [{ card, sample, kind }] = drawings;
    const id = `${card}.${sample}`.replaceAll('/', '.');
    const words = `${name} ${kind} ${JSON.stringify(drawings.map(({ drawn }) => drawn))}`.toLowerCase();
    const section = h(
      'section',
      { id, 'data-words': words },
      h('h2', {}, card, ' ', h('span', {}, `${sample} · ${kind}`)),
      h('div', { class: 'row' }, ...drawings.map(drawingOf)),
    );
    byId('cards').append(section);
    byId('index').append(
      h('li', { 'data-for': id }, h('a', { href: `#${id}` }, card, ' ', h('span', {}, sample))),
    );
  }
}

function tick(group, value) {
  const box = h('input', { type: 'checkbox', name: group, value });
  box.checked = true;
  byId(group).append(h('label', { class: 'tick' }, box, ` ${value}`));
}
const ticked = (group) =>
  new Set([...byId(group).querySelectorAll('input:checked')].map(({ value }) => value));

function filter() {
  const wanted = byId('find').value.toLowerCase().trim();
  const languages = ticked('languages');
  const surfaces = ticked('surfaces');
  for (const section of document.querySelectorAll('section')) {
    section.hidden = !section.dataset.words.includes(wanted);
    document.querySelector(`[data-for="${CSS.escape(section.id)}"]`).hidden = section.hidden;
  }
  for (const figure of document.querySelectorAll('figure')) {
    figure.hidden = !languages.has(figure.dataset.language) || !surfaces.has(figure.dataset.surface);
  }
  document.body.classList.toggle('phone', byId('phone').checked);
}

for (const language of unique('language')) tick('languages', language);
for (const surface of unique('surface')) tick('surfaces', surface);
draw();
filter();
byId('controls').addEventListener('input', filter);
byId('controls').addEventListener('submit', (event) => event.preventDefault());

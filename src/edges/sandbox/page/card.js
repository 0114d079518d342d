import { h } from './dom.js';
import { completeFields, missingOf, showErrors, valuesOf } from './fields.js';
import { dialable } from './phones.js';
import { w } from './words.js';

/** Colours are the page's own, so that a card follows light and dark. */
const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name}-soft, var(--ink-soft))` });
const foregroundColors = {
  default: tone('ink'),
  dark: tone('ink'),
  light: tone('ink'),
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

function hostConfig() {
  const config = new AdaptiveCards.HostConfig({
    fontFamily: 'inherit',
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    fontSizes: { small: 14, default: 16, medium: 17, large: 19, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 650 },
    lineHeights: { small: 20, default: 24, medium: 24, large: 26, extraLarge: 30 },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: { ...styled('default'), backgroundColor: 'transparent' },
      emphasis: styled('emphasis'),
      good: styled('good'),
      attention: styled('attention'),
      warning: styled('warning'),
      accent: styled('accent'),
    },
    actions: {
      maxActions: 24,
      spacing: 'medium',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention' },
    },
    textBlock: { headingLevel: 3 },
  });
  // The renderer forgets what its constructor is told of this one.
  config.inputs.label.requiredInputs.suffix = ` (${w('field.needed')})`;
  config.inputs.label.requiredInputs.suffixColor = AdaptiveCards.TextColor.Default;
  return config;
}

/** What was typed before, put back into the fields of the same card. */
export function withValues(json, values) {
  if (Array.isArray(json)) return json.map((part) => withValues(part, values));
  if (typeof json !== 'object' || json === null) return json;
  const copy = Object.fromEntries(Object.entries(json).map(([key, part]) => [key, withValues(part, values)]));
  if (String(copy.type).startsWith('Input.') && Object.hasOwn(values, copy.id)) copy.value = values[copy.id];
  return copy;
}

/**
 * A card on the page, in `language`. `send(verb, input)` is called for a button whose fields hold; while its promise is under way every
 * button of the card rests, so that a double click is one act.
 * Returns { element, values(), dirty(), fail(errors) → texts without a field }.
 */
export function drawCard(json, { send, language, firstIsPrimary = false }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig();
  const { speak: _spoken, title: _title, ...shown } = json;
  card.parse({
    ...shown,
    body: joined(shown.body ?? []),
    actions: firstIsPrimary ? withPrimary(shown.actions) : shown.actions,
  });
  const element = h('form', { class: 'card', novalidate: true, lang: language, autocomplete: 'off' });
  element.addEventListener('submit', (event) => event.preventDefault());

  let busy = false;
  const rest = (on) => {
    busy = on;
    element.toggleAttribute('aria-busy', on);
    if (on) element.setAttribute('aria-busy', 'true');
    for (const button of element.querySelectorAll('button')) button.setAttribute('aria-disabled', String(on));
  };
  const run = async (action) => {
    if (busy) return;
    if (action.getJsonTypeName() === 'Action.OpenUrl') {
      window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    const inputs = Object.values(action.getReferencedInputs());
    const missing = missingOf(inputs);
    if (Object.keys(missing).length) {
      element.dispatchEvent(new CustomEvent('missing', { detail: missing }));
      return;
    }
    rest(true);
    try {
      await send(action.verb, { ...action.data, ...valuesOf(inputs) });
    } finally {
      rest(false);
    }
  };
  // Fields are checked here and shown our way; the renderer's own check would stop the act before we hear of it.
  for (const action of card.getAllActions()) action.prepareForExecution = () => true;
  card.onExecuteAction = run;
  const body = card.render();
  if (body) element.append(body);
  anonymous(element);
  completeFields(card);
  tidy(element);
  dialable(element);
  if (shown.actions?.length) element.firstElementChild?.lastElementChild?.classList.add('card-actions');

  const values = () => valuesOf(card.getAllInputs());
  const asDrawn = JSON.stringify(values());
  return {
    element,
    values,
    dirty: () => JSON.stringify(values()) !== asDrawn,
    fail: (errors) => showErrors(card, errors),
  };
}

const withPrimary = (actions = []) =>
  actions.map((action, index) =>
    index === 0 && (action.style ?? 'default') === 'default' ? { ...action, style: 'positive' } : action,
  );

/** Rows of buttons that belong together are one row here, which breaks where there is no more room. */
function joined(parts) {
  const whole = [];
  for (const part of parts) {
    const before = whole.at(-1);
    const next = part.items ? { ...part, items: joined(part.items) } : part;
    if ([before?.type, next.type].every((type) => type === 'ActionSet') && next.spacing === 'Small')
      whole[whole.length - 1] = { ...before, actions: [...before.actions, ...next.actions] };
    else whole.push(next);
  }
  return whole;
}

/** An id of a card may stand in two panes at once; what the renderer refers to has a name of its own. */
function anonymous(element) {
  for (const part of element.querySelectorAll('[id]:not([id^="__ac-"])')) {
    part.dataset.id = part.id;
    part.removeAttribute('id');
  }
}

/** What the renderer adds and a reader has no use for: tooltips that repeat a button, roles of a menu bar. */
function tidy(element) {
  for (const button of element.querySelectorAll('button[title]')) button.removeAttribute('title');
  for (const part of element.querySelectorAll('[role="menubar"], [role="toolbar"]'))
    part.removeAttribute('role');
  for (const part of element.querySelectorAll('[role="menuitem"]')) part.setAttribute('role', 'button');
}

/** To be called once, when the renderer is there. */
export function prepareRenderer() {
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  // Bold comes as runs of its own; what stands in a text is shown as it is written.
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
}

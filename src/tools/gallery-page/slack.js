/* global h: of gallery.js, which is read after this one and calls `slackPicture`. */

/** What Slack is sent, drawn simply: every block and element that the converter makes, in Slack's order and grouping. */
// biome-ignore lint/correctness/noUnusedVariables: gallery.js calls it; browsers refuse modules from file://.
function slackPicture({ kind, payload }, language) {
  const frame = h('div', { class: `frame slack ${kind}`, lang: language });
  if (payload.title) frame.append(h('p', { class: 'dialog-title' }, payload.title.text));
  frame.append(...payload.blocks.map(slackBlock));
  if (kind === 'modal') {
    const buttons = h('div', { class: 'slack-actions bottom' });
    buttons.append(h('button', { class: 'slack-button' }, payload.close.text));
    if (payload.submit) buttons.append(h('button', { class: 'slack-button primary' }, payload.submit.text));
    frame.append(buttons);
  }
  return frame;
}

const SLACK_BLOCKS = {
  header: ({ text }) => h('h4', {}, text.text),
  divider: () => h('hr'),
  context: ({ elements }) => h('p', { class: 'context' }, ...elements.map(({ text }) => text)),
  rich_text: ({ elements }) => h('div', {}, ...elements.map(slackRichText)),
  section: ({ text, fields = [], accessory }) =>
    h(
      'div',
      { class: 'section' },
      h(
        'div',
        { class: fields.length > 0 ? 'fields' : 'words' },
        ...(text ? [h('p', {}, text.text)] : []),
        ...fields.map((field) => h('p', {}, field.text)),
      ),
      ...(accessory ? [slackElement(accessory)] : []),
    ),
  actions: ({ elements }) => h('div', { class: 'slack-actions' }, ...elements.map(slackElement)),
  image: (image) => slackElement(image),
  input: ({ label, element, hint, optional }) =>
    h(
      'div',
      { class: 'input' },
      h('strong', {}, label.text, h('span', {}, optional ? ' (optional)' : '')),
      slackElement(element),
      ...(hint ? [h('p', { class: 'context' }, hint.text)] : []),
    ),
};

/** What is not drawn here is shown as it is: a drawing never hides anything. */
const asSent = (sent) => h('pre', {}, JSON.stringify(sent, null, 2));
const slackBlock = (block) => (SLACK_BLOCKS[block.type] ?? asSent)(block);
const slackElement = (element) => (SLACK_ELEMENTS[element.type] ?? asSent)(element);

const RICH = { rich_text_section: 'p', rich_text_quote: 'blockquote' };
const slackRichText = (part) =>
  RICH[part.type]
    ? h(
        RICH[part.type],
        {},
        ...part.elements.map((run) => (run.type === 'text' ? styledRun(run) : asSent(run))),
      )
    : asSent(part);

function styledRun({ text, style = {} }) {
  const looks = ['bold', 'italic', 'strike'].filter((look) => style[look]);
  return looks.length > 0 ? h('span', { class: looks.join(' ') }, text) : text;
}

/** A list to open, or a field: the first words are what is in it, or its placeholder in grey. */
const field = (shown, { placeholder, multiline } = {}) =>
  h(
    'div',
    { class: `field${multiline ? ' multiline' : ''}${shown ? '' : ' empty'}` },
    shown || placeholder?.text || '\u00a0',
  );
const namesOf = (options = []) => options.map(({ text }) => text.text).join(', ');

function list(element) {
  const chosen = namesOf(element.initial_options ?? (element.initial_option ? [element.initial_option] : []));
  const box = h('details', { class: 'list' }, h('summary', {}, field(chosen, element)));
  const options = element.options?.map(({ text }) => text.text) ?? ['… (asked for while typing)'];
  box.append(...options.map((text) => h('p', {}, text)));
  return box;
}

const ticks = (type) => (element) => {
  const ticked = new Set(
    [...(element.initial_options ?? []), element.initial_option].map((one) => one?.value),
  );
  return h(
    'div',
    {},
    ...element.options.map(({ text, value }) => {
      const box = h('input', { type, disabled: '' });
      box.checked = ticked.has(value);
      return h('label', {}, box, ` ${text.text}`);
    }),
  );
};

const SLACK_ELEMENTS = {
  button: ({ text, style = '', url }) =>
    h('button', { class: `slack-button ${style}` }, url ? `${text.text} ↗` : text.text),
  overflow: ({ options }) =>
    h(
      'details',
      { class: 'list menu' },
      h('summary', { class: 'slack-button' }, '⋯'),
      ...options.map(({ text }) => h('p', {}, text.text)),
    ),
  image: ({ image_url, alt_text }) => h('img', { src: image_url, alt: alt_text }),
  plain_text_input: (element) => field(element.initial_value, element),
  number_input: (element) => field(element.initial_value, element),
  datepicker: (element) => field(element.initial_date ?? '…', element),
  timepicker: (element) => field(element.initial_time ?? '…', element),
  radio_buttons: ticks('radio'),
  checkboxes: ticks('checkbox'),
  static_select: list,
  multi_static_select: list,
  external_select: list,
  multi_external_select: list,
};

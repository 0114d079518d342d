import {
  all,
  any,
  boolean,
  byType,
  type Check,
  form,
  integer,
  isObject,
  list,
  object,
  oneOf,
  type Shape,
  string,
} from './shapes.js';

// Source of every number: https://docs.slack.dev/reference/block-kit/ (elements, composition objects).

/** What Slack would turn into a mention, a link or a date, had somebody typed it. */
export const unescaped: Check = (value, path, problems) => {
  if (typeof value !== 'string') return;
  if (/<(!(channel|here|everyone|subteam)|@|#)/i.test(value)) problems.push(`${path}: mentions somebody`);
  else if (value.includes('<')) problems.push(`${path}: has an unescaped '<'`);
};

export const plain = (max: number): Check =>
  object({ type: oneOf('plain_text'), text: string(max) }, { emoji: boolean });
const mrkdwn = (max: number): Check =>
  object({ type: oneOf('mrkdwn'), text: all(string(max), unescaped) }, { verbatim: boolean });
export const text = (max: number): Check =>
  byType(() => ({ plain_text: plain(max), mrkdwn: mrkdwn(max) }), 'text object');

const color = oneOf('primary', 'danger');
export const url = (max = 3000): Check =>
  all(string(max), form(/^(https?:\/\/|slack:\/\/|mailto:|tel:)\S+$/, 'an address'));
export const imageSource = {
  image_url: all(string(3000), form(/^https:\/\/\S+$/, 'an https address')),
  slack_file: object({}, { id: string(255), url: string(3000) }),
};
/** Exactly one of the two sources. */
export const oneSource: Check = (value, path, problems) => {
  if ((value?.image_url === undefined) === (value?.slack_file === undefined))
    problems.push(`${path}: must have either image_url or slack_file`);
};
const confirm = object(
  { title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) },
  { style: color },
);

const option = (label: Check, extra: Shape = {}): Check =>
  object({ text: label, value: string(150) }, { description: plain(75), ...extra });
const choice = option(plain(75));
const tick = option(text(75), { description: text(75) });
const group = object({ label: plain(75), options: list(choice, 1, 100) });

const action: Shape = { action_id: string(255) };
const focus: Shape = { focus_on_load: boolean };
const placeholder: Shape = { placeholder: plain(150) };
const menu: Shape = { ...action, ...focus, ...placeholder, confirm };
const dispatch: Shape = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2),
  }),
};
const several: Shape = { max_selected_items: integer(1, 1000) };
const user = form(/^[UW][A-Z0-9]+$/, 'the id of a user');
const conversation = form(/^[CDG][A-Z0-9]+$/, 'the id of a conversation');
const filter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const numeral = form(/^-?\d+(\.\d+)?$/, 'a number in a string');
const lengths: Check = ({ min_length: min, max_length: max, initial_value: value }, path, problems) => {
  if (min !== undefined && max !== undefined && min > max)
    problems.push(`${path}: min_length above max_length`);
  if (typeof value === 'string' && max !== undefined && value.length > max)
    problems.push(`${path}/initial_value: ${value.length} characters, max_length is ${max}`);
};
const inRange: Check = ({ min_value: min, max_value: max, initial_value: value }, path, problems) => {
  if (Number(min) > Number(max)) problems.push(`${path}: min_value above max_value`);
  if (Number(value) < Number(min) || Number(value) > Number(max))
    problems.push(`${path}/initial_value: ${value} is not from ${min} to ${max}`);
};
const isDay: Check = (value, path, problems) => {
  const fine = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);
  if (!fine) problems.push(`${path}: must be a day as YYYY-MM-DD`);
};

const optionsOf = (value: any): any[] =>
  [
    ...(Array.isArray(value.options) ? value.options : []),
    ...(Array.isArray(value.option_groups) ? value.option_groups.flatMap((g: any) => g?.options ?? []) : []),
  ].filter(isObject);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    isObject(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key]) => key !== 'emoji' && key !== 'verbatim')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
/** Values are told apart; what is chosen at first is exactly one of what can be chosen. */
const chosenIsThere: Check = (value, path, problems) => {
  const options = optionsOf(value);
  const values = options.map((o) => o.value).filter((v) => v !== undefined);
  if (new Set(values).size < values.length) problems.push(`${path}/options: two options have one value`);
  const there = new Set(options.map(canonical));
  const at = value.initial_option === undefined ? [] : [value.initial_option];
  for (const chosen of [...at, ...(Array.isArray(value.initial_options) ? value.initial_options : [])])
    if (!there.has(canonical(chosen)))
      problems.push(`${path}: initial_option is not one of the options: ${chosen?.value}`);
};
const eitherOptions: Check = (value, path, problems) => {
  if ((value.options === undefined) === (value.option_groups === undefined))
    problems.push(`${path}: must have either options or option_groups`);
};
const fixed: Shape = { options: list(choice, 1, 100), option_groups: list(group, 1, 100) };
const typed = (type: string, required: Shape, optional: Shape): Check =>
  object({ type: oneOf(type), ...required }, optional);

const oneAnd = (more: Shape): Shape => ({ ...menu, ...more });
const selects = (type: string, source: Shape, initial: Shape, more: Check = any): [string, Check] => [
  type,
  all(typed(type, {}, oneAnd({ ...source, ...initial })), more),
];
const people = { response_url_enabled: boolean, default_to_current_conversation: boolean, filter };

export const ELEMENTS: Record<string, Check> = {
  button: typed(
    'button',
    { text: plain(75) },
    { ...action, value: string(2000), url: url(), style: color, confirm, accessibility_label: string(75) },
  ),
  image: all(typed('image', { alt_text: string(2000) }, imageSource), oneSource),
  overflow: all(
    // Slack's page long said two at least.
    typed('overflow', { options: list(option(plain(75), { url: url() }), 2, 5) }, { ...action, confirm }),
    chosenIsThere,
  ),
  radio_buttons: all(
    typed(
      'radio_buttons',
      { options: list(tick, 1, 10) },
      { ...action, ...focus, confirm, initial_option: tick },
    ),
    chosenIsThere,
  ),
  checkboxes: all(
    typed(
      'checkboxes',
      { options: list(tick, 1, 10) },
      { ...action, ...focus, confirm, initial_options: list(tick, 1, 10) },
    ),
    chosenIsThere,
  ),
  datepicker: typed('datepicker', {}, oneAnd({ initial_date: isDay })),
  timepicker: typed(
    'timepicker',
    {},
    oneAnd({ initial_time: form(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'), timezone: string(255) }),
  ),
  datetimepicker: typed(
    'datetimepicker',
    {},
    { ...action, ...focus, confirm, initial_date_time: integer(1e9, 9_999_999_999) },
  ),
  plain_text_input: all(
    typed(
      'plain_text_input',
      {},
      {
        ...action,
        ...focus,
        ...placeholder,
        ...dispatch,
        initial_value: string(3000, 0),
        multiline: boolean,
        min_length: integer(0, 3000),
        max_length: integer(1, 3000),
      },
    ),
    lengths,
  ),
  number_input: all(
    typed(
      'number_input',
      { is_decimal_allowed: boolean },
      {
        ...action,
        ...focus,
        ...placeholder,
        ...dispatch,
        initial_value: numeral,
        min_value: numeral,
        max_value: numeral,
      },
    ),
    inRange,
  ),
  email_text_input: typed(
    'email_text_input',
    {},
    { ...action, ...focus, ...placeholder, ...dispatch, initial_value: string(3000) },
  ),
  url_text_input: typed(
    'url_text_input',
    {},
    { ...action, ...focus, ...placeholder, ...dispatch, initial_value: url() },
  ),
  ...Object.fromEntries([
    selects('static_select', fixed, { initial_option: choice }, all(eitherOptions, chosenIsThere)),
    selects(
      'multi_static_select',
      { ...fixed, ...several },
      { initial_options: list(choice, 1, 100) },
      all(eitherOptions, chosenIsThere),
    ),
    selects('external_select', { min_query_length: integer(0, 1000) }, { initial_option: choice }),
    selects(
      'multi_external_select',
      { min_query_length: integer(0, 1000), ...several },
      { initial_options: list(choice, 1, 100) },
    ),
    selects('users_select', {}, { initial_user: user }),
    selects('multi_users_select', several, { initial_users: list(user, 1, 1000) }),
    selects('conversations_select', people, { initial_conversation: conversation }),
    selects(
      'multi_conversations_select',
      { ...people, ...several },
      {
        initial_conversations: list(conversation, 1, 1000),
      },
    ),
    selects('channels_select', { response_url_enabled: boolean }, { initial_channel: conversation }),
    selects('multi_channels_select', several, { initial_channels: list(conversation, 1, 1000) }),
  ]),
};

const KINDS = ['static', 'external', 'users', 'conversations', 'channels'];
const SELECTS = KINDS.flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]);
const BOTH = [...SELECTS, 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
/** Which elements may stand where. */
export const ALLOWED = {
  accessory: [...BOTH, 'button', 'image', 'overflow'],
  actions: [...BOTH, 'button', 'overflow', 'datetimepicker'],
  input: [
    ...BOTH,
    'datetimepicker',
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
  ],
} as const;

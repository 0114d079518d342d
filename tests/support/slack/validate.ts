import {
  all,
  boolean,
  byType,
  type Check,
  isObject,
  list,
  object,
  oneOf,
  type Shape,
  string,
} from './shapes.js';
import { ALLOWED, ELEMENTS, imageSource, oneSource, plain, text, unescaped } from './validate-elements.js';
import { richText } from './validate-rich-text.js';

// An independent reading of Slack's reference: nothing in here may come from src.
// Source of every number: https://docs.slack.dev/reference/block-kit/blocks and /reference/views

export type PayloadKind = 'message' | 'modal' | 'home';

const common: Shape = { block_id: string(255) };
const element = (where: keyof typeof ALLOWED): Check => byType(() => ELEMENTS, 'element', ALLOWED[where]);

const BLOCKS: Record<string, Check> = {
  header: object({ type: oneOf('header'), text: plain(150) }, common),
  divider: object({ type: oneOf('divider') }, common),
  section: all(
    object(
      { type: oneOf('section') },
      {
        ...common,
        text: text(3000),
        fields: list(text(2000), 1, 10),
        accessory: element('accessory'),
        expand: boolean,
      },
    ),
    (value, path, problems) => {
      if (!value.text && !value.fields) problems.push(`${path}: must have text or fields`);
    },
  ),
  context: object(
    {
      type: oneOf('context'),
      elements: list(
        byType(
          () => ({ image: ELEMENTS.image!, plain_text: text(3000), mrkdwn: text(3000) }),
          'element of a context',
        ),
        1,
        10,
      ),
    },
    common,
  ),
  actions: object({ type: oneOf('actions'), elements: list(element('actions'), 1, 25) }, common),
  image: all(
    object(
      { type: oneOf('image'), alt_text: string(2000) },
      { ...common, ...imageSource, title: plain(2000) },
    ),
    oneSource,
  ),
  input: object(
    { type: oneOf('input'), label: plain(2000), element: element('input') },
    { ...common, hint: plain(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richText(common),
  markdown: object({ type: oneOf('markdown'), text: all(string(12_000), unescaped) }, common),
};
const EVERYWHERE = Object.keys(BLOCKS).filter((type) => type !== 'markdown');
const SURFACE: Record<PayloadKind, string[]> = {
  message: [...EVERYWHERE, 'markdown'],
  modal: EVERYWHERE,
  home: EVERYWHERE,
};

function elementsOf(block: any): any[] {
  const inside = [...(Array.isArray(block.elements) ? block.elements : []), block.accessory, block.element];
  return inside.filter((e) => isObject(e) && e.type !== 'rich_text_section');
}

const unique: Check = (blocks, path, problems) => {
  const seen = new Set<string>();
  let focused = 0;
  for (const block of Array.isArray(blocks) ? blocks.filter(isObject) : []) {
    if (block.block_id !== undefined && seen.has(block.block_id))
      problems.push(`${path}: block_id stands twice: ${block.block_id}`);
    seen.add(block.block_id);
    const actions = new Set<string>();
    for (const { action_id: id, focus_on_load: focus } of elementsOf(block)) {
      if (id !== undefined && actions.has(id)) problems.push(`${path}: action_id stands twice: ${id}`);
      actions.add(id);
      if (focus) focused += 1;
    }
  }
  if (focused > 1) problems.push(`${path}: focus_on_load on ${focused} elements, at most 1`);
};

const blocksOf = (kind: PayloadKind, max: number, min = 1): Check =>
  all(
    list(
      byType(() => BLOCKS, `block for a ${kind}`, SURFACE[kind]),
      min,
      max,
    ),
    unique,
  );

/** Slack refuses messages from about 13,000 characters of blocks (slackapi/bolt-js#2509). */
export const MESSAGE_CHARACTERS = 13_000;
const small: Check = (blocks, path, problems) => {
  const size = JSON.stringify(blocks).length;
  if (size >= MESSAGE_CHARACTERS)
    problems.push(
      `${path}: ${size} characters of JSON, fewer than ${MESSAGE_CHARACTERS} (msg_blocks_too_long)`,
    );
};
const VIEW_BYTES = 250_000;
const viewSize: Check = (view, path, problems) => {
  const size = Buffer.byteLength(JSON.stringify(view) ?? '');
  if (size >= VIEW_BYTES) problems.push(`${path}: ${size} bytes, fewer than ${VIEW_BYTES} (view_too_large)`);
};

const plainParse: Check = (value, path, problems) => {
  if (value === 'full') problems.push(`${path}: 'full' turns people's words into mentions`);
};
const noNames: Check = (value, path, problems) => {
  if (value === true || value === 'true' || value === 1)
    problems.push(`${path}: turns people's words into mentions`);
};
const id = string(255);
const message = object(
  // Without blocks Slack asks for it; with blocks it is what notifications and screen readers say.
  { text: all(string(4000), unescaped) },
  {
    blocks: all(blocksOf('message', 50), small),
    channel: id,
    user: id,
    ts: id,
    thread_ts: id,
    as_user: boolean,
    mrkdwn: boolean,
    unfurl_links: boolean,
    unfurl_media: boolean,
    reply_broadcast: boolean,
    link_names: noNames,
    parse: plainParse,
    metadata: object({ event_type: id, event_payload: () => {} }),
    response_type: oneOf('ephemeral', 'in_channel'),
    replace_original: boolean,
    delete_original: boolean,
    client_msg_id: id,
  },
);

const view: Shape = { callback_id: string(255), private_metadata: string(3000, 0), external_id: string(255) };
const submitForInputs: Check = (value, path, problems) => {
  const blocks = Array.isArray(value?.blocks) ? value.blocks : [];
  if (!value?.submit && blocks.some((block: any) => block?.type === 'input'))
    problems.push(`${path}: submit is required when there are inputs`);
};
const modal = all(
  object(
    { type: oneOf('modal'), title: plain(24), blocks: blocksOf('modal', 100) },
    { ...view, close: plain(24), submit: plain(24), clear_on_close: boolean, notify_on_close: boolean },
  ),
  submitForInputs,
  viewSize,
);
const home = all(object({ type: oneOf('home'), blocks: blocksOf('home', 100, 0) }, view), viewSize);

const CHECKS: Record<PayloadKind, Check> = { message, modal, home };

/**
 * What Slack would refuse or quietly cut in a payload, by its reference; empty when all is well. A message is what goes
 * to chat.postMessage or a response_url, a modal or home the view itself. Beyond Slack's rules: a message without
 * fallback text, more than 4,000 characters of it (chat.update refuses them), and anything that would mention somebody.
 */
export function validate(kind: PayloadKind, payload: unknown): string[] {
  const problems: string[] = [];
  CHECKS[kind](payload, kind === 'message' ? '' : '/view', problems);
  return problems;
}

import {
  all,
  any,
  boolean,
  byType,
  type Check,
  integer,
  list,
  object,
  oneOf,
  type Shape,
  string,
} from './shapes.js';
import { url } from './validate-elements.js';

// Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const style = (...keys: string[]): Shape => ({
  style: object({}, Object.fromEntries(keys.map((key) => [key, boolean]))),
});
const full = style('bold', 'italic', 'strike', 'code', 'underline');
/** Slack accepts these; this product never calls anybody by a mention, so nothing may become one. */
const mention: Check = (_value, path, problems) => void problems.push(`${path}: mentions somebody`);

const words = object({ type: oneOf('text'), text: string(12_000) }, full);
const link = object({ type: oneOf('link'), url: url() }, { text: string(3000), unsafe: boolean, ...full });
const INLINE: Record<string, Check> = {
  text: words,
  link,
  emoji: object({ type: oneOf('emoji'), name: string(255) }, { unicode: string(255), ...full }),
  date: object(
    { type: oneOf('date'), timestamp: integer(0, 9_999_999_999), format: string(255) },
    { url: url(), fallback: string(255), ...full },
  ),
  color: object({ type: oneOf('color'), value: string(7) }, full),
  broadcast: mention,
  user: mention,
  usergroup: mention,
  channel: mention,
  team: mention,
};

const inline = list(
  byType(() => INLINE, 'rich text element'),
  1,
  1000,
);
const border: Shape = { border: oneOf(0, 1) };
const section = object({ type: oneOf('rich_text_section'), elements: inline });
const PARTS: Record<string, Check> = {
  rich_text_section: section,
  rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: inline }, border),
  rich_text_preformatted: object(
    {
      type: oneOf('rich_text_preformatted'),
      elements: list(
        byType(() => ({ text: words, link }), 'preformatted element'),
        1,
        1000,
      ),
    },
    { ...border, language: string(255) },
  ),
  rich_text_list: object(
    {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: list(
        byType(() => ({ rich_text_section: section }), 'item of a list'),
        1,
        1000,
      ),
    },
    { ...border, indent: integer(0, 8), offset: integer(0, 1_000_000) },
  ),
};

export const richText = (common: Shape): Check =>
  all(
    object(
      {
        type: oneOf('rich_text'),
        elements: list(
          byType(() => PARTS, 'part of a rich text'),
          1,
          1000,
        ),
      },
      common,
    ),
    any,
  );

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of card templates look like this.
import { z } from 'zod';
import { checkExpression } from './functions.js';

/*
 * The closed list of `cards/README.md`, for templates before they are expanded. What Slack cannot say is not in it, and
 * nothing that reads Markdown may hold somebody's own words: FactSet is left out for that, and a TextBlock takes texts of ours only.
 */

const PATH = String.raw`(?:\$root|\$data|\$index|[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*`;
const KEY = String.raw`'[\w.-]+'(?:, ?${PATH})?`;
const pattern = (source: string, shape: string) =>
  z.string().regex(new RegExp(`^\\$\\{${source}\\}$`), `must be ${shape}`);

const words = pattern(String.raw`t\(${KEY}\)`, "${t('key')} or ${t('key', path)}");
const path = pattern(PATH, '${path}');
const wordsOrPath = pattern(String.raw`(?:t\(${KEY}\)|${PATH})`, "${t('key')}, ${t('key', path)} or ${path}");
const runs = pattern(
  String.raw`(?:runs\(${KEY}\)|said\(${PATH}\))`,
  "${runs('key')}, ${runs('key', path)} or ${said(path)}",
);
const constant = z.string().refine((value) => !value.includes('${'), 'must be constant');
const constantOrPath = z.union([path, constant, z.number(), z.boolean()]);
const id = z.string().regex(/^[A-Za-z]\w*$/, 'must be a constant name');

const condition = z.string().superRefine((value, context) => {
  const found = /^\$\{([^`]+)\}$/s.exec(value);
  try {
    if (found === null) throw new Error('must be one ${…}');
    checkExpression(found[1] as string);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

const repeat = { $when: condition.optional(), $data: path.optional() };
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']);
const placed = {
  ...repeat,
  id: id.optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
};
const look = {
  size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
  color: z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
  isSubtle: z.boolean().optional(),
};
const horizontalAlignment = z.enum(['Left', 'Center', 'Right']).optional();

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...placed,
  ...look,
  text: words,
  style: z.enum(['default', 'heading']).optional(),
  horizontalAlignment,
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  ...repeat,
  ...look,
  text: wordsOrPath,
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...placed,
  inlines: z.union([runs, z.array(z.union([runs, textRun])).min(1)]),
  horizontalAlignment,
});

const image = z.strictObject({
  type: z.literal('Image'),
  ...placed,
  url: path,
  altText: words,
  size: z.enum(['Auto', 'Stretch', 'Small', 'Medium', 'Large']).optional(),
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...repeat,
  title: wordsOrPath,
  verb: z.string().regex(/^[a-z]+(?:\.[a-zA-Z-]+)+$/, "must be a verb such as 'request.take'"),
  data: z.record(id, constantOrPath).optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});
const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...repeat,
  title: wordsOrPath,
  url: path,
});
const actions = z.array(z.discriminatedUnion('type', [execute, openUrl])).min(1);
const actionSet = z.strictObject({ type: z.literal('ActionSet'), ...placed, actions });

const input = {
  ...placed,
  id,
  label: words,
  isRequired: z.boolean().optional(),
  errorMessage: words.optional(),
};
const choice = z.strictObject({ ...repeat, title: wordsOrPath, value: constantOrPath });
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    maxLength: z.number().int().min(1).max(3000),
    isMultiline: z.boolean().optional(),
    style: z.enum(['text', 'tel', 'email', 'url']).optional(),
    placeholder: words.optional(),
    value: path.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    choices: z.union([path, z.array(choice).min(1)]),
    style: z.enum(['compact', 'expanded']).optional(),
    isMultiSelect: z.boolean().optional(),
    placeholder: words.optional(),
    value: z.union([path, constant]).optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Date'),
    ...input,
    min: path.optional(),
    max: path.optional(),
    value: path.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Time'),
    ...input,
    min: z.union([path, constant]).optional(),
    max: z.union([path, constant]).optional(),
    value: path.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...input,
    min: z.number().optional(),
    max: z.number().optional(),
    placeholder: words.optional(),
    value: z.union([path, z.number()]).optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...input,
    title: words,
    valueOn: constant.optional(),
    valueOff: constant.optional(),
    value: z.union([path, constant]).optional(),
  }),
] as const;

const width = z.union([z.enum(['auto', 'stretch']), z.number().int().positive()]);
const column = z.strictObject({
  type: z.literal('Column'),
  ...placed,
  width: width.optional(),
  items: z.array(z.discriminatedUnion('type', [textBlock, richTextBlock, image, actionSet])).min(1),
});
const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...placed,
  columns: z.array(column).min(1).max(3),
});

const flat = [textBlock, richTextBlock, image, actionSet, columnSet, ...inputs] as const;
const container = z.strictObject({
  type: z.literal('Container'),
  ...placed,
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  items: z.array(z.discriminatedUnion('type', flat)).min(1),
});

const needsErrorMessage = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(needsErrorMessage);
  if (typeof value !== 'object' || value === null) return true;
  const { isRequired, errorMessage } = value as Record<string, unknown>;
  return (isRequired !== true || errorMessage !== undefined) && Object.values(value).every(needsErrorMessage);
};

/** A file under `cards/`. `summary` and `title` are ours; the rest is Adaptive Card 1.5 with template expressions. */
export const cardTemplate = z
  .strictObject({
    type: z.literal('AdaptiveCard'),
    summary: words,
    title: words.optional(),
    body: z.array(z.discriminatedUnion('type', [...flat, container])).min(1),
    actions: actions.optional(),
  })
  .refine(needsErrorMessage, 'an input with isRequired needs an errorMessage');
export type CardTemplate = z.infer<typeof cardTemplate>;

/** The keys of the texts that a template names. */
export const keysIn = (template: CardTemplate): string[] =>
  Array.from(JSON.stringify(template).matchAll(/\b(?:t|runs)\('([\w.-]+)'/g), (found) => found[1] as string);

/**
 * Checks what was read from a file under `cards/`. The problem names the file and the place of everything that is not in
 * the closed list, or every text key that does not exist.
 */
export function checkTemplate(
  file: string,
  source: unknown,
  keys: ReadonlySet<string>,
): { template: CardTemplate } | { problem: string } {
  const result = cardTemplate.safeParse(source);
  const problems: string[] = [];
  if (result.success) {
    for (const key of new Set(keysIn(result.data))) if (!keys.has(key)) problems.push(`no text '${key}'`);
  } else {
    for (const issue of result.error.issues)
      problems.push(`${issue.path.join('.') || 'card'}: ${issue.message}`);
  }
  if (problems.length > 0) return { problem: `${file}: ${problems.join('; ')}` };
  return { template: source as CardTemplate };
}

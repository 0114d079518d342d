/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://…|text>`: how Slack writes what is not plain text. */
const MARKED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const MENTION = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;
/** Looked up for one text; whoever stands behind these keeps the name that Slack gives. */
const MOST_LOOKED_UP = 10;

/** The users that a text mentions, each once. */
export const mentionsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(MENTION)].map((found) => found[1]!))].slice(0, MOST_LOOKED_UP);

/** Slack's text as somebody would have typed it; `names` is what to call the users that are mentioned. */
export function plainWords(text: string, names: ReadonlyMap<string, string>): string {
  const plain = text.replace(MARKED, (_whole, sign: string, value: string, label: string | undefined) => {
    if (sign === '@') return `@${names.get(value) ?? label ?? value}`;
    if (sign === '#') return `#${label ?? value}`;
    if (sign === '!') return label ?? `@${value.split('^')[0]}`;
    return label ?? value;
  });
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

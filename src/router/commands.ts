import type { Command } from '../kernel/command.js';
import { editDistance, plain } from '../kernel/spelling.js';
import { LANGUAGES } from '../kernel/values.js';

export type Typed = { verb: string; input: Record<string, string> } | { meant: string | undefined };

/**
 * What somebody typed, matched to the list: case, accents, a slash and spaces do not matter; the longest words win.
 * Otherwise the closest command (two typing errors at most), so that the answer can say what was probably meant.
 */
export function readCommand(text: string, commands: readonly Command[]): Typed {
  const typed = text.trim().replace(/^\//, '').replace(/\s+/g, ' ').slice(0, 4000);
  const lower = plain(typed);
  let best: { words: string; command: Command } | undefined;
  for (const { words, command } of [...spellings(commands), ...mixed(commands)]) {
    const fits = lower === words || (command.rest !== undefined && lower.startsWith(`${words} `));
    if (fits && words.length > (best?.words.length ?? 0)) best = { words, command };
  }
  best ??= bare(lower, commands);
  if (best) {
    const { command, words } = best;
    const rest = typed.slice(words.length).trim();
    return {
      verb: rest && command.withRest ? command.withRest : command.verb,
      input: { ...command.input, ...(command.rest && rest ? { [command.rest]: rest } : {}) },
    };
  }
  // "zorg klas" is no slip of "zorg": what stands behind a whole word is looked for among longer commands only.
  const first = lower.split(' ')[0];
  let closest: { words: string; distance: number } | undefined;
  for (const { words } of spellings(commands)) {
    if (words === first && words !== lower) continue;
    const distance = editDistance(lower.slice(0, words.length + 2), words, 2);
    if (distance <= 2 && distance < (closest?.distance ?? 3)) closest = { words, distance };
  }
  return { meant: closest?.words };
}

function* spellings(commands: readonly Command[]): Iterable<{ words: string; command: Command }> {
  for (const command of commands)
    for (const language of LANGUAGES) for (const words of command.words[language]) yield { words, command };
}

/** In a chat with the bot alone the first word says nothing new: "hulp" is "zorg hulp". Only when it is all that was typed. */
function bare(lower: string, commands: readonly Command[]): { words: string; command: Command } | undefined {
  const named = [...spellings(commands)].find(({ words }) => words.slice(words.indexOf(' ') + 1) === lower);
  return named && { words: lower, command: named.command };
}

/** A platform knows the first word in the school's language alone; what follows it may be in one's own: "/zorg request". */
function* mixed(commands: readonly Command[]): Iterable<{ words: string; command: Command }> {
  const longer = [...spellings(commands)].filter(({ words }) => words.includes(' '));
  const names = new Set(longer.map(({ words }) => words.split(' ')[0]));
  for (const { words, command } of longer)
    for (const name of names) yield { words: `${name}${words.slice(words.indexOf(' '))}`, command };
}

/** An Adaptive Card as it went out. */
export type Card = any;

function* elements(node: unknown): Iterable<any> {
  if (Array.isArray(node)) for (const child of node) yield* elements(child);
  else if (typeof node === 'object' && node !== null) {
    yield node;
    for (const child of Object.values(node)) yield* elements(child);
  }
}

/** Everything that can be read on a card, in order. */
export function textOf(card: Card): string {
  const said: string[] = [];
  for (const element of elements(card)) {
    for (const key of ['text', 'title', 'label', 'placeholder', 'value']) {
      if (typeof element[key] === 'string') said.push(element[key]);
    }
  }
  return said.join('\n');
}

export const titlesOf = (card: Card): string[] =>
  [...elements(card)].filter((e) => String(e.type).startsWith('Action.')).map((e) => e.title);

export function buttonIn(card: Card, title: string | RegExp): { verb: string; data: object } {
  const found = [...elements(card)].find(
    (e) =>
      String(e.type).startsWith('Action.') &&
      (typeof title === 'string' ? e.title === title : title.test(e.title)),
  );
  if (!found) throw new Error(`no button ${title}; there are: ${titlesOf(card).join(' · ')}`);
  return { verb: found.verb, data: found.data ?? {} };
}

/** What the inputs of a card hold before anybody typed. */
export const inputsOf = (card: Card): Record<string, string> =>
  Object.fromEntries(
    [...elements(card)]
      .filter((e) => String(e.type).startsWith('Input.'))
      .map((e) => [e.id, String(e.value ?? '')]),
  );

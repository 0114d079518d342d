import expressions from 'adaptive-expressions';
import { type Host, hole, SHAPES } from './functions.js';
import type { Said } from './texts.js';

const { Expression, ExpressionType, Options, SimpleObjectMemory } = expressions;
type Parsed = ReturnType<typeof Expression.parse>;

/** What an expression sees: `$data` is the entry of the innermost list, or the whole. */
interface Scope {
  $root: Said;
  $data: Said;
  $index?: number;
  $host: Host;
}
type Make = (scope: Scope) => unknown;

/**
 * A template as a function of its data. Gives what `adaptivecards-templating` gives for the closed list of `cards/README.md`, which
 * `tests/render/expand.test.ts` holds, in a quarter of its time: that one reads the path of each field anew for each card.
 */
export function compile(template: unknown): (root: Said, host: Host) => any {
  const make = nodeOf(template);
  return ($root, $host) => make({ $root, $data: $root, $host });
}

function nodeOf(node: unknown): Make {
  if (typeof node === 'string') return isExpression(node) ? readingOf(parsed(node)) : () => node;
  if (Array.isArray(node)) return listOf(node);
  if (typeof node === 'object' && node !== null) return elementOf(node as Record<string, unknown>);
  return () => node;
}

const isExpression = (text: string): boolean => text.startsWith('${');
const parsed = (text: string): Parsed => Expression.parse(text.slice(2, -1));

function listOf(nodes: unknown[]): Make {
  const entries = nodes.map(nodeOf);
  return (scope) => {
    const list: unknown[] = [];
    for (const make of entries) {
      const made = make(scope);
      if (Array.isArray(made)) list.push(...made);
      else if (made !== null) list.push(made);
    }
    return list;
  };
}

/** null: its `$when` left it out. */
function elementOf({ $when, $data, ...properties }: Record<string, unknown>): Make {
  const when = $when === undefined ? undefined : conditionOf(parsed($when as string));
  const fields = Object.entries(properties).map(([name, node]) => ({ name, make: nodeOf(node) }));
  const one: Make = (scope) => {
    if (when && !when(scope)) return null;
    const element: Record<string, unknown> = {};
    for (const { name, make } of fields) {
      const value = make(scope);
      if (value !== undefined) element[name] = value;
    }
    return element;
  };
  if ($data === undefined) return one;

  const dataOf = readingOf(parsed($data as string));
  return (scope) => {
    const data = dataOf(scope) as Said;
    if (!Array.isArray(data)) return one({ ...scope, $data: data });
    const made: unknown[] = [];
    for (const [$index, entry] of data.entries()) {
      const element = one({ ...scope, $data: entry, $index });
      if (element !== null) made.push(element);
    }
    return made.length === 0 ? null : made;
  };
}

/** A field that is not there leaves a mark. */
function readingOf(expression: Parsed): Make {
  const { type, children } = expression;
  const [first, second] = children;
  const path = pathIn(expression);
  if (path) {
    const read = readerOf(path);
    const missing = hole(path.join('.'));
    return (scope) => {
      const value = read(scope);
      return value === undefined ? missing : value;
    };
  }
  if (type === 't' || type === 'runs') {
    const key = constantIn(first as Parsed) as string;
    const shape = SHAPES[type];
    const values = second === undefined ? undefined : readingOf(second);
    return (scope) => shape(scope.$host.voice.marked(key, values?.(scope) as Said));
  }
  if (type === 'said') {
    const words = readingOf(first as Parsed);
    return (scope) => SHAPES.said(words(scope) as Said);
  }
  throw new Error(`'${expression}' is no value for cards`);
}

type Condition = (scope: Scope) => boolean;

/** The common ones by ourselves, the others by the package. */
function conditionOf(expression: Parsed): Condition {
  const { type, children } = expression;
  const path = pathIn(expression);
  if (path) {
    const read = readerOf(path);
    return (scope) => read(scope) === true;
  }
  const asked = children.length === 1 ? pathIn(children[0] as Parsed) : undefined;
  if (asked && type === ExpressionType.Exists) {
    const read = readerOf(asked);
    return (scope) => (read(scope) ?? null) !== null;
  }
  if (asked && type === ExpressionType.Not) {
    const read = readerOf(asked);
    return (scope) => (read(scope) ?? false) === false;
  }
  const options = new Options();
  return (scope) => {
    const memory = new SimpleObjectMemory(scope);
    const state = {
      getValue: (at: string) => memory.getValue(at.startsWith('$') ? at : `$data.${at}`),
      setValue: () => {},
      version: () => '',
    };
    const { value, error } = expression.tryEvaluate(state, options);
    return !error && value === true;
  };
}

const constantIn = (expression: Parsed): unknown =>
  expression.type === ExpressionType.Constant
    ? (expression as unknown as { value: unknown }).value
    : undefined;

/** `a.b` → its names; undefined for any other expression. */
function pathIn(expression: Parsed): string[] | undefined {
  if (expression.type !== ExpressionType.Accessor) return undefined;
  const [name, of] = expression.children;
  const last = constantIn(name as Parsed);
  const before = of === undefined ? [] : pathIn(of);
  return before && typeof last === 'string' ? [...before, last] : undefined;
}

function readerOf(path: readonly string[]): (scope: Scope) => unknown {
  const names = path[0]?.startsWith('$') ? path : ['$data', ...path];
  return (scope) => {
    let value: unknown = scope;
    for (const name of names) value = fieldOf(value, name);
    return value;
  };
}

/** As the package reads it: upper or lower case is the same. */
function fieldOf(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return undefined;
  const fields = of as Record<string, unknown>;
  if (Object.hasOwn(fields, name)) return fields[name];
  const lower = name.toLowerCase();
  const same = Object.keys(fields).find((key) => key.toLowerCase() === lower);
  return same === undefined ? undefined : fields[same];
}

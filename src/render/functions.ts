import expressions from 'adaptive-expressions';
import { HOLE } from './messages.js';
import { plain, type Said, type TextRun, toRuns, type Voice } from './texts.js';

const { Expression, ExpressionEvaluator, ExpressionFunctions, ExpressionType, ReturnType } = expressions;
type Evaluator = InstanceType<typeof ExpressionEvaluator>;

/** What a template is expanded with besides its data; it reaches the functions as `$host`. */
export interface Host {
  voice: Voice;
}

type Evaluate = ConstructorParameters<typeof ExpressionEvaluator>[1];
type Memory = Parameters<Evaluate>[1];
type Options = Parameters<Evaluate>[2];
type Parsed = Parameters<Evaluate>[0];

/** Stands where the data has no such field, until `finish` sees it. */
export const hole = (path: string): string => HOLE + path;

/** What becomes of the marked words of a text, or of a value. */
export const SHAPES = {
  t: plain,
  runs: toRuns,
  said: (value: Said): TextRun[] => toRuns(String(value ?? HOLE)),
};

/**
 * Makes `t`, `runs` and `said` known to templates. The table of functions belongs to the whole process; these keep no
 * state of their own, so doing it again is harmless. Where the package would print the path of a field that the data
 * does not have, it now leaves a mark for `finish`.
 */
export function registerFunctions(): void {
  const table = ExpressionFunctions.standardFunctions as Map<string, Evaluator>;
  table.set('t', textFunction('t', SHAPES.t));
  table.set('runs', textFunction('runs', SHAPES.runs));
  table.set('said', valueFunction('said', SHAPES.said));
}

const hostOf = (memory: Memory): Host => memory.getValue('$host') as Host;

/** `name('key')` and `name('key', values)`. */
function textFunction(name: string, shape: (marked: string) => unknown) {
  return new ExpressionEvaluator(
    name,
    (call, memory, options) => {
      const [key, values] = call.children;
      if (key === undefined) throw new Error(`${name}() needs a key`);
      const given = values === undefined ? undefined : evaluate(values, memory, options);
      return {
        value: shape(hostOf(memory).voice.marked(evaluate(key, memory, options) as string, given)),
        error: noError,
      };
    },
    ReturnType.Object | ReturnType.String | ReturnType.Array,
    (call) => expectArguments(call, 1, 2),
  );
}

function valueFunction(name: string, shape: (value: Said) => unknown) {
  return new ExpressionEvaluator(
    name,
    (call, memory, options) => ({
      value: shape(evaluate(call.children[0] as Parsed, memory, options)),
      error: noError,
    }),
    ReturnType.Array,
    (call) => expectArguments(call, 1, 1),
  );
}

/** The package types `error` as a string and tests it for being falsy. */
const noError = undefined as unknown as string;

function evaluate(expression: Parsed, memory: Memory, options: Options): Said {
  const { value, error } = expression.tryEvaluate(memory, options);
  if (error) throw new Error(error);
  return value as Said;
}

function expectArguments(call: Parsed, least: number, most: number): void {
  const count = call.children.length;
  if (count < least || count > most)
    throw new Error(`${call.type}() takes ${least} to ${most} arguments, not ${count}`);
}

const OPERATORS = ['==', '!=', '>', '>=', '<', '<=', '&&', '||', '!'];
const KNOWN = new Set<string>([
  ...['t', 'runs', 'said', 'exists', 'empty', 'count', ExpressionType.Accessor, ExpressionType.Constant],
  ...OPERATORS,
]);

/** Throws when an expression does not parse or uses what the closed list of `cards/README.md` does not have. */
export function checkExpression(source: string): void {
  const look = (expression: Parsed): void => {
    if (!KNOWN.has(expression.type)) throw new Error(`'${expression.type}' is not for cards`);
    for (const child of expression.children) look(child);
  };
  look(Expression.parse(source));
}

/** A check adds to `problems` what is wrong with a value at a path (`/blocks/2/text`). */
export type Check = (value: any, path: string, problems: string[]) => void;
export type Shape = Record<string, Check>;

export const isObject = (value: unknown): value is Record<string, any> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As a text becomes that was cut in the middle of an emoji. */
const HALF = /\p{Surrogate}/u;

/** A string of `min` up to `max` characters. */
export const string =
  (max: number, min = 1): Check =>
  (value, path, problems) => {
    if (typeof value !== 'string') problems.push(`${path}: must be a string`);
    else if (value.length < min) problems.push(`${path}: must be at least ${min} characters`);
    else if (value.length > max) problems.push(`${path}: ${value.length} characters, at most ${max}`);
    else if (HALF.test(value)) problems.push(`${path}: half a character`);
  };

export const boolean: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.push(`${path}: must be true or false`);
};

export const integer =
  (min: number, max: number): Check =>
  (value, path, problems) => {
    if (!Number.isInteger(value) || value < min || value > max)
      problems.push(`${path}: must be a whole number from ${min} to ${max}`);
  };

export const oneOf =
  (...allowed: unknown[]): Check =>
  (value, path, problems) => {
    if (!allowed.includes(value)) problems.push(`${path}: must be ${allowed.join(' or ')}`);
  };

/** A string of this form; `what` says in words which. */
export const form =
  (pattern: RegExp, what: string): Check =>
  (value, path, problems) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.push(`${path}: must be ${what}`);
  };

export const list =
  (each: Check, min: number, max: number): Check =>
  (value, path, problems) => {
    if (!Array.isArray(value)) return void problems.push(`${path}: must be a list`);
    if (value.length < min) problems.push(`${path}: ${value.length} items, at least ${min}`);
    if (value.length > max) problems.push(`${path}: ${value.length} items, at most ${max}`);
    value.forEach((item, nth) => {
      each(item, `${path}/${nth}`, problems);
    });
  };

export const all =
  (...checks: Check[]): Check =>
  (value, path, problems) => {
    for (const check of checks) check(value, path, problems);
  };

/** An object with all of `required`, any of `optional`, and nothing else. */
export const object =
  (required: Shape, optional: Shape = {}): Check =>
  (value, path, problems) => {
    if (!isObject(value)) return void problems.push(`${path}: must be an object`);
    for (const key of Object.keys(required))
      if (value[key] === undefined) problems.push(`${path}: missing required field: ${key}`);
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const check = Object.hasOwn(required, key)
        ? required[key]
        : Object.hasOwn(optional, key)
          ? optional[key]
          : undefined;
      if (check) check(inner, `${path}/${key}`, problems);
      else problems.push(`${path}: invalid additional property: ${key}`);
    }
  };

/** One of several objects, told apart by their `type`. */
export const byType =
  (kinds: () => Record<string, Check>, what: string, only?: readonly string[]): Check =>
  (value, path, problems) => {
    if (!isObject(value)) return void problems.push(`${path}: must be an object`);
    const type = String(value.type);
    const check = Object.hasOwn(kinds(), type) ? kinds()[type] : undefined;
    if (!check || (only && !only.includes(type))) problems.push(`${path}: '${type}' is no ${what} here`);
    else check(value, path, problems);
  };

export const any: Check = () => {};

import { validate } from './validate.js';

// Small payloads to break one rule at a time.

export const p = (text: string) => ({ type: 'plain_text', text, emoji: false });
export const md = (text: string) => ({ type: 'mrkdwn', text });
export const x = (length: number) => 'x'.repeat(length);
export const many = <T>(count: number, make: (nth: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
export const opt = (nth: number | string) => ({ text: p(`keuze ${nth}`), value: `v${nth}` });
export const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: p('Neem op'),
  ...more,
});
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'a',
  options: many(3, opt),
  ...more,
});
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: p('Klas'),
  element,
  ...more,
});
export const typed = (more: object = {}) => input({ type: 'plain_text_input', action_id: 'a', ...more });
export const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
export const section = (...elements: object[]) => rich({ type: 'rich_text_section', elements });

export const message = (...blocks: object[]) => validate('message', { text: 'Er is een vraag', blocks });
export const modal = (blocks: object[], more: object = {}) =>
  validate('modal', { type: 'modal', title: p('Vraag'), submit: p('Stuur'), blocks, ...more });
export const home = (...blocks: object[]) => validate('home', { type: 'home', blocks });

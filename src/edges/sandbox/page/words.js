import { getWords } from './api.js';

const CHOSEN = 'zorgbode.language';
export const LANGUAGES = { nl: 'Nederlands', en: 'English', fr: 'Français' };

let language = 'nl';
let words = {};

/** The page's own words; a card speaks the language of its reader. */
export const w = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
export const spoken = () => language;

export async function loadWords(wanted = localStorage.getItem(CHOSEN) ?? 'nl') {
  const answer = await getWords(wanted);
  language = answer.language;
  words = answer.words;
  localStorage.setItem(CHOSEN, language);
  document.documentElement.lang = language;
}

const format = (options, at) =>
  new Intl.DateTimeFormat(`${language}-BE`, { timeZone: 'Europe/Brussels', ...options }).format(at);
export const timeOf = (at) => format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at);
export const dayOf = (at) => format({ weekday: 'long', day: 'numeric', month: 'long' }, at);
export const dateOf = (at) => format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, at);
/** `2026-11-24T08:30` in Brussels, as a datetime-local input has it. */
export const inputOf = (at) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');

import type { TextParam } from './text.js';

/** What two sides said, side by side: of each row a bar of each, `part` in a hundred, and the words that stand beside it. */
export interface BarsPicture {
  picture: 'bars';
  title: TextParam;
  lead: TextParam[];
  /** `bars`: in the order of `sides`, or none where there is too little to show, which `none` says. */
  sides: TextParam[];
  rows: { words: TextParam; bars: { part: number; words: TextParam }[]; none?: TextParam }[];
  foot: TextParam;
  /** For who does not see it, where a surface takes that: what it is, and that the same stands in words elsewhere. */
  alt: TextParam;
}

/** What people said, each by itself, with who and to whom below it. */
export interface NotesPicture {
  picture: 'notes';
  title: TextParam;
  lead: TextParam[];
  notes: { words: TextParam; under: TextParam }[];
  /** Said where not all of them fit. */
  rest: TextParam;
  foot: TextParam;
  alt: TextParam;
}

/** A picture by what is to be seen on it. Whoever shows one says the same in words beside it. */
export type Picture = BarsPicture | NotesPicture;

import type { Save } from '../../../../kernel/decision.js';
import type { Stored } from '../../../../kernel/kind.js';
import type { Epoch } from '../../../../kernel/values.js';
import { loosely } from '../classes.js';
import {
  INSTRUMENT,
  INSTRUMENT_LIMITS,
  type Instrument,
  type InstrumentText,
  isLink,
  newInstrument,
} from '../instruments.js';
import type { Domain } from '../school.js';
import type { Problems } from './problems.js';
import { type Columns, type Row, readTable } from './table.js';
import { domainFrom, phaseFrom } from './words.js';

export const INSTRUMENT_COLUMNS = {
  title: ['titel', 'title'],
  topic: ['thema', 'waarvoor', 'topic'],
  link: ['link', 'adres', 'url'],
  domains: ['domeinen', 'domein', 'domains', 'domain'],
  phase: ['fase', 'phase'],
} as const satisfies Columns<string>;
type Field = keyof typeof INSTRUMENT_COLUMNS;

/** The list of material, without any pupil: a title that stands twice is a problem. */
export function readInstruments(file: string, content: string, problems: Problems): InstrumentText[] {
  const rows = readTable(file, content, INSTRUMENT_COLUMNS, ['title'], problems);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const said = readInstrument(row);
    const line = seen.get(loosely(said.title));
    if (line === undefined) seen.set(loosely(said.title), row.line);
    else row.wrong(`"${said.title}" stands already in line ${line}`);
    return said;
  });
}

function readInstrument(row: Row<Field>): InstrumentText {
  const [title, topic, link, phase] = (['title', 'topic', 'link', 'phase'] as const).map((field) =>
    row.cell(field),
  ) as [string, string, string, string];
  if (title === '') row.wrong('the title is missing (column "titel")');
  for (const [field, value] of [
    ['title', title],
    ['topic', topic],
  ] as const) {
    const most = INSTRUMENT_LIMITS[field];
    if (value.length > most) row.wrong(`"${INSTRUMENT_COLUMNS[field][0]}" is longer than ${most} characters`);
  }
  if (link !== '' && !isLink(link)) row.wrong(`"${link}" is not an address that begins with https://`);
  const read = phase === '' ? undefined : phaseFrom(phase);
  if (phase !== '' && read === undefined) row.wrong(`unknown phase "${phase}"; known are: 0, 1, 2`);
  const domains = row.cells('domains').flatMap((typed): Domain[] => {
    const domain = domainFrom(typed);
    if (domain === undefined) row.wrong(`unknown domain "${typed}"`);
    return domain ? [domain] : [];
  });
  return {
    title,
    domains: [...new Set(domains)],
    ...(topic ? { topic } : {}),
    ...(link ? { link } : {}),
    ...(read ? { phase: read } : {}),
  };
}

export interface InstrumentMerge {
  save: Save[];
  added: string[];
  changed: string[];
}

/**
 * Lays a list over what is there, by title: what is new comes in, what differs is changed, and nothing is taken away, since
 * the team adds to the list itself. What was taken out in the chat stays out.
 */
export function mergeInstruments(
  existing: readonly Stored<Instrument>[],
  listed: readonly InstrumentText[],
  now: Epoch,
): InstrumentMerge {
  const known = new Map(existing.map((one) => [loosely(one.data.title), one]));
  const ids = new Set(existing.map(({ id }) => id));
  const merge: InstrumentMerge = { save: [], added: [], changed: [] };
  for (const said of listed) {
    const before = known.get(loosely(said.title));
    if (before === undefined) {
      const id = freeId(said.title, ids);
      ids.add(id);
      merge.save.push({ kind: INSTRUMENT, id, expect: 0, data: newInstrument(said, now, 'ACCEPTED') });
      merge.added.push(said.title);
      continue;
    }
    const { title: _t, topic: _o, link: _l, domains: _d, phase: _p, ...kept } = before.data;
    if (sayingOf(before.data) === sayingOf(said)) continue;
    const data: Instrument = { ...kept, ...said, changedAt: now };
    merge.save.push({ kind: INSTRUMENT, id: before.id, expect: before.version, data });
    merge.changed.push(said.title);
  }
  return merge;
}

const sayingOf = ({ title, topic, link, domains, phase }: InstrumentText): string =>
  JSON.stringify([title, topic ?? '', link ?? '', domains, phase ?? '']);

/** From the title, so that a second import of the same school gives the same. */
function freeId(title: string, taken: ReadonlySet<string>): string {
  const slug = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  for (let no = 1; ; no += 1) {
    const id = no === 1 ? `m-${slug}` : `m-${slug}-${no}`;
    if (!taken.has(id)) return id;
  }
}

import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextParam, type TextRef, text } from '../../../kernel/text.js';
import {
  INSTRUMENT,
  type Instrument,
  type InstrumentText,
  instrumentsIn,
  type Sought,
  sideBySide,
  soughtIn,
} from '../model/instruments.js';
import { nameOf } from '../model/people.js';
import { CHOOSABLE_PHASES, phaseLabel } from '../model/phases.js';
import { DOMAINS, type Person, type School } from '../model/school.js';
import { keepsInstruments } from '../policy.js';

type At = Scene<School> & { person: Person };
type Send = SendSpec<School, Person>;
/** So many of them at once. */
const PAGE = 8;

interface Listed {
  accepted: readonly Stored<Instrument>[];
  proposed: readonly Stored<Instrument>[];
  sought: Sought;
  after?: string;
  /** One that was taken out just now, and can be put back. */
  removed?: Stored<Instrument>;
}

/** Topic, domains and phase in one line; null where nothing is known. */
export function aboutInstrument(
  { settings }: School,
  { topic, domains, phase }: InstrumentText,
): TextParam | null {
  const parts: TextParam[] = [
    ...(topic ? [topic] : []),
    ...domains.map((domain) => text(`domain.${domain}`)),
    ...(phase ? [phaseLabel(settings, phase)] : []),
  ];
  return sideBySide(parts) ?? null;
}

const row = (school: School, { id, data }: Stored<Instrument>): CardData => ({
  id,
  title: data.title,
  about: aboutInstrument(school, data),
  link: data.link ?? null,
});

/** A page of the list; for who keeps it also what was proposed, for others their own proposals. */
export function instrumentsCard(
  { school, person }: At,
  { accepted, proposed, sought, after, removed }: Listed,
): CardRef {
  const keeps = keepsInstruments(person);
  const found = soughtIn(accepted, sought);
  // A page that begins behind one that is not in this list is the first page.
  const from = found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(from, from + PAGE);
  const seen = proposed.filter(({ data }) => keeps || data.proposedBy === person.id);
  return {
    card: 'school/instruments',
    data: {
      keeps,
      words: sought.words ?? '',
      domain: sought.domain ?? 'all',
      domains: [
        { title: text('school.instruments.all'), value: 'all' },
        ...DOMAINS.map((value) => ({ title: text(`domain.${value}`), value })),
      ],
      found: text(accepted.length === 0 ? 'school.instruments.none' : 'school.instruments.found', {
        n: found.length,
        from: from + 1,
        to: from + page.length,
        page: found.length > PAGE ? 'yes' : 'no',
      }),
      items: page.map((one) => ({ ...row(school, one), keeps })),
      next: from + PAGE < found.length ? page.at(-1)!.id : null,
      proposals: seen.map((one) => ({
        ...row(school, one),
        keeps,
        by: keeps
          ? text('school.instruments.by', { name: nameOf(school, one.data.proposedBy) })
          : text('school.instruments.yours'),
      })),
      removed: removed ? [{ id: removed.id, title: removed.data.title }] : [],
    },
  };
}

interface Form {
  verb: 'propose' | 'edit';
  id?: string;
  /** What seems to stand in it, asked about once. */
  warned?: TextRef;
}

/** One to propose, or to change. */
export function instrumentCard(
  { school, person, id: nonce }: At,
  { title, topic, link, domains, phase }: Partial<InstrumentText>,
  { verb, id, warned }: Form,
): CardRef {
  const keeps = keepsInstruments(person);
  return {
    card: `school/instrument-${verb}`,
    data: {
      id: id ?? '',
      once: nonce(),
      which: warned ? 'sure' : '',
      warned: warned ?? null,
      intro: text(keeps ? 'school.instrument.introKeeps' : 'school.instrument.intro'),
      title: title ?? '',
      topic: topic ?? '',
      link: link ?? '',
      chosen: (domains ?? []).join(','),
      domains: DOMAINS.map((value) => ({ title: text(`domain.${value}`), value })),
      phase: phase ?? 'any',
      phases: [
        { title: text('school.instrument.anyPhase'), value: 'any' },
        ...CHOOSABLE_PHASES.map((value) => ({ title: phaseLabel(school.settings, value), value })),
      ],
    },
  };
}

/** How many wait for somebody to look at them, said when the digest goes out. */
export const instrumentsProposed: Send = {
  name: 'school.instruments-proposed',
  view: () => undefined,
  async line({ read, person }) {
    const { length: n } = keepsInstruments(person) ? await instrumentsIn(read, 'PROPOSED') : [];
    return n > 0 ? text('digest.instruments', { n }) : undefined;
  },
};

/** Names who put it in, never what it is: the title stands in the list. */
export const instrumentIn: Send = {
  name: 'school.instrument-in',
  async view({ read, ref, school, person }) {
    const record = ref && (await read.get(INSTRUMENT, ref.id));
    if (record?.data.state !== 'ACCEPTED' || record.data.proposedBy !== person.id) return undefined;
    return { card: 'school/instrument-in', data: { name: nameOf(school, record.data.changedBy) } };
  },
};

export const instrumentAside: Send = {
  name: 'school.instrument-aside',
  view: () => undefined,
  line: () => text('digest.instrumentAside'),
};

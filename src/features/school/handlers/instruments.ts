import { dayOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  decision,
  type NewWork,
  show,
} from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { hintsOf } from '../model/hints.js';
import {
  INSTRUMENT,
  type Instrument,
  type InstrumentText,
  instrumentsIn,
  isLink,
  newInstrument,
} from '../model/instruments.js';
import { coordinatorsOn } from '../model/people.js';
import type { Domain, Person, School } from '../model/school.js';
import { keepsInstruments } from '../policy.js';
import { instrumentCard, instrumentsCard } from '../view/instruments.js';
import type { At } from './saving.js';

/** The list of material: looking in it, proposing something, and keeping it. */

type OnOne<I = { id: string }> = Turn<School, Person, I, Instrument>;
/** So many proposals are shown at once. */
const MOST_PROPOSED = 20;

interface Looking {
  words?: string;
  domain?: Domain | 'all';
  after?: string;
  /** One that was taken out just now. */
  removed?: string;
}

export async function list(turn: At<Looking>): Promise<Decision> {
  const { words, domain, after, removed } = turn.input;
  const out = removed === undefined ? undefined : await turn.read.get(INSTRUMENT, removed);
  const card = instrumentsCard(turn, {
    accepted: await instrumentsIn(turn.read, 'ACCEPTED'),
    proposed: await instrumentsIn(turn.read, 'PROPOSED', MOST_PROPOSED),
    sought: { words, domain: domain === 'all' ? undefined : domain },
    after,
    removed: out?.data.state === 'WITHDRAWN' && keepsInstruments(turn.person) ? out : undefined,
  });
  return show(turn, card);
}

export const propose = (turn: At): Decision =>
  show(turn, instrumentCard(turn, { domains: [] }, { verb: 'propose' }));

interface Saying {
  id?: string;
  which?: 'sure';
  title: string;
  topic?: string;
  link?: string;
  domains?: Domain[];
  phase?: Instrument['phase'] | 'any';
}

/** A link that anybody can open, and no name or number of anybody in what everybody reads: asked once, never forbidden. */
function checked(turn: At<Saying>, of?: string): InstrumentText | Refusal | Decision {
  const { title, topic, link, domains = [], phase, which } = turn.input;
  if (link !== undefined && !isLink(link)) return invalid({ link: text('school.instrument.linkWrong') });
  const said = {
    title,
    domains,
    ...(topic ? { topic } : {}),
    ...(link ? { link } : {}),
    ...(phase && phase !== 'any' ? { phase } : {}),
  };
  const classNames = turn.school.classes.map((group) => group.code);
  // Sentences of their own: a title that ends in a capital is no first name of the topic.
  const hint = hintsOf(`${title}\n${topic ?? ''}`, { classNames })[0];
  if (hint === undefined || which === 'sure') return said;
  const warned = text(`hint.${hint}`);
  const form = { verb: of === undefined ? ('propose' as const) : ('edit' as const), id: of, warned };
  return decision({ kind: 'next', card: instrumentCard(turn, said, form) });
}
const isText = (one: InstrumentText | Refusal | Decision): one is InstrumentText => 'title' in one;

/** From a coordinator it is in at once; from anybody else the coordinators hear of it, once, however many there are. */
export function proposed(turn: At<Saying>): Decision | Refusal {
  const said = checked(turn);
  if (!isText(said)) return said;
  const { person, now, school } = turn;
  const keeps = keepsInstruments(person);
  const id = turn.id();
  const data = newInstrument(said, now, keeps ? 'ACCEPTED' : 'PROPOSED', person.id);
  const keepers = coordinatorsOn(school, dayOf(now));
  return decision(
    { kind: 'close', note: text(keeps ? 'school.instrument.added' : 'school.instrument.proposedNote') },
    {
      save: [{ kind: INSTRUMENT, id, expect: 0, data }],
      work: keeps ? [] : keepers.map(({ id: to }) => line('school.instruments-proposed', to, now)),
      audit: [audited(turn, 'school.instrument.propose.save', id)],
    },
  );
}

/** One line in the next digest, however many there are to tell of. */
const line = (name: string, person: string, dueAt: number): NewWork => ({
  type: 'send',
  name,
  id: `${name}:${person}`,
  to: { person },
  manner: 'digest',
  dueAt,
});

const audited = (turn: Doer, verb: string, id: string): AuditLine =>
  auditLine(turn, verb, { kind: INSTRUMENT.kind, id });

const bare = (turn: OnOne<unknown>): Omit<At, 'record' | 'input'> => turn;

export const edit = (turn: OnOne): Decision =>
  show(bare(turn), instrumentCard(bare(turn), turn.record.data, { verb: 'edit', id: turn.record.id }));

export function edited(turn: OnOne<Saying>): Decision | Refusal {
  const { record } = turn;
  const said = checked({ ...turn, record: undefined }, record.id);
  if (!isText(said)) return said;
  const { title: _t, topic: _o, link: _l, domains: _d, phase: _p, ...kept } = record.data;
  return changed(turn, 'school.instrument.edit.save', { ...kept, ...said });
}

/** Into the list: what was proposed, or taken out before. Who proposed it hears that it is in. */
export function accept(turn: OnOne): Decision | Refusal {
  const { record } = turn;
  if (record.data.state === 'ACCEPTED') return refuse('gone', text('school.instrument.alreadyIn'));
  const to = proposerOf(turn);
  const ref = { kind: INSTRUMENT.kind, id: record.id };
  const news = {
    type: 'send',
    name: 'school.instrument-in',
    ref,
    manner: 'addressed',
    dueAt: turn.now,
  } as const;
  const work = to === undefined ? [] : [{ ...news, to: { person: to } }];
  return changed(turn, 'school.instrument.accept', { ...record.data, state: 'ACCEPTED' }, work);
}

/** Not in the list, or out of it; one tap brings it back. */
export function aside(turn: OnOne): Decision | Refusal {
  const { record, now } = turn;
  if (record.data.state === 'WITHDRAWN') return refuse('gone', text('school.instrument.alreadyOut'));
  const to = proposerOf(turn);
  const work = to === undefined ? [] : [line('school.instrument-aside', to, now)];
  return changed(turn, 'school.instrument.aside', { ...record.data, state: 'WITHDRAWN' }, work, record.id);
}

/** Who waits to hear what became of it. */
const proposerOf = ({ record: { data }, person }: OnOne): string | undefined =>
  data.state === 'PROPOSED' && data.proposedBy !== person.id ? data.proposedBy : undefined;

/** Saved, and the list as it is then. */
function changed(
  turn: OnOne<unknown>,
  verb: string,
  next: Instrument,
  work: NewWork[] = [],
  removed = '',
): Decision {
  const { record, now, person } = turn;
  const data: Instrument = { ...next, changedAt: now, changedBy: person.id };
  return decision(
    { kind: 'go', verb: 'school.instruments', input: { removed } },
    {
      save: [{ kind: INSTRUMENT, id: record.id, expect: record.version, data }],
      work,
      audit: [audited(turn, verb, record.id)],
      changed: [{ kind: INSTRUMENT.kind, id: record.id }],
    },
  );
}

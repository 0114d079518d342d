import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextParam, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { fittedAgain } from '../model/dates.js';
import { calledOf, headOf, moveLines, stateLine } from '../model/head.js';
import { type SmallIntervention, stepOf } from '../model/step-kind.js';
import { mayRead, maySee } from '../policy.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];
type Step = Stored<SmallIntervention>;

const said = (
  { school, data, person }: Omit<At, 'again'>,
  { data: step }: Step,
): Record<string, TextParam> => ({
  called: calledOf(step),
  by: nameOf(school, String(data.by ?? '')),
  owner: nameOf(school, step.ownerId),
  me: step.ownerId === person.id ? 'owner' : 'other',
  day: day(step.lookBackOn ?? step.backOn ?? step.startsOn),
});

/** "Wil jij het overnemen?", with its two answers while nobody gave one. */
const offered: Spec = {
  name: 'step.offered',
  async view(at) {
    const record = await stepOf(at);
    const open = record?.data.offered?.to === at.person.id && record.data.open;
    if (!record || (!open && !at.again)) return undefined;
    const mine = record.data.ownerId === at.person.id;
    const key = open ? 'message.step.offered' : mine ? 'message.step.isYours' : 'message.step.offerOver';
    return {
      card: 'steps/offered',
      data: { ...headOf(at.school, record.id, record.data), line: text(key, said(at, record)), open, mine },
    };
  },
};

/** What a colleague did or asks; what it is about opens in a dialog. */
const news = (name: string): Spec => ({
  name,
  async view(at) {
    const record = await stepOf(at);
    if (!record || !mayRead(at.person, record.data, at.school, dayOf(at.now))) return undefined;
    return {
      card: 'steps/news',
      data: {
        ...headOf(at.school, record.id, record.data),
        line: text(`message.${name}`, said(at, record)),
        state: stateLine(at.school, record.data, at.person.id),
        open: record.data.open,
      },
    };
  },
});

const line = (
  name: string,
  fits: (step: SmallIntervention, at: Omit<At, 'again'>) => boolean,
  key = (_: Omit<At, 'again'>) => `digest.${name}`,
): Spec => ({
  name,
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    if (!record || !maySee(at.person, record.data, at.school, dayOf(at.now))) return undefined;
    return fits(record.data, at) ? text(key(at), said(at, record)) : undefined;
  },
});

/** A day that moved by itself, with each reason (`strings` "date.moved"). */
const shifted: Spec = {
  name: 'step.shifted',
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    const step = record?.data;
    if (step?.status !== 'RUNNING' || step.lookBackOn === undefined) return undefined;
    if (step.lookBackOn !== at.data.day) return undefined;
    // Read on that very morning, by who was away: it is asked in a message of its own, and its helpers have a line of that day.
    if (step.lookBackOn === dayOf(at.now)) return undefined;
    const from = String(at.data.from);
    const { day: to, moves } = fittedAgain(at.school, step, from, from);
    // Changed again since: then only where it is now.
    const why = to === step.lookBackOn ? moveLines(moves, step.ownerId === at.person.id) : [];
    const now = text('digest.step.shifted', { called: calledOf(step), day: day(step.lookBackOn) });
    return why.reduce((told, one) => text('step.lookBackWhy', { when: told, why: one }), now);
  },
};

const inherited: Spec = {
  name: 'step.inherited',
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    if (!record || record.data.ownerId !== at.person.id || !record.data.open) return undefined;
    // The same line for each of them: a digest says it once for all that somebody left behind.
    return text('digest.step.inherited', { from: nameOf(at.school, String(at.data.from ?? '')) });
  },
};

export const lifeSends: Spec[] = [
  offered,
  news('step.taken-over'),
  news('step.declined'),
  news('step.help'),
  shifted,
  inherited,
  line('step.back', (step, { data }) => step.status === 'RUNNING' && step.lookBackOn === data.day),
  line(
    'step.by-other',
    () => true,
    ({ data }) => `digest.step.other.${data.what}`,
  ),
];

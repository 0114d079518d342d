import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { FileRef } from '../../../kernel/file.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { RECURRING, type Recurring } from '../model/recurring.js';
import { seriesEntry } from '../model/recurring-calendar.js';
import { organises, takesPart } from '../policy.js';
import { clashLines, rhythmLine, seriesHead, whyLine } from './recurring.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

const recordOf = async ({ read, ref }: Pick<At, 'read' | 'ref'>): Promise<Stored<Recurring> | undefined> =>
  ref && read.get(RECURRING, ref.id);

/** What goes into somebody's own calendar: the series as it is for them when the message goes out. */
async function file(at: Parameters<NonNullable<Spec['file']>>[0]): Promise<FileRef | undefined> {
  const record = await recordOf(at);
  const data = record && seriesEntry(at.school, record, at.person.id, at.now);
  return record && data
    ? { file: 'ics', name: text('consult.icsName', { roepnaam: record.data.roepnaam }), data }
    : undefined;
}

const FILE = 'consult.series.file';

const messageCard = (
  at: At,
  { id, data }: Stored<Recurring>,
  line: TextRef,
  may: { look?: boolean; calendar?: boolean; why?: boolean; say?: boolean; change?: boolean } = {},
  more: { lines?: { line: TextRef }[]; said?: TextRef | null } = {},
): CardRef => ({
  card: 'consultations/recurring-message',
  data: {
    ...seriesHead(at.school, id, data),
    line,
    lines: more.lines ?? [],
    said: more.said ?? null,
    may: { look: false, calendar: false, why: false, say: false, change: false, ...may },
  },
});

const named = (at: At, { id, data }: Stored<Recurring>) => {
  const head = seriesHead(at.school, id, data);
  return { roepnaam: data.roepnaam, place: head.place as TextRef, organiser: head.organiser as string };
};

/** It begins, changed, ended, or goes on without the reader: said once for all of it. */
const told: Spec = {
  name: 'consult.series.told',
  async view(at) {
    const record = await recordOf(at);
    if (!record) return undefined;
    const { data } = record;
    const there = takesPart(at.person, data);
    const key = !there
      ? 'left'
      : !data.open
        ? 'ended'
        : at.data.sequence !== data.sequence
          ? 'outdated'
          : at.data.what === 'changed'
            ? 'changed'
            : 'new';
    // Another message says what it became.
    if (key === 'outdated' && !at.again) return undefined;
    const line = text(`message.consult.series.${key}`, { ...named(at, record), when: rhythmLine(data) });
    const current = key === 'new' || key === 'changed';
    return messageCard(at, record, line, { look: there, calendar: current && at.again === true });
  },
  file,
  fileBy: FILE,
};

/** The file and nothing that can grow old. */
const fileAlone: Spec = {
  name: FILE,
  async view(at) {
    const record = await recordOf(at);
    if (!record) return undefined;
    const head = seriesHead(at.school, record.id, record.data);
    const called = { roepnaam: record.data.roepnaam, place: head.place as TextRef };
    const on = record.data.open && takesPart(at.person, record.data);
    return {
      card: on ? 'consultations/file-ics' : 'consultations/file-off',
      data: { ...head, line: text(on ? 'message.consult.file' : 'message.consult.fileOff', called) },
    };
  },
  file,
};

/** Days of which somebody has something else already. */
const clash: Spec = {
  name: 'consult.series.clash',
  async view(at) {
    const record = await recordOf(at);
    if (!record?.data.open || !organises(at.person, record.data)) return undefined;
    const lines = clashLines(at.school, record.data, dayOf(at.now));
    if (lines.length === 0 && !at.again) return undefined;
    return messageCard(
      at,
      record,
      text('message.consult.series.clash', named(at, record)),
      { look: true },
      { lines },
    );
  },
};

/** Once a year: why do we come together, is it still needed? Whoever does not answer is not asked again. */
const why: Spec = {
  name: 'consult.series.why',
  async view(at) {
    const record = await recordOf(at);
    if (!record || !organises(at.person, record.data)) return undefined;
    const { data } = record;
    const open = data.open && data.why === undefined;
    if (!open && !at.again) return undefined;
    const line = text(open ? 'message.consult.series.why' : 'message.consult.series.whyDone', {
      ...named(at, record),
      since: day(dayOf(data.createdAt)),
      when: rhythmLine(data),
    });
    return messageCard(
      at,
      record,
      line,
      { look: true, why: open, say: data.open && !open },
      { said: whyLine(data) },
    );
  },
};

const inherited: Spec = {
  name: 'consult.series.inherited',
  async view(at) {
    const record = await recordOf(at);
    if (!record || !organises(at.person, record.data)) return undefined;
    const line = text('message.consult.series.inherited', {
      ...named(at, record),
      when: rhythmLine(record.data),
    });
    return messageCard(at, record, line, { look: true });
  },
};

export const recurringSends: Spec[] = [told, fileAlone, clash, why, inherited];

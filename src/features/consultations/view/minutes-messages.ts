import type { SendSpec } from '../../../kernel/feature.js';
import type { FileRef } from '../../../kernel/file.js';
import { text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION } from '../model/consultation.js';
import { MINUTES, stillOpen } from '../model/minutes.js';
import { mayNoteNow, organises, takesPart } from '../policy.js';
import { withCalendar } from './calendar.js';
import { headOf } from './consultation.js';
import { printedMinutes } from './minutes-read.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

async function recordOf({ read, ref, person }: Pick<At, 'read' | 'ref' | 'person'>) {
  const record = ref && (await read.get(CONSULTATION, ref.id));
  return record && takesPart(person, record.data) ? record : undefined;
}

/** It was noted: to each who takes part one card, without a word of it; and, once, whether it was worth it. */
const recap: Spec = {
  name: 'consult.recap',
  async view(at) {
    const record = await recordOf(at);
    const held = record?.data.held;
    if (!record || !held) return undefined;
    const { data } = record;
    const head = headOf(at.school, record.id, data);
    const called = { roepnaam: data.roepnaam, place: head.place as string };
    const said = {
      ...called,
      n: held.agreements,
      minutes: data.minutes,
      people: new Set([data.organiserId, ...data.people]).size,
    };
    return {
      card: 'consultations/recap',
      data: {
        ...head,
        line: text(held.met ? 'message.consult.recap' : 'message.consult.recapEnough', said),
        added: held.added === 0 ? null : text('consult.added', { n: held.added }),
        open: stillOpen(at.school, held.at, at.now),
        worth: held.met && !(data.tapped ?? []).includes(at.person.id),
      },
    };
  },
};

/** It is over and nobody wrote anything down: asked once, of who planned it. */
const over: Spec = {
  name: 'consult.over',
  async view(at) {
    const record = await recordOf(at);
    if (!record || !organises(at.person, record.data)) return undefined;
    const { data, id } = record;
    const note = mayNoteNow(at.person, data, at.now) && at.data.from === data.from;
    const open = note && data.open;
    if (!open && !at.again) return undefined;
    const head = headOf(at.school, id, data);
    const called = { roepnaam: data.roepnaam, place: head.place as string };
    return {
      card: 'consultations/over',
      // Who said that nothing needs to be written down may think otherwise.
      data: {
        ...head,
        open,
        note,
        line: text(open ? 'message.consult.over' : 'message.consult.overDone', called),
      },
    };
  },
};

/** The page that its organiser asked for, as it is when it goes out. */
const page: Spec = {
  name: 'consult.page',
  async view(at) {
    const record = await recordOf(at);
    if (!record || !organises(at.person, record.data)) return undefined;
    return { card: 'consultations/file-page', data: headOf(at.school, record.id, record.data) };
  },
  async file(at): Promise<FileRef | undefined> {
    const record = await recordOf(at);
    const minutes = record && (await at.read.get(MINUTES, record.id));
    if (!record || !minutes || !organises(at.person, record.data)) return undefined;
    return {
      file: 'page',
      name: text('consult.pageName', { roepnaam: record.data.roepnaam }),
      data: printedMinutes(at.school, record.data, minutes.data),
    };
  },
};

export const minutesSends: Spec[] = [withCalendar(recap), over, page];

import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, Sections } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { isCoordinator } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { leads } from '../policy.js';
import { stateLine } from './lines.js';

type At = Scene<School> & { person: Person };
/** A home card shows this many of each; the rest is behind one button. */
const ROWS = 5;

const open = async (at: At, field: 'requesterId' | 'coordinatorId', limit: number) =>
  (
    await at.read.find(REQUEST, {
      where: { [field]: at.person.id, open: true },
      order: { field: 'changedAt', direction: 'desc' },
      limit,
    })
  ).items;

const row = (at: At) => (record: Stored<CareRequest>) => ({
  id: record.id,
  roepnaam: record.data.roepnaam,
  classCode: record.data.classCode,
  state: stateLine(at.school, record.data, at.person.id),
});

async function block(
  at: At,
  field: 'requesterId' | 'coordinatorId',
  which: 'mine' | 'lead',
): Promise<CardRef[]> {
  const items = (await open(at, field, ROWS + 1)).filter(
    (r) => which === 'mine' || leads(at.person, r.data, at.school, dayOf(at.now)),
  );
  if (items.length === 0 && !(which === 'lead' && isCoordinator(at.person))) return [];
  return [
    {
      card: 'requests/home',
      data: {
        which,
        heading: text(`request.list.${which}`),
        empty: items.length === 0 ? text('request.list.empty') : null,
        items: items.slice(0, ROWS).map(row(at)),
        more: items.length > ROWS,
      },
    },
  ];
}

async function home(at: At): Promise<CardRef[]> {
  return [...(await block(at, 'coordinatorId', 'lead')), ...(await block(at, 'requesterId', 'mine'))];
}

/** What waits for this person, as counts; each with the word under which it can be found. */
async function digest(at: At): Promise<TextRef[]> {
  const lines: TextRef[] = [];
  const line = (key: string, records: Stored<CareRequest>[]) => {
    const [first] = records;
    if (first) lines.push(text(key, { n: records.length, roepnaam: first.data.roepnaam }));
  };
  const mine = await open(at, 'requesterId', 50);
  line(
    'digest.questions',
    mine.filter((r) => r.data.status === 'WAITING'),
  );
  line(
    'digest.toConfirm',
    mine.filter((r) => r.data.status === 'UNCONFIRMED'),
  );
  line(
    'digest.toChoose',
    mine.filter((r) => r.data.status === 'HELD'),
  );
  if (isCoordinator(at.person)) {
    const lead = await open(at, 'coordinatorId', 50);
    line(
      'digest.new',
      lead.filter((r) => r.data.status === 'NEW' && leads(at.person, r.data, at.school, dayOf(at.now))),
    );
  }
  return lines;
}

export const sections: Sections<School, Person> = { home, digest };

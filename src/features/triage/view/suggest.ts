import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { moment, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { stateLine } from '../../requests/model/state-line.js';
import { phaseLabel } from '../../school/model/phases.js';
import type { Person, School } from '../../school/model/school.js';
import { lookAt } from '../model/look.js';
import { offersFor, othersOf } from '../model/same-pupil.js';
import { mayTriage } from '../policy.js';
import { suggestionCard } from './suggestions.js';

type Request = Stored<CareRequest>;

/** For who leads a request: what is suggested and why, and what else there is about the same pupil. */
export async function suggestBeside(scene: Beside<School, Person>): Promise<CardRef[]> {
  if (scene.record.kind !== REQUEST.kind) return [];
  const record = scene.record as Request;
  const { school, person, now } = scene;
  const today = dayOf(now);
  if (!mayTriage(person, record.data, school, today)) return [];
  const { suggestions, earlier } = await lookAt(scene, record);
  const offers = await offersFor({ ...scene, today }, record);
  const others = await othersOf({ ...scene, today }, record);
  // That they have one code, and how the earlier ones went, is content of theirs.
  for (const { kind, id } of [...earlier, ...offers, ...others]) scene.shows({ kind, id });
  const said = suggestionCard(school, { id: record.id, ...record.data }, suggestions, today);
  const pupil = samePupilCard(scene, record, { offers, earlier, others });
  return [said, pupil].filter((card) => card !== undefined);
}

function samePupilCard(
  { school, person }: Beside<School, Person>,
  { id, data }: Request,
  { offers, earlier, others }: Record<'offers' | 'earlier' | 'others', Request[]>,
): CardRef | undefined {
  if (offers.length + earlier.length + others.length === 0) return undefined;
  const about = (one: Request) => ({
    id: one.id,
    line: text('triage.pupil.line', {
      roepnaam: one.data.roepnaam,
      classCode: one.data.classCode,
      at: moment(one.data.createdAt, 'day'),
    }),
  });
  return {
    card: 'triage/same-pupil',
    data: {
      id,
      roepnaam: data.roepnaam,
      offers: offers.map(about),
      others: others.map(about),
      earlier: earlier.map((one) => ({
        ...about(one),
        state: stateLine(school, one.data, person.id),
        phase: one.data.phase
          ? text('request.support', { phase: phaseLabel(school.settings, one.data.phase) })
          : null,
        outcome: one.data.outcome ? text(`request.outcome.${one.data.outcome}`) : null,
      })),
    },
  };
}

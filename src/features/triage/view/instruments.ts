import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextParam, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { stateAfter } from '../../requests/model/states.js';
import { aspectsFor, leads } from '../../requests/policy.js';
import { type Fitting, fittingAmong } from '../../school/model/instrument-fits.js';
import { instrumentsIn, sideBySide } from '../../school/model/instruments.js';
import { phaseLabel } from '../../school/model/phases.js';
import type { Person, School } from '../../school/model/school.js';

const MOST = 3;

/** For who leads it, up to three of the school's own instruments that fit, each with why; one tap gives it as advice. */
export async function instrumentsBeside(scene: Beside<School, Person>): Promise<CardRef[]> {
  const { school, person, now, record, read } = scene;
  if (record.kind !== REQUEST.kind) return [];
  const { id, data: request } = record as Stored<CareRequest>;
  const today = dayOf(now);
  if (!stateAfter(request.status, 'answer') || !leads(person, request, school, today)) return [];
  if (!aspectsFor(person, request, school, today).has('words')) return [];
  const { phase, theme, words } = request;
  const domains = words.domains ?? [];
  if (domains.length === 0 && theme === undefined) return [];
  const found = fittingAmong(await instrumentsIn(read, 'ACCEPTED'), { domains, phase, theme }).slice(0, MOST);
  if (found.length === 0) return [];
  const items = found.map((fitting) => ({
    id,
    instrument: fitting.instrument.id,
    title: fitting.instrument.data.title,
    link: fitting.instrument.data.link ?? null,
    why: text('triage.instruments.why', { parts: sideBySide(whyOf(school, fitting)) ?? '' }),
  }));
  return [{ card: 'triage/instruments', data: { roepnaam: request.roepnaam, items } }];
}

const whyOf = ({ settings }: School, { domains, phase, theme }: Fitting): TextParam[] => [
  ...(theme ? [theme] : []),
  ...domains.map((domain) => text(`domain.${domain}`)),
  ...(phase ? [phaseLabel(settings, phase)] : []),
];

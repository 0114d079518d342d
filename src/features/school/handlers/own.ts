import { dayOf, daysBetween, isDay } from '../../../calendar/time.js';
import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { day, text } from '../../../kernel/text.js';
import type { Day, Language } from '../../../kernel/values.js';
import { LONGEST_DAYS } from '../model/absences.js';
import { EARLIEST_QUIET, LATEST_UNTIL, quietProblem } from '../model/quiet.js';
import type { Person } from '../model/school.js';
import { MOST_WEEKLY } from '../model/school-kinds.js';
import { helpCard } from '../view/help.js';
import {
  digestPauseCard,
  homeFrame,
  languageCard,
  limitCard,
  newRequestsCard,
  phonesCard,
  quietCard,
  whoCard,
} from '../view.js';
import { type At, changePerson } from './saving.js';

/** What everyone opens for themselves, and how they want to hear from us. */

/** The frame of the home; the router puts the features' parts into it. */
export const home = (turn: At): Decision => decision({ kind: 'card', card: homeFrame(turn) });
export const help = (turn: At): Decision => show(turn, helpCard(turn));
export const phones = (turn: At): Decision => show(turn, phonesCard(turn));
export const who = (turn: At): Decision => show(turn, whoCard(turn));
export const digestPause = (turn: At): Decision => show(turn, digestPauseCard(turn));
export const language = (turn: At): Decision => show(turn, languageCard(turn));
export const newRequests = (turn: At): Decision => show(turn, newRequestsCard(turn));
export const limit = (turn: At): Decision => show(turn, limitCard(turn));
export const quiet = (turn: At): Decision => show(turn, quietCard(turn));

/** Quiet mornings up to and including a day; it resumes by itself. `resume`: from tomorrow on again. */
export async function digestPaused(turn: At<{ until?: Day; resume?: 'yes' }>): Promise<Decision | Refusal> {
  const { until, resume } = turn.input;
  if (resume) {
    const note = text('school.pause.resumed');
    return own(
      turn,
      'school.digest-pause.save',
      (person) => ({ ...person, digestPausedUntil: undefined }),
      note,
    );
  }
  const today = dayOf(turn.now);
  if (!until || !isDay(until)) return invalid({ until: text(until ? 'error.day' : 'error.needed') });
  if (until < today) return invalid({ until: text('school.absence.past') });
  if (daysBetween(today, until) > LONGEST_DAYS) return invalid({ until: text('school.absence.long') });
  const note = text('school.pause.saved', { day: day(until) });
  return own(turn, 'school.digest-pause.save', (person) => ({ ...person, digestPausedUntil: until }), note);
}

export const languageSaved = (turn: At<{ language: Language }>) =>
  own(
    turn,
    'school.language.save',
    (person) => ({ ...person, language: turn.input.language }),
    // Said in the one that was chosen.
    text('school.language.saved', { said: { in: turn.input.language, say: text('school.language.now') } }),
  );

/** How new requests come, and how many a week this person can take up; an empty limit is none. */
export function newRequestsSaved(turn: At<{ how: NonNullable<Person['newRequests']>; cap?: string }>) {
  const { how, cap } = turn.input;
  return withLimit(turn, 'school.new-requests.save', cap, { newRequests: how });
}

/** The limit alone, where that is all somebody came for. */
export const limitSaved = (turn: At<{ cap?: string }>) =>
  withLimit(turn, 'school.limit.save', turn.input.cap, {});

function withLimit(turn: At, verb: string, cap: string | undefined, more: Partial<Person>) {
  const weeklyCap = cap === undefined ? undefined : Number(cap);
  const whole = weeklyCap === undefined || (Number.isInteger(weeklyCap) && weeklyCap >= 1);
  if (!whole || (weeklyCap ?? 0) > MOST_WEEKLY)
    return invalid({ cap: text('school.newRequests.capWrong', { most: MOST_WEEKLY }) });
  return own(turn, verb, (person) => ({ ...person, ...more, weeklyCap }), text('school.newRequests.saved'));
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Quiet hours of one's own, wider than the school's; empty: those of the school. */
export function quietSaved(turn: At<{ quietFrom?: string; quietUntil?: string }>) {
  const { quietFrom, quietUntil } = turn.input;
  for (const [field, typed] of Object.entries({ quietFrom, quietUntil }))
    if (typed !== undefined && !TIME.test(typed)) return invalid({ [field]: text('school.quiet.time') });
  const { settings } = turn.school;
  const problem = quietProblem(settings, { quietFrom, quietUntil });
  if (problem) {
    const { field, what } = problem;
    const far = field === 'quietFrom' ? EARLIEST_QUIET : LATEST_UNTIL;
    const at = { clock: what === 'far' ? far : settings[field] };
    return invalid({ [field]: text(`school.quiet.${what}.${field}`, { at }) });
  }
  const change = (person: Person) => ({ ...person, quietFrom, quietUntil });
  return own(turn, 'school.quiet.save', change, text('school.quiet.saved'));
}

async function own(
  turn: At,
  verb: string,
  change: (person: Person) => Person,
  note: ReturnType<typeof text>,
): Promise<Decision | Refusal> {
  const reply = () => ({ kind: 'close', note }) as const;
  return (await changePerson(turn, { verb, id: turn.person.id, change, reply })) ?? refuse('refused');
}

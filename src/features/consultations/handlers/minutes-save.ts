import { schoolYearOf } from '../../../calendar/holidays.js';
import { type Decision, decision, type NewWork } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, list, type TextRef, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { nameOf } from '../../school/model/people.js';
import { moveLines } from '../../steps/model/head.js';
import { stepRef } from '../../steps/model/step-kind.js';
import { stepNames } from '../../steps/model/step-names.js';
import { type Agreed, agreedFrom, stepsFrom } from '../model/agreements.js';
import { unbook } from '../model/booking.js';
import { everyoneIn } from '../model/consultation.js';
import { MINUTES, type Minutes, type MinutesWords, NOT_NEEDED } from '../model/minutes.js';
import { draftFor, draftId, MINUTES_DRAFT } from '../model/minutes-draft.js';
import { type AgreementsInput, rowsOf, type TellInput, type WordsInput } from '../model/minutes-form.js';
import { tellOne } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { allSayEnough, isOverFor, mayNoteNow } from '../policy.js';
import { gone } from './gone.js';
import { errorsOf, requestOf } from './minutes.js';
import { acted, todayOf } from './shared.js';

/** The last of the three dialogs: all of it at once, the minutes and a small step for each agreement. */
export async function saved(turn: ConsultationTurn<TellInput>): Promise<Decision | Refusal> {
  const { record, person, now, school, input } = turn;
  const { data } = record;
  if (!mayNoteNow(person, data, now)) return gone(turn);
  const draft = await draftFor(turn);
  if (!draft) return refuse('gone', text('consult.minutesGone'));
  const request = await requestOf(turn);
  const { typed } = draft.data;
  // A colleague who left since was agreed upon on another day: their row is on another screen.
  const { agreed, wrong } = agreedFrom(school, request?.data, typed.agreements, todayOf(turn));
  if (wrong[0]) return invalid({ parents: wrong[0].error });
  const { present, outside, ...said } = (typed.words ?? {}) as Partial<Omit<WordsInput, 'id' | 'once'>>;
  const tells = { parents: teller(turn, input.parents), pupil: teller(turn, input.pupil) };
  const minutes = {
    present: everyoneIn(data).filter((one) => present?.includes(one)),
    outside: data.outside.flatMap(({ name }, n) => (outside?.includes(String(n)) ? [name] : [])),
    words: said as MinutesWords,
    tells,
  };
  const done = await held(turn, { request, agreed, minutes, met: true, verb: 'consult.minutes.save' });
  if (!done) return gone(turn);
  const note = text('consult.minutesNote', { roepnaam: data.roepnaam, n: agreed.length });
  return decision(
    { kind: 'close', note: withDays(turn, note, agreed) },
    { ...done, remove: [{ kind: MINUTES_DRAFT.kind, id: draftId(record.id, person.id) }] },
  );
}

/** "Afspraak vastleggen, overleg schrappen": everybody said that a message is enough. */
export async function enough(turn: ConsultationTurn<AgreementsInput>): Promise<Decision | Refusal> {
  const { record, school, input } = turn;
  const { data } = record;
  if (!allSayEnough(data)) return gone(turn);
  const request = await requestOf(turn);
  const [first] = rowsOf(input);
  const { agreed, wrong } = agreedFrom(school, request?.data, [first ?? {}], todayOf(turn));
  const fields = errorsOf(wrong, 0);
  if (fields) return invalid(fields);
  if (agreed.length === 0) return invalid({ what0: text('consult.error.what') });
  const minutes = { present: [], outside: [], words: {}, tells: {} };
  const done = await held(turn, { request, agreed, minutes, met: false, verb: 'consult.enough.save' });
  if (!done) return gone(turn);
  const note = text('consult.enoughNote', {
    roepnaam: data.roepnaam,
    minutes: data.minutes,
    n: everyoneIn(data).length,
  });
  return decision({ kind: 'close', note: withDays(turn, note, agreed) }, done);
}

/** "Geen verslag nodig": it asks for nothing any more, and nobody hears of it; whoever was there can still note it. */
export function none(turn: ConsultationTurn): Decision | Refusal {
  const { record, person, now } = turn;
  const { data } = record;
  const note = text('consult.noneNote', { roepnaam: data.roepnaam });
  if (data.status === 'CONFIRMED' && !data.open) return decision({ kind: 'close', note });
  const done = isOverFor(person, data, now)
    ? acted(turn, record, 'change', 'consult.none', 'noneNeeded', {})
    : undefined;
  if (!done) return gone(turn);
  const save = done.save.map((one) => ({ ...one, data: { ...one.data, open: false } }));
  return decision({ kind: 'close', note }, { ...done, save });
}

const teller = ({ record }: ConsultationTurn<unknown>, typed: string | undefined): string | undefined =>
  typed === NOT_NEEDED || everyoneIn(record.data).includes(typed ?? '') ? typed : undefined;

interface Held {
  request?: Stored<CareRequest>;
  agreed: readonly Agreed[];
  minutes: Pick<Minutes, 'present' | 'outside' | 'words' | 'tells'>;
  met: boolean;
  verb: string;
}

/** One commit: the state, the minutes, the steps, and who hears of it. Undefined where the table of states does not allow it. */
async function held(turn: ConsultationTurn<unknown>, { request, agreed, minutes, met, verb }: Held) {
  const { record, school, person, now } = turn;
  const { id, data } = record;
  const today = todayOf(turn);
  const done = acted(turn, record, 'hold', verb, met ? 'held' : 'enough', {
    held: { at: now, by: person.id, met, agreements: agreed.length, added: 0 },
  });
  if (!done) return undefined;
  const of = { school, now, today, person, consultation: data, request };
  const shared = { roepnaam: data.roepnaam, schoolYear: schoolYearOf(today) };
  const names = await stepNames(
    turn.read,
    request ? { ...shared, requestId: request.id } : shared,
    agreed.length,
  );
  const started = stepsFrom(of, agreed, () => turn.id(), names);
  const written: Minutes = {
    schoolYear: schoolYearOf(today),
    createdAt: now,
    by: person.id,
    ...minutes,
    agreements: started.agreements,
    additions: [],
  };
  const ahead = data.from !== undefined && data.from > now;
  const free = ahead ? await unbook(turn.read, id, everyoneIn(data), data.from!) : [];
  return {
    save: [
      ...done.save,
      { kind: MINUTES, id, expect: 0, data: JSON.parse(JSON.stringify(written)) },
      ...started.save,
      ...free,
    ],
    work: [...started.work, ...news(turn, started.agreements)],
    audit: done.audit,
    changed: [
      ...done.changed,
      ...started.agreements.map(({ step }) => stepRef(step)),
      ...(request ? [{ kind: REQUEST.kind, id: request.id }] : []),
    ],
  };
}

/** One card to each who takes part; a colleague who was not there hears that a step is theirs. */
function news(turn: ConsultationTurn<unknown>, agreements: Minutes['agreements']): NewWork[] {
  const { record, now, person } = turn;
  const all = everyoneIn(record.data);
  return [
    ...all.map((one) => tellOne('consult.recap', record.id, one, now)),
    ...agreements
      .filter(({ who }) => !all.includes(who) && who !== person.id)
      .map(
        ({ who, step }): NewWork => ({
          type: 'send',
          name: 'step.yours',
          ref: stepRef(step),
          to: { person: who },
          manner: 'addressed',
          dueAt: now,
        }),
      ),
  ];
}

/** Whose day it is, and why it is another than was counted; never what was agreed. */
function withDays({ school }: ConsultationTurn<unknown>, note: TextRef, agreed: readonly Agreed[]): TextRef {
  const lines = agreed.map(({ who, date }) =>
    moveLines(date.moves).reduce<TextRef>(
      (said, why) => text('step.lookBackWhy', { when: said, why }),
      text('consult.looksBack', { name: nameOf(school, who), day: day(date.day) }),
    ),
  );
  return lines.length === 0 ? note : text('consult.noteDays', { note, days: list(...lines) });
}

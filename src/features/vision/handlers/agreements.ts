import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { CORE_VALUE, coreValues } from '../../school/model/core-values.js';
import { agreementsOf, SCHOOL_AGREEMENT, type SchoolAgreement, VISION_LIMITS } from '../model/care-vision.js';
import type { AgreementInput, Part } from '../model/vision-form.js';
import { agreementCard, agreementsCard, removeCard } from '../view/page.js';
import { type At, back, seenHere, todayOf } from './shared.js';
import { inOrder } from './values.js';

/** What everybody of the school keeps to, and taking a part of the page away. */

const gone = () => refuse('gone', text('vision.gone'));
const refOf = (id: string) => ({ kind: SCHOOL_AGREEMENT.kind, id });

export const list = async (turn: At<{ after?: string }>): Promise<Decision> =>
  show(turn, agreementsCard(turn, await agreementsOf(turn.read), turn.input.after));

export async function edit(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const { id } = turn.input;
  if (id === '') return show(turn, agreementCard(turn, {}));
  const stored = await turn.read.get(SCHOOL_AGREEMENT, id);
  return stored ? show(turn, agreementCard(turn, { ...stored.data, id })) : gone();
}

export async function saved(turn: At<AgreementInput>): Promise<Decision | Refusal> {
  const { input, now, person } = turn;
  const stored = input.id === '' ? undefined : await turn.read.get(SCHOOL_AGREEMENT, input.id);
  if (input.id !== '' && !stored) return gone();
  const today = todayOf(turn);
  const { title, text: about, since = stored?.data.since ?? today } = input;
  if (since > today) return invalid({ since: text('vision.agreement.error.since') });
  if (!stored && (await agreementsOf(turn.read)).length >= VISION_LIMITS.agreements)
    return invalid({ title: text('vision.agreement.error.many', { n: VISION_LIMITS.agreements }) });
  const seen = input.which === 'sure' ? [] : seenHere(turn, `${title}\n${about ?? ''}`);
  if (seen.length > 0) return decision({ kind: 'next', card: agreementCard(turn, { ...input, seen }) });
  const id = stored?.id ?? turn.id();
  const data: SchoolAgreement = {
    title,
    ...(about === undefined ? {} : { text: about }),
    since,
    checkedOn: today,
    changedAt: now,
    changedBy: person.id,
  };
  return decision(back('vision.agreements'), {
    save: [{ kind: SCHOOL_AGREEMENT, id, expect: stored?.version ?? 0, data }],
    audit: [auditLine(turn, 'vision.agreement.save', refOf(id))],
  });
}

/** "Klopt nog": looked at today, and it still holds. */
export async function checked(turn: At<{ id: string }>): Promise<Decision | Refusal> {
  const stored = await turn.read.get(SCHOOL_AGREEMENT, turn.input.id);
  if (!stored) return gone();
  const data: SchoolAgreement = { ...stored.data, checkedOn: todayOf(turn) };
  return decision(back('vision.agreements'), {
    save: [{ kind: SCHOOL_AGREEMENT, id: stored.id, expect: stored.version, data }],
    audit: [auditLine(turn, 'vision.agreement.checked', refOf(stored.id))],
  });
}

interface Removing {
  id: string;
  which?: Part;
}

async function nameOfPart(turn: At<Removing>): Promise<string | undefined> {
  const { id, which } = turn.input;
  if (which === 'value') return (await turn.read.get(CORE_VALUE, id))?.data.name;
  return which === 'agreement' ? (await turn.read.get(SCHOOL_AGREEMENT, id))?.data.title : undefined;
}

/** Asked a second time, for what somebody wrote is gone then. */
export async function remove(turn: At<Removing>): Promise<Decision | Refusal> {
  const name = await nameOfPart(turn);
  const { id, which } = turn.input;
  return name === undefined || !which ? gone() : show(turn, removeCard(turn, { id, which, name }));
}

export async function removed(turn: At<Removing>): Promise<Decision | Refusal> {
  const { id, which } = turn.input;
  if ((await nameOfPart(turn)) === undefined || !which) return gone();
  const ref = { kind: which === 'value' ? CORE_VALUE.kind : SCHOOL_AGREEMENT.kind, id };
  const rest = which === 'value' ? (await coreValues(turn.read)).filter((one) => one.id !== id) : [];
  return decision(back(which === 'value' ? 'vision.values' : 'vision.agreements'), {
    save: inOrder(rest),
    remove: [ref],
    audit: [auditLine(turn, 'vision.removed', ref)],
    changed: [ref],
  });
}

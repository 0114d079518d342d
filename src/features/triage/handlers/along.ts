import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewSend } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { BUNDLE, bundleAudit, bundleRef } from '../model/bundle.js';
import { alikeOfMembers, leadersOf } from '../model/others.js';
import type { BundleTurn } from '../model/turn.js';
import { alongCard } from '../view/along.js';

/** "Vraag {naam} om mee te kijken": a coordinator who leads requests that look like these. */
export async function ask(turn: BundleTurn<{ id: string; personId?: string }>): Promise<Decision | Refusal> {
  const { record, school, now, input, person } = turn;
  const { data } = record;
  if (data.status === 'CLOSED') return refuse('gone');
  const others = leadersOf(turn, await alikeOfMembers(turn, record), person.id);
  const to = others.find(({ id }) => id === input.personId);
  // Whoever leads none of them is asked nothing, so that nobody is found out about by asking.
  if (!to || data.asked.includes(to.id)) return refuse('gone', text('bundle.ask.over'));
  const asked = [...data.asked, to.id];
  const event = { at: now, by: person.id, what: 'asked', to: to.id };
  const send: NewSend = {
    type: 'send',
    name: 'bundle.asked',
    ref: bundleRef(record.id),
    to: { person: to.id },
    manner: 'addressed',
    dueAt: now,
  };
  return decision(
    { kind: 'close', note: text('bundle.ask.note', { name: nameOf(school, to.id) }) },
    {
      save: [
        {
          kind: BUNDLE,
          id: record.id,
          expect: record.version,
          data: { ...data, asked, changedAt: now, events: [...data.events, event] },
        },
      ],
      work: [send],
      audit: [bundleAudit(turn, 'bundle.ask', record.id)],
      changed: [bundleRef(record.id)],
    },
  );
}

/** For the one who was asked: which of their own look like these. No request of another stands in it. */
export async function along(turn: BundleTurn): Promise<Decision> {
  const { person, record, school, now } = turn;
  const alike = await alikeOfMembers(turn, record);
  const today = dayOf(now);
  return decision({ kind: 'dialog', card: alongCard({ ...turn, person, school, today }, alike) });
}

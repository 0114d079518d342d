import { type Decision, decision } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import { refuse } from '../../../kernel/errors.js';
import { overtaken } from '../../requests/model/state-line.js';
import { audited, stepped } from '../../requests/model/step.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { asListed, themesOf } from '../../school/model/themes.js';
import { themeCard } from '../view/theme.js';

/** The theme stands filled in, so opening it is a reading. */
export const theme = (turn: RequestTurn): Decision =>
  decision(
    { kind: 'dialog', card: themeCard(turn, turn.id()) },
    { audit: [audited(turn, 'triage.theme', turn.record.id, 'read')] },
  );

export function themeChosen(
  turn: RequestTurn<{ id: string; theme?: string; own?: string }>,
): Decision | Refusal {
  const { record, school, input } = turn;
  const word = input.own ?? input.theme;
  const theme = word && asListed(word.replace(/\s+/g, ' '), themesOf(school.settings));
  const back = { kind: 'go', verb: 'request.read', input: { id: record.id, which: 'lead' } } as const;
  if (theme === record.data.theme) return decision(back);
  const verb = 'triage.theme.save';
  const done = stepped(turn, record, { act: 'mark', verb, what: 'theme', change: { theme } });
  return done ? decision(back, done) : refuse('gone', overtaken(turn, record.data));
}

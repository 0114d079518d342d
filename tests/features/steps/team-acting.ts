import { EVERYONE } from '../../../src/features/school/model/teams.js';
import type { Card } from '../../support/card.js';
import type { Shown } from '../../support/sandbox.js';
import type { Acting } from '../requests/acting.js';

export const TEAM_WORDS = 'Elke les start met twee minuten stilte';
export const TEAM_STEP = {
  what: TEAM_WORDS,
  teamId: EVERYONE,
  span: '15',
  day: '',
  invite: 'false',
  weeks: '3',
};

/** Fills in the form of a team's step and presses save. */
export async function startTeamStep(who: Acting, more: object = {}): Promise<Shown> {
  const { dialog } = await who.act('step.team-form');
  if (!dialog) throw new Error('no form');
  return who.press(dialog, 'Bewaren', { ...TEAM_STEP, ...more });
}

/** What stands in a channel, oldest first. */
export const inChannel = async (
  who: Acting,
  channel: string,
): Promise<{ id: string; at: string; card: Card }[]> =>
  (await who.inbox()).messages.filter(({ place }) => place === `channel:${channel}`);

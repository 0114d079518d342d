import { INTERVENTION, type SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import type { Card } from '../../support/card.js';
import type { Sandbox, Shown } from '../../support/sandbox.js';
import { type Acting, LIES, SCHOOL } from '../requests/acting.js';

/** What is typed in the form of a small step; its owner is the one who makes it. */
export const STEP_WORDS = 'Een stappenplan met drie vinkjes op de bank';
export const STEP = {
  what: STEP_WORDS,
  scope: 'pupil',
  classCode: 'L3B',
  pupil: 'KV7',
  place: 'inClass',
  owner: LIES,
  helpers: '',
  notice: 'Start zonder hulp aan de tweede oefening',
  span: '15',
  day: '',
  start: '',
};

/** Fills in the form and presses save. */
export async function startStep(who: Acting, more: object = {}): Promise<Shown> {
  const { dialog } = await who.act('step.form');
  if (!dialog) throw new Error('no form');
  return who.press(dialog, 'Bewaren', { ...STEP, ...more });
}

/** All steps as they are stored. */
export async function stepsIn(open: Sandbox): Promise<{ id: string; data: SmallIntervention }[]> {
  const read = open.running.router.house.read(SCHOOL);
  const { items } = await read.find(INTERVENTION, { limit: 100 });
  return items.map(({ id, data }) => ({ id, data }));
}

export async function onlyStep(open: Sandbox): Promise<{ id: string; data: SmallIntervention }> {
  const [one, ...more] = await stepsIn(open);
  if (!one || more.length > 0) throw new Error(`there are ${more.length + (one ? 1 : 0)} steps`);
  return one;
}

/** The newest card of a day on which is looked back. */
export const dueCardOf = async (who: Acting, roepnaam: string): Promise<{ id: string; card: Card }> =>
  who.message(new RegExp(`${roepnaam}.*loopt sinds|${roepnaam}.*(werkt|hielp|te vroeg|niet aan toe)`));

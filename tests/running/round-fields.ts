import { buttonIn, type Card, inputsOf } from '../support/card.js';

interface Tools {
  act(person: string, body: object): Promise<any>;
  open(person: string, verb: string, id?: string): Promise<Card>;
  submit(person: string, dialog: Card, title: string | RegExp, chosen?: object): Promise<any>;
  newest(person: string, about: string): Promise<string>;
}
const AN = 'an-duindoorn';
const LIES = 'lies-wadloper';

/** A button, pressed with all that its card holds. */
function pressed(card: Card, title: string) {
  const { verb, data } = buttonIn(card, title);
  return { verb, input: { ...inputsOf(card), ...data } };
}

/** Everything that can be typed about a round, from planning it to what somebody prepares. */
export async function typeRound({ act, open, submit, newest }: Tools): Promise<void> {
  const weeks = { kind: 'mdo', from: '2026-11-30', until: '2026-12-11', which: 'mine', classes: '' };
  const hours = { halves: '', hours: 'ma-vr 08:30-12:00' };
  const start = await submit(AN, await open(AN, 'consult.round.form'), 'Verder', { ...weeks, ...hours });
  const who = { who: 'teacher', people: '', ask: '3' };
  const plan = await submit(AN, start.dialog, 'Zoek tijden', who);
  const one = await act(AN, pressed(plan.dialog, 'Aanpassen'));
  const again = await submit(AN, one.dialog, 'Bewaren', { slot: '', left: 'false' });
  await act(AN, pressed(again.dialog, 'Vastleggen'));
  const task = await open(AN, 'consult.round.task.form', await newest(AN, 'Je plande'));
  await submit(AN, task, 'Vragen', { personId: 'dirk-kwelder', classes: '', by: '' });
  const asked = await newest(LIES, 'Jij bent erbij');
  await submit(LIES, await open(LIES, 'consult.round.answer', asked), 'Bewaren');
}

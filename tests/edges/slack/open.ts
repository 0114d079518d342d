import { openSlack } from '../../support/slack/open.js';

/** The example school in Slack, with two of its people at hand: a class teacher of L3B and the coordinator who follows it. */
export async function openSchool() {
  const opened = await openSlack();
  const person = (name: string) => {
    const { id, real_name, email } = opened.users.find((one) => one.real_name === name)!;
    return { user: id, name: real_name, email, slack: opened.slack.as(id) };
  };
  const teacher = opened.users.find(
    (one) => one.person.classes.includes('L3B') && one.person.roles.includes('TEACHER'),
  )!;
  return { ...opened, teacher: person(teacher.real_name), coordinator: person('An Duindoorn') };
}
export type OpenSchool = Awaited<ReturnType<typeof openSchool>>;

/** Fills the form that asks for help as briefly as may be, in the school's Dutch. */
export const SHORT_FORM = {
  'Het gaat over': 'Eén leerling',
  'Welke klas?': 'L3B',
  'In je eigen woorden': 'Kan moeilijk stilzitten.',
  'Jouw antwoord': 'Nee',
};

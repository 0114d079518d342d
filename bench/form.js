/** Everything in a card, however deep. */
function* elementsOf(value) {
  if (Array.isArray(value)) for (const item of value) yield* elementsOf(item);
  else if (value && typeof value === 'object') {
    if (value.type) yield value;
    for (const child of Object.values(value)) yield* elementsOf(child);
  }
}

const TYPED = {
  pupil: 'LL17',
  observation:
    'Sinds twee weken begint hij pas na de derde keer vragen. In de kring lukt het wel, vooral als hij mag kiezen. ' +
    'Vandaag schoof hij zijn blad drie keer weg en keek lang naar buiten.',
  question:
    'Hoe pakken jullie de overgang van speeltijd naar rekenen aan? Bij mij gaat er een kwartier aan verloren.',
};
const CHOSEN = { scope: 'pupil', safety: 'no' };

const answerTo = (field, person) => {
  if (field.id === 'classCode') return person.classes[0];
  return (
    TYPED[field.id] ??
    CHOSEN[field.id] ??
    field.value ??
    (field.id === 'people' ? field.choices[0].value : undefined)
  );
};

/**
 * Opens a form and fills it in: what it asks for, in its own words. Returns how a body is made for the n-th submit; each has a
 * once-key of its own, as if the form had been opened each time.
 */
async function fillIn(url, person, form, submit) {
  const answer = await act(url, { person: person.id, verb: form, input: {} });
  const parts = [...elementsOf(answer.dialog)];
  const action = parts.find((part) => part.verb === submit);
  if (!action) throw new Error(`the form has no ${submit}`);
  const input = { ...action.data };
  for (const field of parts.filter((part) => part.type.startsWith('Input.'))) {
    const value = answerTo(field, person);
    if (value !== undefined) input[field.id] = value;
  }
  const body = JSON.stringify({ person: person.id, verb: submit, input: { ...input, once: '@' } });
  const [before, after] = body.split('"@"');
  return (n) => `${before}"${input.once}${n}"${after}`;
}

/** Whether an answer of the sandbox says that the act was done; a field that is wrong comes as `errors`. */
export const isDone = (text) => /"(dialog|card|note|closed)":/.test(text) && !text.includes('"errors":');

export async function act(url, body) {
  const answer = await fetch(`${url}/sandbox/api/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${body.verb}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** At night and in weekends less goes out at once: what is measured must not depend on the hour. */
export async function toSchoolDay(url) {
  const answer = await fetch(`${url}/sandbox/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: 'next-school-day' }),
  });
  if (!answer.ok) throw new Error(`clock: ${answer.status} ${await answer.text()}`);
  await answer.text();
}

/** Class teachers of the demo school, at work today or not: whoever may raise a request. */
export async function teachersOf(url) {
  const people = await (await fetch(`${url}/sandbox/api/people`)).json();
  return people.filter(({ classes }) => classes.length > 0);
}

/** Forms of many teachers, filled in and taken in turn. */
async function formsOf(url, form, submit) {
  const bodies = [];
  for (const teacher of await teachersOf(url)) bodies.push(await fillIn(url, teacher, form, submit));
  if (bodies.length === 0) throw new Error('the demo school has no teachers');
  return (n) => bodies[n % bodies.length](n);
}

export const requestForms = (url) => formsOf(url, 'request.form', 'request.submit');
/** Resolves when every delivery that is due is done. */
export const drained = async (url) => {
  const [person] = await teachersOf(url);
  await (await fetch(`${url}/sandbox/api/inbox?person=${person.id}&limit=1`)).text();
};

export async function metric(url, start) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(start));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

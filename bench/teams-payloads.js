export const APP = 'b0700000-0000-4000-8000-000000000001';
export const TENANT = '7e4a0000-0000-4000-8000-000000000001';

/** The n-th person of a tenant. */
export const teamsUser = ({ name, email }, n) => ({
  name,
  email,
  tenantId: TENANT,
  aadObjectId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  member: `29:1${String(n).padStart(63, 'x')}`,
  conversation: `a:1${String(n).padStart(63, 'y')}`,
});

/** What Teams sends when somebody does something in the personal chat. */
const invoke = (serviceUrl, user, id, name, data) => ({
  type: 'invoke',
  id,
  name,
  timestamp: '2026-10-12T07:00:00.000Z',
  localTimestamp: '2026-10-12T09:00:00.000+02:00',
  localTimezone: 'Europe/Brussels',
  channelId: 'msteams',
  serviceUrl,
  from: { id: user.member, aadObjectId: user.aadObjectId, name: user.name },
  conversation: { id: user.conversation, tenantId: TENANT, conversationType: 'personal' },
  recipient: { id: `28:${APP}`, name: 'Zorgbode' },
  locale: 'nl-BE',
  entities: [
    { locale: 'nl-BE', country: 'BE', platform: 'Web', timezone: 'Europe/Brussels', type: 'clientInfo' },
  ],
  channelData: { tenant: { id: TENANT }, source: { name: 'message' } },
  replyToId: '1700000000000',
  value: { data, context: { theme: 'default' } },
});

/** The button that opens the form, pressed. */
export const fetchBody = (serviceUrl, user, schoolId) =>
  JSON.stringify(
    invoke(serviceUrl, user, `f:${user.member}`, 'task/fetch', {
      msteams: { type: 'task/fetch' },
      verb: 'request.form',
      d: {},
      s: schoolId,
    }),
  );

const OBSERVATION =
  'Sinds twee weken begint hij pas na de derde keer vragen. In de kring lukt het wel, vooral als hij mag kiezen. ' +
  'Vandaag schoof hij zijn blad drie keer weg en keek lang naar buiten.';
const ANSWERS = { scope: 'pupil', safety: 'no', pupil: 'LL17', observation: OBSERVATION };

/** Everything in a card, however deep. */
function* elementsOf(value) {
  if (Array.isArray(value)) for (const item of value) yield* elementsOf(item);
  else if (value && typeof value === 'object') {
    if (value.type) yield value;
    for (const child of Object.values(value)) yield* elementsOf(child);
  }
}

/** The n-th submit of a filled-in form by its owner, `card` being the dialog: the same, with a nonce of its own. */
export function submitBody(serviceUrl, user, card) {
  const parts = [...elementsOf(card)];
  const button = parts.find(({ data }) => data?.verb === 'request.submit');
  if (!button) throw new Error('the form cannot be sent');
  const { d, ...data } = button.data;
  for (const { type, id, value, choices } of parts)
    if (type.startsWith('Input.')) {
      const given = ANSWERS[id] ?? value ?? (id === 'classCode' ? choices?.[0].value : undefined);
      if (given !== undefined) data[id] = given;
    }
  data.d = { ...d, once: `${d.once}@@` };
  const parts2 = JSON.stringify(invoke(serviceUrl, user, 'f:@@', 'task/submit', data)).split('@@');
  return (n) => parts2.join(String(n));
}

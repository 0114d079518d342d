import { createHmac } from 'node:crypto';

export const TEAM = 'T0BENCH';
export const SECRET = 'b'.repeat(32);
export const TOKEN = 'xoxb-bench';

/** What Slack sends: a form-encoded body, signed at this moment. */
export function signed(body) {
  const now = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`v0:${now}:${body}`).digest('hex');
  return { head: `X-Slack-Request-Timestamp: ${now}\r\nX-Slack-Signature: v0=${signature}\r\n`, body };
}

const person = (user) => ({ id: user.id, username: user.name, name: user.name, team_id: TEAM });
const common = (user) => ({
  team: { id: TEAM, domain: 'bench' },
  user: person(user),
  api_app_id: 'A1',
  token: 'legacy',
  enterprise: null,
  is_enterprise_install: false,
});

export const commandBody = (user, text) =>
  new URLSearchParams({
    token: 'legacy',
    team_id: TEAM,
    team_domain: 'bench',
    channel_id: 'D0BENCH',
    channel_name: 'directmessage',
    user_id: user.id,
    user_name: user.name,
    command: '/zorg',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: `1.2.${user.id}`,
  }).toString();

const OBSERVATION =
  'Sinds twee weken begint hij pas na de derde keer vragen. In de kring lukt het wel, vooral als hij mag kiezen. ' +
  'Vandaag schoof hij zijn blad drie keer weg en keek lang naar buiten.';
const ANSWERS = { scope: 'pupil', safety: 'no', pupil: 'LL17', observation: OBSERVATION };

/** What stands in a field of the form, as Slack tells it. */
function stateOf(element, field) {
  const { type } = element;
  if (type === 'plain_text_input') return { type, value: ANSWERS[field] ?? null };
  if (type === 'checkboxes') return { type, selected_options: [] };
  const options = element.options ?? [];
  const chosen =
    options.find(({ value }) => value === ANSWERS[field]) ?? element.initial_option ?? options[0];
  return { type, selected_option: chosen ?? null };
}

/** The n-th submit of a filled-in form by its owner: the same view, with a nonce of its own. */
export function submitBody(user, view) {
  const values = {};
  for (const block of view.blocks) {
    if (block.type !== 'input') continue;
    values[block.block_id] = {
      [block.element.action_id]: stateOf(block.element, block.block_id.replace(/^in:/, '')),
    };
  }
  // As if opened in the App Home: what became of it is said in the acknowledgement, one message follows.
  const { r: _responseUrl, ...carried } = JSON.parse(view.private_metadata);
  const { type, blocks, callback_id, title, submit, close } = view;
  const payload = {
    type: 'view_submission',
    ...common(user),
    trigger_id: '3.4.5',
    // In Slack's own order.
    view: {
      id: 'V@',
      team_id: TEAM,
      type,
      blocks,
      private_metadata: JSON.stringify({ ...carried, d: { ...carried.d, once: `${carried.d.once}@` } }),
      callback_id,
      state: { values },
      hash: '1.@',
      title,
      clear_on_close: false,
      notify_on_close: false,
      close,
      submit,
      previous_view_id: null,
      root_view_id: 'V@',
      app_id: 'A1',
      external_id: '',
      app_installed_team_id: TEAM,
      bot_id: 'BBOT',
    },
    response_urls: [],
  };
  const parts = encodeURIComponent(JSON.stringify(payload)).split('%40');
  return (n) => signed(`payload=${parts.join(String(n))}`);
}

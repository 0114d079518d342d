import { createServer } from 'node:http';

/**
 * The Web API as far as a submit needs it, answering at once; both servers under test call this one. `views` are those that were
 * opened, `posted` counts the messages, `last` is the last of them; with `keep`: the first message whole, and to whom each went.
 */
export async function openSlackApi({ team, users, keep = false }) {
  const state = { views: [], posted: 0, last: undefined, kept: { message: undefined, users: [] } };
  const byEmail = new Map(users.map((user) => [user.email, user]));
  const byId = new Map(users.map((user) => [user.id, user]));
  const shown = (user) => ({
    ...user,
    team_id: team,
    deleted: false,
    is_bot: false,
    profile: { email: user.email },
  });
  const answers = {
    'auth.test': () => ({ team_id: team, user_id: 'UBOT', bot_id: 'BBOT', team: 'Bench', app_id: 'A1' }),
    'users.info': (given) => ({ user: shown(byId.get(given.get('user'))) }),
    'users.lookupByEmail': (given) => ({ user: shown(byEmail.get(given.get('email'))) }),
    'views.open': (given) => {
      state.views.push(JSON.parse(given.get('view')));
      return { view: {} };
    },
    'chat.postMessage': (given) => {
      state.posted += 1;
      state.last = given;
      if (keep) {
        state.kept.message ??= Object.fromEntries(given);
        state.kept.users.push(given.get('channel'));
      }
      return { channel: `D${given.get('channel')}`, ts: `${1_700_000_000 + state.posted}.000100` };
    },
  };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.url.split('/').at(-1);
      const given = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const body = Buffer.from(JSON.stringify({ ok: true, ...answers[method]?.(given) }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}/api/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

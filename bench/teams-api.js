import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { APP } from './teams-payloads.js';

const ISSUER = 'https://api.botframework.com';
const HOUR = 3600;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Who vouches for activities, and the Connector as far as a submit needs it, answering at once; both servers under test call this
 * one. `posted` counts the messages. The token is signed once, as Teams uses one for as long as it lasts.
 */
export async function openTeamsApi({ users }) {
  const state = { posted: 0 };
  const members = new Map(users.map((user) => [user.member, user]));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const { n, e } = publicKey.export({ format: 'jwk' });
  let host = '';

  const answers = {
    openid: () => ({
      issuer: ISSUER,
      jwks_uri: `${host}/${kid}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    keys: () => ({ keys: [{ kty: 'RSA', use: 'sig', kid, x5t: kid, n, e, endorsements: ['msteams'] }] }),
    members: (id) => {
      const { member, aadObjectId, tenantId, email } = members.get(id);
      return {
        id: member,
        objectId: aadObjectId,
        tenantId,
        email,
        userPrincipalName: email,
        userRole: 'user',
      };
    },
    conversations: () => ({ id: `a:${randomUUID()}` }),
    activities() {
      state.posted += 1;
      return { id: String(1_700_000_000_000 + state.posted) };
    },
  };
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const [last, before] = request.url.split('?')[0].split('/').reverse().map(decodeURIComponent);
      const answer = Object.hasOwn(answers, last) ? answers[last]() : answers[before](last);
      const body = Buffer.from(JSON.stringify(answer));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${server.address().port}`;
  const serviceUrl = `${host}/emea/`;

  const at = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid, x5t: kid };
  const claims = { serviceurl: serviceUrl, nbf: at - 300, exp: at + HOUR, iss: ISSUER, aud: APP };
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(content), privateKey).toString('base64url');
  return {
    state,
    serviceUrl,
    /** Address of the OpenID metadata. */
    authority: `${host}/${kid}/openid`,
    /** The header of each activity. */
    head: `Authorization: Bearer ${content}.${signature}\r\n`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

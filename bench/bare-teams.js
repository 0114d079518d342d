import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';

// An echo bot on CloudAdapter as it comes: checks the token, sends one message through its connector, answers, stores nothing.
const [appId, authority] = process.argv.slice(2);
const credentials = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', 'Bearer test');
      return request;
    },
  }),
};
const settings = {
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: authority,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
};
class EchoBot extends TeamsActivityHandler {
  async handleTeamsTaskModuleSubmit(context) {
    await context.sendActivity('Je zorgvraag is bezorgd.');
    return { task: { type: 'message', value: 'Verstuurd' } };
  }
}
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
const bot = new EchoBot();

const server = createServer((request, response) => {
  if (request.method === 'GET') return void response.end(JSON.stringify(process.cpuUsage()));
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const answer = {
      socket: request.socket,
      header: (name, value) => response.setHeader(name, value),
      status(code) {
        response.statusCode = code;
      },
      send(content) {
        const text = JSON.stringify(content);
        response.setHeader('content-type', 'application/json');
        response.setHeader('content-length', Buffer.byteLength(text));
        response.write(text);
      },
      end: () => response.end(),
    };
    adapter.process({ body, headers: request.headers, method: 'POST' }, answer, (context) =>
      bot.run(context),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));

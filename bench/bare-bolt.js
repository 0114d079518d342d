import bolt from '@slack/bolt';

// Bolt with its HTTPReceiver as it comes: verifies, acknowledges, posts a message where one is given, stores nothing.
const [apiUrl, signingSecret, token, given] = process.argv.slice(2);
const message = given && JSON.parse(given);
const cpu = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(process.cpuUsage()));
};
const app = new bolt.App({
  token,
  signingSecret,
  clientOptions: { slackApiUrl: apiUrl },
  logLevel: bolt.LogLevel.ERROR,
  customRoutes: [{ path: '/cpu', method: ['GET'], handler: cpu }],
});
app.view(/.*/, async ({ ack, body, client }) => {
  await ack();
  if (message) await client.chat.postMessage({ ...message, channel: body.user.id });
});
const server = await app.start({ port: 0, host: '127.0.0.1' });
process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
process.once('SIGTERM', () => process.exit(0));

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bench, openBench } from './with-store.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ teams: [{ id: 'TWOLK', channels: [{ id: 'CWOLK', name: 'team' }] }] });
});
afterEach(() => bench.close());

describe('a call', () => {
  const call = async () => {
    const clients = bench.clients();
    await bench.install('TWOLK');
    return (await clients.for('TWOLK'))!;
  };
  const CODES = {
    platform: 'slack_webapi_platform_error',
    http: 'slack_webapi_http_error',
    request: 'slack_webapi_request_error',
    rate: 'slack_webapi_rate_limited_error',
  };

  it('is made once, whatever comes of it: it may have been a message', async () => {
    const client = await call();
    const failures = [
      [{ drop: 'after' }, { code: CODES.request }],
      [{ drop: 'before' }, { code: CODES.request }],
      [{ status: 503 }, { code: CODES.http, statusCode: 503 }],
      [{ ratelimited: 7 }, { code: CODES.rate, retryAfter: 7 }],
      [{ error: 'channel_not_found' }, { code: CODES.platform, data: { error: 'channel_not_found' } }],
    ] as const;
    for (const [fault, expected] of failures) {
      bench.slack.faults.next('auth.test', fault);
      await expect(client.auth.test()).rejects.toMatchObject(expected);
    }
    expect(bench.slack.callsOf('auth.test')).toHaveLength(failures.length);
  });

  it('does not hold up another that is not limited', async () => {
    const client = await call();
    bench.slack.faults.next('chat.postMessage', { ratelimited: 3600 });
    const held = client.chat.postMessage({ channel: 'CWOLK', text: 'x' });
    await expect(held).rejects.toMatchObject({ retryAfter: 3600 });
    await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
  });

  it('carries nested arguments, signs and half characters over the line', async () => {
    const client = await call();
    const text = { type: 'plain_text' as const, text: 'a&b=c é 😀 +%' };
    await client
      .apiCall('chat.postMessage', {
        channel: 'C&=',
        text: 'half \ud83d',
        blocks: [{ type: 'section', text }],
        unfurl_links: false,
        nothing: undefined,
      })
      .catch(() => {});
    const { args } = bench.slack.callsOf('chat.postMessage')[0]!;
    expect(args).toEqual({
      channel: 'C&=',
      text: 'half \ufffd',
      blocks: [{ type: 'section', text }],
      unfurl_links: false,
    });
  });

  it('is not logged, nor what Slack says of it', async () => {
    const client = await call();
    await client
      .apiCall('chat.postMessage', { channel: 'planted-place', text: 'planted words' })
      .catch(() => {});
    expect(bench.log.lines.join()).not.toMatch(/planted/);
  });
});

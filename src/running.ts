import type { Http } from './http.js';
import { sendJson } from './http.js';
import type { Metrics } from './metrics.js';

/** A part of the process that can be unready, and the code that says why. */
export type Check = { name: string; check(): Promise<void> };

/** `/healthz`: the process answers · `/readyz`: it can do its work, with a reason per part · `/metrics`. */
export function serveRunning(http: Http, metrics: Metrics, checks: readonly Check[]): void {
  http.route('GET', '/healthz', (_request, response) => sendJson(response, 200, { ok: true }));
  http.route('GET', '/readyz', async (_request, response) => {
    const parts: Record<string, string> = {};
    for (const { name, check } of checks) {
      parts[name] = await check().then(
        () => 'ok',
        (error: unknown) => (error instanceof Error ? error.name : 'failed'),
      );
    }
    const ready = Object.values(parts).every((part) => part === 'ok');
    metrics.ready.set(ready ? 1 : 0);
    sendJson(response, ready ? 200 : 503, { ready, parts });
  });
  http.route('GET', '/metrics', async (_request, response) => {
    response.writeHead(200, { 'content-type': metrics.contentType });
    response.end(await metrics.text());
  });
}

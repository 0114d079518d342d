import type { FakeSlack } from './fake.js';

/** Calls the Web API as an app does, for tests of the fake itself. */
export function callerOf(slack: FakeSlack) {
  const post = async (method: string, args: object, token: string | undefined = slack.botToken) => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(args),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as any) };
  };
  const asForm = async (method: string, args: Record<string, string>) => {
    const body = new URLSearchParams({ token: slack.botToken, ...args });
    return (await fetch(`${slack.apiUrl}${method}`, { method: 'POST', body })).json() as any;
  };
  const error = async (method: string, args: object, token?: string) =>
    (await post(method, args, token)).error;
  return { post, asForm, error };
}
export type Caller = ReturnType<typeof callerOf>;

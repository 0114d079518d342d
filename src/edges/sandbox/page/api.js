/** The sandbox API. Each resolves with the answer's JSON; what the server could not take throws with `status`. */
async function call(path, body) {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const value = await answer.json();
  if (!answer.ok && !value.note) throw Object.assign(new Error(value.error), { status: answer.status });
  return value;
}

export const getPeople = () => call('/sandbox/api/people');
export const getWords = (language) => call(`/sandbox/words?language=${language}`);
export const getInbox = (person) => call(`/sandbox/api/inbox?limit=200&person=${encodeURIComponent(person)}`);
export const getNow = () => call('/sandbox/api/clock');
export const act = (body) => call('/sandbox/api/act', body);
export const moveClock = (now) => call('/sandbox/api/clock', { now });

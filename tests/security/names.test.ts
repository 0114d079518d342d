import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { demoSchool } from '../../src/tools/example-school.js';
import { openStore } from '../../src/tools/open-store.js';
import { AN, LIES } from '../features/requests/acting.js';
import { textOf } from '../support/card.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

/** A roster in which every name tries something; and words that try the same. */
const TRIES =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of the card templates
  '${$root} ${t("x")} {0} {n, plural, other {y}} <b>b</b> [l](http://x) **v** *k* _c_ @channel <!here> &amp;';
let sandbox: Sandbox;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-names-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { school, save } = await demoSchool();
  const code = `L3B ${TRIES}`.slice(0, 58);
  const swap = (data: any) => JSON.parse(JSON.stringify(data).replaceAll('"L3B"', JSON.stringify(code)));
  const renamed = save.map((one) => {
    const data = swap(one.data);
    if (one.kind.kind === 'person')
      Object.assign(data, { name: `${data.name} ${TRIES}`, givenName: `${data.givenName} ${TRIES}` });
    else if (one.kind.kind === 'instrument') data.title = TRIES.slice(0, 120);
    else if (one.kind.kind === 'team') data.name = TRIES.slice(0, 60);
    else data.name = `${data.name} ${TRIES}`;
    return { ...one, data };
  });
  await store.commit({ schoolId: school.id, save: renamed, remove: [], work: [], audit: [] }, 0);
  await store.close();
  sandbox = await openSandbox('2026-10-12 09:00', { DATA_DIR: dir });
}, 60_000);
afterAll(() => sandbox.close());

describe('names and words that try something', () => {
  it('are said as they are, everywhere', async () => {
    const lies = sandbox.as(LIES);
    const an = sandbox.as(AN);
    const classCode = sandbox.people.find((one) => one.id === LIES)!.classes[0]!;
    expect(classCode).toContain('$');
    const words = { pupil: TRIES.slice(0, 39), observation: TRIES };
    expect(
      await lies.act('request.submit', { scope: 'pupil', classCode, safety: 'no', ...words }),
    ).toMatchObject({ closed: true, note: expect.stringContaining(TRIES) });
    const { card } = await an.message('Nieuwe vraag');
    expect(textOf(card)).toContain(TRIES);
    expect(textOf(card)).toContain(classCode);
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify(card))![0];
    const read = await an.act('request.read', { id });
    expect(textOf(read.dialog).split(TRIES).length).toBeGreaterThan(3);
    const verbs = [
      'request.ask',
      'request.close',
      'request.hand-over',
      'request.list',
      'request.form',
      'request.corridor',
      'think.form',
      'school.home',
      'school.who',
      'school.phones',
      'school.absence',
      'school.help',
      'school.instruments',
      'request.answer',
      'request.invite',
    ];
    for (const verb of verbs) {
      const { dialog } = await an.act(verb, { id });
      expect([verb, typeof dialog?.body]).toEqual([verb, 'object']);
    }
    for (const one of sandbox.people)
      expect((await sandbox.as(one.id).inbox()).home.type).toBe('AdaptiveCard');
  });

  it('never become a button, a link or a picture', async () => {
    const inboxes = await Promise.all(sandbox.people.map(({ id }) => sandbox.as(id).inbox()));
    expect(JSON.stringify(inboxes)).not.toMatch(/"type":"(Image|Action\.OpenUrl)"|"url":/);
  });
});

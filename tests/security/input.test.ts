import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../src/features/index.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

/** What nobody types and somebody sends: every field of every verb gets each of these, over real HTTP. */
const NASTY: Record<string, unknown> = {
  number: 17,
  notANumber: -1e308,
  boolean: true,
  null: null,
  array: ['a', { b: ['c'] }],
  object: { t: 'error.fault', p: { reference: 'x' } },
  query: { $gt: '', $ne: null },
  long: 'x'.repeat(20_000),
  many: Array.from({ length: 5_000 }, (_, i) => `p${i}`),
  commas: ','.repeat(5_000),
  control: 'a\u0000b\u202Ec\uFDD0d\uFDD2e\uFEFF\uD800',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of the card templates
  template: '${t("error.fault")} ${$root} {name, select, other {x}} #{1} ${$host.voice}',
  markup: '<script>alert(1)</script> [x](javascript:alert(1)) **b** @channel <!channel> <@U1>',
  sql: `x' OR 1=1; DROP TABLE record; --`,
  path: '../../../../etc/passwd',
  proto: '__proto__',
  day: '2026-02-31',
  cursor: Buffer.from('["x",{"$gt":1}]').toString('base64url'),
};

let sandbox: Sandbox;
let own: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  const lies = sandbox.as('lies-wadloper');
  await lies.act('request.submit', { scope: 'pupil', classCode: 'L3B', observation: 'Iets', safety: 'no' });
  const { messages } = await lies.inbox();
  own = /"id":"([0-9A-Z]{26})"/.exec(JSON.stringify(messages.at(-1)))![1]!;
}, 60_000);
afterAll(() => sandbox.close());

const act = async (body: object) => {
  const response = await fetch(`${sandbox.url}/sandbox/api/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, said: await response.text() };
};
const isFault = ({ status, said }: { status: number; said: string }) =>
  status >= 500 ||
  /er ging iets mis|verwijzing|referentie [0-9a-f]{8}|[0-9a-f]{8}/i.test(JSON.parse(said).note ?? '');

const fieldsOf = (schema: any): string[] => Object.keys(schema.shape ?? {});
const VALID: Record<string, unknown> = {
  scope: 'pupil',
  classCode: 'L3B',
  observation: 'Iets',
  safety: 'no',
  text: 'Iets',
  why: 'Daarom',
  outcome: 'other',
  question: 'Wie?',
  people: 'carla-strandvonk',
  teacher: 'lies-wadloper',
  language: 'nl',
  how: 'each',
  from: '2026-12-01',
  to: '2026-12-01',
};

describe('every field of every verb', () => {
  const cases = FEATURES.flatMap((feature) => feature.verbs).map((verb) => ({ name: verb.name, verb }));

  it.each(cases)(
    '$name answers whatever is sent, and is never at fault',
    async ({ verb }) => {
      const found: string[] = [];
      const valid = () =>
        Object.fromEntries(
          fieldsOf(verb.input).flatMap((field) => (field in VALID ? [[field, VALID[field]]] : [])),
        );
      for (const field of fieldsOf(verb.input)) {
        const answers = await Promise.all(
          Object.entries(NASTY).map(async ([what, value]) => {
            const person = verb.name.startsWith('request.corridor') ? 'an-duindoorn' : 'lies-wadloper';
            const input = { ...valid(), ...(verb.on?.kind === 'request' ? { id: own } : {}), [field]: value };
            return { what, ...(await act({ person, verb: verb.name, input })) };
          }),
        );
        for (const answer of answers)
          if (isFault(answer))
            found.push(`${field} ${answer.what}: ${answer.status} ${answer.said.slice(0, 200)}`);
      }
      expect(found).toEqual([]);
    },
    60_000,
  );
});

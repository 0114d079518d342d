import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOf } from '../../../src/edges/slack/guard.js';
import { readPayload } from '../../../src/edges/slack/payload.js';

const FORM = 'application/x-www-form-urlencoded';
const sent = (form: string) => readPayload(FORM, Buffer.from(form));

describe('whatever comes in', () => {
  it('is read without a throw, or not at all', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('application/json', FORM, undefined), (body, type) => {
        const read = readPayload(type, Buffer.from(body));
        if (read) kindOf(read);
      }),
    );
  });

  it('is decoded as any form is, also where it is one field alone', () => {
    const piece = fc.constantFrom(
      'payload=',
      '{"a":"',
      '"}',
      '%7B%22a%22:%22',
      '%22%7D',
      '+',
      '%2B',
      '%',
      '%c3%a9',
      '%ff',
      '&',
      '=',
    );
    const form = fc
      .array(fc.oneof({ weight: 3, arbitrary: piece }, fc.string({ unit: 'binary' })))
      .map((list) => list.join(''));
    fc.assert(
      fc.property(form, (rest) => {
        const read = readPayload(FORM, Buffer.from(`payload=${rest}`));
        const wanted = new URLSearchParams(Buffer.from(`payload=${rest}`).toString()).get('payload') ?? '';
        expect(read).toEqual(readPayload('application/json', Buffer.from(wanted)));
      }),
      { numRuns: 500 },
    );
    const said = readPayload(FORM, Buffer.from('payload=%7B%22a%22%3A%22%C3%A9+%2B%22%7D'));
    expect(said).toEqual({ a: 'é +' });
  });

  it('brings a view along that reads as it was sent, wherever its blocks stand and whatever was typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"blocks":[',
        '],"private_metadata":',
        '%22blocks%22%3A%5B',
        '%5D%2C%22private_metadata%22%3A',
      ),
    );
    const block = fc.record({ type: fc.constantFrom('input', 'section'), block_id: typed, text: typed });
    const nested = fc.record({ blocks: fc.array(block, { maxLength: 2 }), private_metadata: typed });
    const blocks = fc.array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: nested }), {
      maxLength: 4,
    });
    const after = fc.record({ private_metadata: typed, state: fc.record({ values: typed }) });
    const view = fc.oneof(
      fc.tuple(blocks, after).map(([list, rest]) => ({ id: 'V1', blocks: list, ...rest })),
      fc.tuple(blocks, after).map(([list, rest]) => ({ ...rest, blocks: list })),
      after,
    );
    const message = fc.option(nested, { nil: undefined });
    const payload = fc.record({ user: typed, message, view }).map((one) => JSON.stringify(one));
    fc.assert(
      fc.property(payload, (json) => {
        const form = Buffer.from(new URLSearchParams({ payload: json }).toString());
        expect(readPayload(FORM, form)).toEqual(JSON.parse(json));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read as JSON is, whatever stands in it and however it is encoded', () => {
    const encodings: ((json: string) => string)[] = [
      encodeURIComponent,
      (json) => encodeURIComponent(json).replaceAll('%20', '+'),
      (json) => encodeURIComponent(json).replace(/%../g, (one) => one.toLowerCase()),
      (json) => new URLSearchParams({ json }).toString().slice('json='.length),
      // Every byte, also those that may stand as they are.
      (json) => Buffer.from(json).toString('hex').replace(/../g, '%$&'),
      // Only what cannot stand as it is.
      (json) => json.replace(/[%&+]/g, encodeURIComponent),
    ];
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('één', '“⚠️”', '\\', '\\"', '%5D', '+', '&'),
    );
    const block: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      block: fc.oneof(
        words,
        fc.array(tie('block'), { maxLength: 3 }),
        fc.record({ blocks: fc.array(tie('block'), { maxLength: 3 }), text: words }),
      ),
    })).block;
    const holder = fc.record({ id: words, blocks: fc.oneof(words, fc.array(block)), title: words });
    const payload = fc.record(
      { user: words, view: fc.oneof(words, holder), container: holder, message: holder },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(payload, fc.constantFrom(...encodings), (body, encoded) => {
        const json = JSON.stringify(body);
        expect(JSON.stringify(sent(`payload=${encoded(json)}`))).toBe(json);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an escape that ends too soon', 'payload=%7B%22a%22%3A1%7D%'],
    ['half an escape', 'payload=%7B%22a%22%3A1%7D%2'],
    ['an escape that is none', 'payload=%7B%22a%22%3A1%7D%zz'],
    ['blocks that do not end', 'payload=%7B%22view%22%3A%7B%22blocks%22%3A%5B1'],
    ['blocks that do not end, within a text', 'payload=%7B%22view%22%3A%7B%22blocks%22%3A%5B%22%5C'],
    ['blocks within an escape', 'payload=%7B%22view%22%3A%7B%22blocks%22%3A%5B%22%5D%'],
    ['nothing', 'payload='],
  ])('is nothing to read: %s', (_what, form) => {
    expect(sent(form)).toBeUndefined();
  });

  it.each([
    ['a byte that is no text', '%7B%22a%22%3A%22%ff%C3%22%7D'],
    ['letters as they are, beside such a byte', '%7B%22a%22%3A%22é%ff%22%7D'],
    ['brackets as they are, in a view', '%7B%22view%22%3A%7B%22blocks%22%3A%5B1],%22x%22%3A[2%5D%7D%7D'],
  ])('is read as any form is: %s', (_what, field) => {
    const form = new URLSearchParams(`payload=${field}`);
    expect(sent(`payload=${field}`)).toEqual(JSON.parse(form.get('payload') ?? ''));
  });

  it('leaves the blocks of a view and of a message until they are asked for', () => {
    const blocks = [
      { type: 'input', block_id: 'in:a', label: { text: 'een ] "zin"\\' }, hint: { text: 'één [\n' } },
    ];
    for (const holder of ['view', 'message']) {
      const read = sent(`payload=${encodeURIComponent(JSON.stringify({ [holder]: { blocks, id: 'V1' } }))}`);
      const held = Object.getOwnPropertyDescriptor(read?.[holder], 'blocks');
      expect(held?.get).toBeDefined();
      expect(read).toEqual({ [holder]: { blocks, id: 'V1' } });
    }
  });
});

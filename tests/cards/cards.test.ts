import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/kernel/values.js';
import { type AdaptiveCard, createRenderer } from '../../src/render/card.js';
import { loadSamples } from '../../src/tools/samples.js';
import { complaints, nodesOf } from '../support/card-nodes.js';

const cardsDir = new URL('../../cards', import.meta.url).pathname;
const renderer = createRenderer({ cardsDir });
const samples = loadSamples(cardsDir);

type Node = Record<string, unknown> & { type?: string };
/** Everything that is read or spoken. */
function wordsOf(card: AdaptiveCard): string[] {
  const words: unknown[] = [card.speak, card.title];
  for (const node of nodesOf<Node>(card.body.concat(card.actions ?? []))) {
    words.push(node.text, node.title, node.label, node.placeholder, node.altText, node.errorMessage);
  }
  return words.filter((one) => one !== undefined) as string[];
}

/** Slack's, of `docs.slack.dev`: buttons, the title and submit button of a modal, options of a select. */
const SLACK = { button: 75, title: 24, options: 100 };

describe('samples', () => {
  it('there is one for every card, and none without a card', () => {
    const sampled = new Set(samples.map(({ ref }) => ref.card));
    expect(renderer.cards.filter((card) => !sampled.has(card))).toEqual([]);
    expect([...sampled].filter((card) => !renderer.cards.includes(card))).toEqual([]);
  });
});

for (const { name, kind, ref } of samples) {
  for (const language of LANGUAGES) {
    describe(`${ref.card} · ${name} · ${language}`, () => {
      let card: AdaptiveCard;
      let nodes: Node[];
      let json: string;
      beforeAll(() => {
        card = renderer.render(ref, { language }, 'sandbox');
        nodes = nodesOf<Node>(card.body.concat(card.actions ?? []));
        json = JSON.stringify(card);
      });

      it('has words everywhere and no hole in them', () => {
        expect(json).not.toContain('${');
        expect(json).not.toMatch(/[\uFDD0-\uFDD2]/);
        for (const words of wordsOf(card)) {
          expect(typeof words).toBe('string');
          expect(words.trim()).not.toBe('');
          expect(words).not.toMatch(/\{\w+\}|\bundefined\b|\bnull\b|\[object|\bNaN\b|\*\*/);
        }
      });

      it('is a valid Adaptive Card 1.5 that every surface can show', () => {
        expect(complaints(card)).toEqual([]);
        expect(json.length * 2).toBeLessThan(28 * 1024);
        for (const actions of [card.actions, ...nodes.map((node) => node.actions)]) {
          if (actions !== undefined) expect((actions as Node[]).length).toBeLessThanOrEqual(6);
        }
        for (const { type, title, choices, ...node } of nodes) {
          if (type?.startsWith('Action.')) expect((title as string).length).toBeLessThanOrEqual(SLACK.button);
          if (choices !== undefined) expect((choices as Node[]).length).toBeLessThanOrEqual(SLACK.options);
          // Who may leave a choice open reads what that is called.
          const opened =
            type === 'Input.ChoiceSet' &&
            node.style === 'compact' &&
            ![node.isMultiSelect, node.isRequired, node.value].some(Boolean);
          if (opened) expect(node).toHaveProperty('placeholder');
        }
        const ids = nodes.filter(({ type }) => type?.startsWith('Input.')).map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
      });

      it(`is a ${kind}`, () => {
        const title = renderer.title(ref, { language });
        if (kind !== 'dialog') {
          expect(title).toBeUndefined();
          // What is typed is sensitive: it stands in a dialog, never in a message.
          expect(nodes.filter(({ type }) => type?.startsWith('Input.'))).toEqual([]);
        } else {
          expect(title?.length).toBeLessThanOrEqual(SLACK.title);
          const submit = card.actions?.[0]?.title as string | undefined;
          if (submit !== undefined) expect(submit.length).toBeLessThanOrEqual(SLACK.title);
        }
      });
    });
  }
}

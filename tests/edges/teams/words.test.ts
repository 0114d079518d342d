import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mentionsIn, wordsOfHtml, wordsTyped } from '../../../src/edges/teams/words.js';

const BOT = { id: '28:app', name: 'Zorgbode' };
const mention = (text: string, mentioned: object = BOT) => ({ type: 'mention', text, mentioned });
const typed = (text: string, entities: object[] = [], names = new Map<string, string>()) =>
  wordsTyped({ text, entities, recipient: BOT }, names);

describe('what somebody typed', () => {
  it.each([
    ['zorgvraag', 'zorgvraag'],
    ['  zorg   vraag \n', 'zorg vraag'],
    ['<at>Zorgbode</at> zorgvraag', 'zorgvraag'],
    ['<at id="0">Zorgbode</at>&nbsp;/zorg hulp', '/zorg hulp'],
    ['<at>Zorgbode</at> zorg <at>Zorgbode</at>', 'zorg'],
    ['zorg&nbsp;vraag', 'zorg vraag'],
    ['Tom &amp; Jerry &lt;3 &#39;t &#x27;t &quot;x&quot;', `Tom & Jerry <3 't 't "x"`],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['1 < 2 en 3 > 2', '1 < 2 en 3 > 2'],
    ['<p>zorg<br/>vraag</p>', 'zorg\nvraag'],
    ['&onbekend; &#0; &#xD800; &#99999999;', '&onbekend; &#0; &#xD800; &#99999999;'],
    ['', ''],
  ])('%j → %j', (text, words) => {
    expect(typed(text)).toBe(words);
  });

  it('loses every mention of ours, also where the name is written in two ways', () => {
    const entities = [mention('<at>Zorgbode</at>'), mention('<at>Zorg &amp; bode</at>')];
    expect(typed('<at>Zorgbode</at> zorg <at>Zorg &amp; bode</at>vraag <at>Zorgbode</at>', entities)).toBe(
      'zorg vraag',
    );
  });

  it('keeps other people, by what they are called here', () => {
    const an = { id: '29:an', name: 'An & Co' };
    const entities = [mention('<at>Zorgbode</at>'), mention('<at>An</at>', an)];
    const text = '<at>Zorgbode</at> zorg gang L3B <at>An</at>';
    expect(typed(text, entities)).toBe('zorg gang L3B @An & Co');
    expect(typed(text, entities, new Map([['29:an', 'an.duin']]))).toBe('zorg gang L3B @an.duin');
    expect(mentionsIn({ recipient: BOT, entities })).toEqual([{ member: '29:an' }]);
  });

  it('never throws and never loops, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.anything(), (text, entities) => {
        wordsTyped({ text, entities, recipient: BOT }, new Map());
        wordsOfHtml(text);
      }),
    );
    for (const part of ['<', '<at>', '<p ', '&#', '<!--']) {
      const started = process.hrtime.bigint();
      wordsOfHtml(part.repeat(20_000));
      typed(part.repeat(20_000));
      expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
    }
  });
});

describe('a message of the chat', () => {
  it.each([
    ['<p>Hij huilt.</p><p>Elke dag &amp; nacht.</p>', 'Hij huilt.\n\nElke dag & nacht.'],
    ['<div>een<br>twee</div>', 'een\ntwee'],
    ['<ul><li>een</li><li>twee</li></ul>', '- een\n- twee'],
    ['Dag <at id="0">An</at>, <b>kijk</b> <i>eens</i>', 'Dag An, kijk eens'],
    ['<p>regel\r\nbreuk</p>', 'regel breuk'],
    ['<img src="x" alt="y"><attachment id="1"></attachment>hier', 'hier'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['2 < 3 & 4 > 1', '2 < 3 & 4 > 1'],
  ])('%j → %j', (html, words) => {
    expect(wordsOfHtml(html)).toBe(words);
  });

  it('of any words gives those words', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const word = fc.stringMatching(/^[^\s\u00a0]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const text = words.join(' ');
        fc.pre(text.trim() === text && !/[ \t\u00a0]{2}/.test(text));
        expect(wordsOfHtml(`<div>${escaped(text)}</div>`)).toBe(text);
      }),
    );
  });
});

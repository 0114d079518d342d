import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../src/features/commands.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { act, dialog, everyTestHasASchool, noted, renderer, shown, stored } from './acting.js';

everyTestHasASchool();

/** What whoever works in the office alone opens nothing of. */
const NOT_FOR_OFFICE = [
  'step.form',
  'step.class-card',
  'step.list',
  'example.list',
  'consult.form',
  'consult.availability',
  'survey.list',
];

describe('what everyone chooses for themselves', () => {
  it('is a pause of the morning message that ends by itself', async () => {
    expect(noted(await act('tea', 'school.digest-pause.save', { until: '2026-12-04' }))).toContain(
      'vrijdag 4 december',
    );
    expect((await stored('tea')).digestPausedUntil).toBe('2026-12-04');
    expect(shown(await act('tea', 'school.digest-pause')).json).toContain(
      'Het staat nu stil tot en met vrijdag 4 december',
    );
    await act('tea', 'school.digest-pause.save', { resume: 'yes' });
    expect((await stored('tea')).digestPausedUntil).toBeUndefined();
    for (const until of [undefined, '2026-11-23', '2029-01-01']) {
      expect(await act('tea', 'school.digest-pause.save', { until })).toMatchObject({
        refusal: 'invalid',
        fields: { until: {} },
      });
    }
  });

  it('is a language, and for a coordinator how new requests come', async () => {
    // Said in the language that was chosen, whichever it was before.
    expect(noted(await act('tea', 'school.language.save', { language: 'fr' }))).toMatch(/^C’est noté/);
    expect((await stored('tea')).language).toBe('fr');
    await act('an', 'school.new-requests.save', { how: 'hourly' });
    expect((await stored('an')).newRequests).toBe('hourly');
    for (const verb of ['school.new-requests', 'school.new-requests.save']) {
      expect(await act('tea', verb, { how: 'each' })).toEqual({ refused: true });
    }
    expect(shown(await act('an', 'school.new-requests')).json).toContain('"value":"hourly"');
    expect(shown(await act('tea', 'school.language')).json).toContain('"value":"fr"');
  });
});

describe('a limit of new requests a week', () => {
  const save = (cap?: string, who = 'an') => act(who, 'school.new-requests.save', { how: 'each', cap });

  it('is set, shown again and taken away by a coordinator, for themselves', async () => {
    expect(noted(await save('6'))).toBe('Genoteerd.');
    expect((await stored('an')).weeklyCap).toBe(6);
    expect((await stored('bo')).weeklyCap).toBeUndefined();
    const { json } = shown(await act('an', 'school.new-requests'));
    expect(json).toContain('Hoogstens zoveel nieuwe vragen per week');
    expect(json).toMatch(/"value":"?6"?[,}]/);
    await save('');
    expect((await stored('an')).weeklyCap).toBeUndefined();
    expect(await save('3', 'tea')).toEqual({ refused: true });
  });

  it.each(['0', '-1', '2.5', '51', 'zes', '1e1000', 'NaN'])('is not %s', async (cap) => {
    await save('6');
    expect(await save(cap)).toMatchObject({
      refusal: 'invalid',
      fields: { cap: { t: 'school.newRequests.capWrong' } },
    });
    expect((await stored('an')).weeklyCap).toBe(6);
  });
});

describe('what everyone may look up', () => {
  it('is whom to phone, first 112, also from within a dialog', async () => {
    const phones = shown(await act('tea', 'school.phones', {}, dialog));
    expect(phones.kind).toBe('next');
    expect(phones.json.indexOf('112')).toBeLessThan(phones.json.indexOf('059 1'));
    expect(phones.json.indexOf('059 1')).toBeLessThan(phones.json.indexOf('1712'));
  });

  it('is who follows what today', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-24', to: '2026-11-25' });
    const { json } = shown(await act('tea', 'school.who'));
    expect(json).toContain(', zolang An Test er niet is: L1');
    expect(json).toContain(': L2');
    expect(json).toContain(': directie');
  });

  it('is a home that says what holds today', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-24', to: '2026-11-25' });
    expect(shown(await act('an', 'school.home')).json).toContain(
      'Je staat als afwezig tot en met woensdag 25 november.',
    );
    expect(shown(await act('bo', 'school.home')).json).toContain(
      'Je springt in voor An Test, tot en met woensdag 25 november.',
    );
    expect(shown(await act('tea', 'school.home')).json).not.toContain('springt');
  });

  it.each([...LANGUAGES])(
    'is a help that names every command in %s, and those of some only to who has them',
    async (language) => {
      const care = [
        'school.settings',
        'school.classes',
        'handover.form',
        'triage.suggestions',
        'school.channel',
      ] as const;
      const notForAll: string[] = [
        'request.corridor',
        'care.off',
        'drill.form',
        'school.team',
        'school.limit',
        'consult.round.form',
        ...care,
      ];
      for (const [who, ...theirs] of [
        ['tea'],
        ['care', 'request.corridor', 'care.off'],
        ['an', 'request.corridor', 'care.off', 'drill.form', 'school.limit', 'consult.round.form', ...care],
        ['head', 'drill.form', 'consult.round.form', ...care],
        ['sec', 'school.team'],
        ['adm', 'school.team', 'school.classes', 'school.channel'],
      ] as const) {
        const office = who === 'sec' || who === 'adm';
        const outcome = await act(who, 'school.help');
        if (!('reply' in outcome) || !('card' in outcome.reply)) throw new Error('no card');
        const json = JSON.stringify(renderer.render(outcome.reply.card, { language }, 'sandbox'));
        for (const command of COMMANDS) {
          const words = `"text":"${command.words[language][0]}"`;
          expect([words, json.includes(words)]).toEqual([
            words,
            notForAll.includes(command.verb)
              ? (theirs as string[]).includes(command.verb)
              : !(office && NOT_FOR_OFFICE.includes(command.verb)),
          ]);
        }
      }
    },
  );
});

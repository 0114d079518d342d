import type { CardRef } from '../../../src/kernel/card.js';

const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
const said = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
const heading = (text: string) => ({
  type: 'TextBlock',
  style: 'heading',
  weight: 'Bolder',
  text,
  wrap: true,
  spacing: 'Large',
});
const hint = (text: string) => ({ type: 'TextBlock', text, wrap: true, isSubtle: true, spacing: 'Small' });
const execute = (title: string, verb: string, data: object = {}, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  ...more,
});
const choices = (...pairs: [string, string][]) => pairs.map(([value, title]) => ({ value, title }));
const card = (speak: string, body: object[], actions: object[] = [], more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  speak,
  fallbackText: speak,
  ...more,
  body,
  ...(actions.length ? { actions } : {}),
});

/** Cards as `render` would draw them: one form with every kind of field, a message, a home. */
const CARDS: Record<string, (data: any) => object> = {
  home: ({ name, requests }) =>
    card('Overzicht', [
      {
        type: 'TextBlock',
        style: 'heading',
        size: 'Large',
        weight: 'Bolder',
        text: `Dag ${name}`,
        wrap: true,
      },
      hint(requests ? `Vragen die lopen: ${requests}` : 'Er loopt nu niets. Dat mag ook.'),
      {
        type: 'ActionSet',
        actions: [execute('Nieuwe zorgvraag', 'request.form', {}, { style: 'positive' })],
      },
    ]),
  form: ({ once, see }) =>
    card(
      'Nieuwe zorgvraag',
      [
        hint(
          'Drie dingen volstaan: over wie het gaat, wat je ziet en of je je zorgen maakt over iemands veiligheid.',
        ),
        {
          type: 'Container',
          style: 'attention',
          items: [
            said(run('Nu gevaar?', { weight: 'Bolder' }), run(' Wacht niet op een antwoord hier. Bel 112.')),
          ],
        },
        heading('Over wie gaat het?'),
        {
          type: 'Input.ChoiceSet',
          id: 'who',
          label: 'Over',
          style: 'expanded',
          isRequired: true,
          errorMessage: 'Kies over wie het gaat.',
          choices: choices(
            ['one', 'Eén leerling'],
            ['group', 'Een groepje'],
            ['class', 'De hele klas'],
            ['me', 'Mijn eigen aanpak'],
          ),
        },
        {
          type: 'Input.ChoiceSet',
          id: 'classCode',
          label: 'Welke klas?',
          placeholder: 'Kies een klas',
          choices: choices(['L3A', 'L3A'], ['L3B', 'L3B']),
        },
        heading('Wat zie of hoor je?'),
        hint('Wanneer? Hoe vaak? Wanneer loopt het wél?'),
        {
          type: 'Input.Text',
          id: 'see',
          label: 'Wat je ziet',
          isMultiline: true,
          maxLength: 60,
          placeholder: 'Een of twee zinnen',
          ...(see ? { value: see } : {}),
        },
        heading('Wat zou jou nu helpen?'),
        {
          type: 'Input.ChoiceSet',
          id: 'need',
          label: 'Meer dan één mag',
          style: 'expanded',
          isMultiSelect: true,
          choices: choices(['think', 'Samen nadenken'], ['look', 'Iemand die komt meekijken']),
        },
        { type: 'Input.Date', id: 'by', label: 'Tegen wanneer?' },
        { type: 'Input.Toggle', id: 'known', label: 'Ouders', title: 'De ouders weten het' },
      ],
      [
        execute('Versturen', 'request.submit', { once }),
        execute('Even meedenken', 'request.quick', {}, { associatedInputs: 'none' }),
      ],
      { title: 'Nieuwe zorgvraag' },
    ),
  read: ({ see }) =>
    card(
      'Lezen',
      [heading('Wat zie of hoor je?'), said(run(see))],
      [execute('Verder', 'request.next', { id: 'r1' })],
      { title: 'Vraag vuurtoren' },
    ),
  step: () =>
    card('Tweede stap', [hint('De tweede stap.')], [execute('Klaar', 'request.finish', { id: 'r1' })], {
      title: 'Nog één ding',
    }),
  fresh: ({ roepnaam, classCode }) =>
    card(
      `${roepnaam}: een nieuwe vraag`,
      [
        said(
          run('Nieuwe vraag '),
          run(roepnaam, { weight: 'Bolder' }),
          run(` · ${classCode} · van An Peeters · di 24/11 om 08:31.`),
        ),
        said(run('Bij jou, want jij volgt L3B.', { isSubtle: true })),
      ],
      [
        execute('Lezen', 'request.read', { id: 'r1' }, { style: 'positive' }),
        execute('Samen bekijken', 'request.look', { id: 'r1' }),
        execute('Ik volg dit op', 'request.take', { id: 'r1' }),
        execute('Doorgeven', 'request.hand', { id: 'r1' }),
      ],
    ),
  taken: ({ roepnaam, by }) =>
    card(
      `${roepnaam}: opgevolgd`,
      [said(run(roepnaam, { weight: 'Bolder' }), run(` volgt ${by} op.`))],
      [execute('Lezen', 'request.read', { id: 'r1' })],
    ),
};

export const drawScripted = (ref: CardRef): object => {
  const draw = CARDS[ref.card];
  if (!draw) throw new Error(`no card ${ref.card}`);
  return draw(ref.data);
};

import { describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import { packageForTeams } from '../../../src/tools/manifest-teams.js';

const demo = () =>
  packageForTeams({
    appId: '5c1d9a52-7a3e-4b0e-9a64-0f2d8e6b71c3',
    publicUrl: 'https://zorgbode.example.org',
  });

describe('the message extension', () => {
  it('makes a care request of a message, or thanks its author, by verbs that open a dialog', () => {
    const { composeExtensions } = demo()['manifest.json'];
    expect(composeExtensions).toHaveLength(1);
    expect(composeExtensions[0]!.commands).toEqual([
      {
        id: 'request.form',
        type: 'action',
        context: ['message'],
        title: 'Maak er een zorgvraag van',
        description: expect.any(String),
        fetchTask: true,
      },
      {
        id: 'thanks.form',
        type: 'action',
        context: ['message'],
        title: 'Waardeer deze collega',
        description: expect.any(String),
        fetchTask: true,
      },
    ]);
    const verbs = FEATURES.flatMap((feature) => feature.verbs);
    for (const verb of ['request.form', 'thanks.form'])
      expect(verbs.find(({ name }) => name === verb)).toMatchObject({ opens: 'dialog' });
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  BERT,
  CARLA,
  GRIET,
  LIES,
  press,
  send,
  settled,
  wellBehaved,
  XANDER,
  ZITA,
} from './acting.js';

const POLICY = [AN, BERT, CARLA, GRIET, 'Wim Vloedlijn'];
const TEACHERS = [ZITA, 'Hanne Vuurbaak', 'Rik Zeilmaker', XANDER];
const PUBLIC = 'https://zorgbode.example.org';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams(undefined, { PUBLIC_URL: PUBLIC });
});
afterAll(() => wellBehaved(open));

it('is set up, answered from the message, closed and shown as a picture in Teams, in French', async () => {
  const [fr, nl] = [inLanguage('fr'), inLanguage('nl')];
  const [an, lies, griet] = [open.as(AN), open.as(LIES), open.as(GRIET)];
  for (const who of [an, lies]) {
    await press(who, await answer(open, who, 'zorg taal'), nl.say('button.open'));
    await send(open, who, { [nl.say('school.language.label')]: fr.say('language.fr') });
    who.dialog?.close();
  }
  const list = async (name: string) => {
    const who = open.as(name);
    who.dialog?.close();
    const { say } = [AN, LIES].includes(name) ? fr : nl;
    return press(who, await answer(open, who, 'zorg bevraging'), say('button.open'));
  };

  await press(an, await list(AN), fr.say('survey.list.new'));
  expect(an.theDialog.title).toBe(fr.say('survey.form.title'));
  await send(open, an, {}, fr.say('survey.form.save'));

  await open.moveTo('2026-10-12 16:00');
  const label = `1. ${fr.say('survey.starter.1')}`;
  await press(lies, lies.message('Comment voyons-nous le soin'), fr.say('survey.answer'));
  expect(lies.theDialog.text).toContain(fr.say('survey.starter.10'));
  await send(open, lies, { [label]: fr.say('survey.scale.1') });
  expect(text(lies.message('Comment voyons-nous le soin'))).toContain('tu as répondu');
  expect(titlesOf(lies.message('Comment voyons-nous le soin'))).toEqual([]);

  for (const name of [...POLICY, ...TEACHERS]) {
    const { say } = name === AN ? fr : nl;
    await press(open.as(name), await list(name), say('survey.answer'));
    await send(open, open.as(name), { [label]: say(`survey.scale.${POLICY.includes(name) ? 4 : 1}`) });
  }
  await press(griet, await list(GRIET), nl.say('survey.close'));
  await send(open, griet);

  const outcome = await press(lies, await list(LIES), fr.say('survey.results'));
  expect(outcome.text).toMatch(/Politique et soin ?≥ 80\s% ?· enseignants ?≤ 20\s%/);
  await send(open, lies, {}, fr.say('survey.picture'));
  await settled(open);
  const message = lies.message('côte à côte, pour l’équipe');
  // The figures stand beside the picture, for who does not see it.
  expect(text(message)).toMatch(/≥ 80\s%/);
  await lies.press(message, fr.say('file.picture.open'));
  const link = new URL(lies.opened.at(-1)!);
  expect([link.origin, link.pathname]).toEqual([PUBLIC, expect.stringMatching(/^\/picture\/.*\.png$/)]);
  const response = await fetch(`${open.url}${link.pathname}`);
  expect(response.headers.get('content-type')).toBe('image/png');
});

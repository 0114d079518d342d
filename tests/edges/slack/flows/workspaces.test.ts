import { expect, it } from '@jest/globals';
import { text } from '../../../support/slack/client-surface.js';
import { exampleUsers, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, FORM, LIES, opens, read, said, WORDS, wellBehaved } from './acting.js';

const PUBLIC = 'https://zorgbode.example.org';
const HARBOUR = 'T0HARBOUR';
const TOWER = 'T0TOWER';

it('one school in two workspaces: each is spoken to where they are, and the other goes on when one takes the app out', async () => {
  const everybody = (await exampleUsers()).map(({ person: _person, ...user }) => user);
  const inTower = ({ real_name }: { real_name: string }) => real_name === AN;
  const open = await openSlack(
    undefined,
    { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret-of-the-fake', PUBLIC_URL: PUBLIC },
    {
      teams: [
        { id: HARBOUR, token: null, users: everybody.filter((user) => !inTower(user)) },
        { id: TOWER, domain: 'tower', token: null, users: everybody.filter(inTower) },
      ],
    },
  );
  const { slack, running, school } = open;
  const [lies, an, bert] = [open.as(LIES), open.as(AN), open.as(BERT)];
  const here = (url: string) => url.replace(PUBLIC, open.url);
  async function install(user: string): Promise<string> {
    const begun = await fetch(here(`${PUBLIC}/slack/install`), { redirect: 'manual' });
    const back = slack.allow(begun.headers.get('location')!, user);
    const cookie = begun.headers.get('set-cookie')!.split(';')[0]!;
    return (await fetch(here(back), { headers: { cookie, 'accept-language': 'en' } })).text();
  }
  const link = () => running.router.acquaintances.link({ platform: 'slack', tenant: TOWER }, [school.id]);
  async function raise(): Promise<void> {
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    await form.submit();
    await open.drained();
  }

  expect(await install(lies.id)).toContain('belongs to your school');
  expect(await install(an.id)).toContain(`slack link --workspace ${TOWER}`);
  await an.command('/zorg');
  expect(text(await an.answered())).toContain('vind jou niet in de teamlijst');
  await link();

  await raise();
  expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
  expect((await read(an, 'Nieuwe vraag')).text).toContain(WORDS);
  await an.press(an.message('Nieuwe vraag'), 'Ik volg dit op');
  await open.drained();
  expect(said(lies, 'An Duindoorn')).not.toEqual([]);

  await slack.uninstall(TOWER);
  expect(await slack.acts.command(slack.world.team(TOWER), an.id, { command: '/zorg' })).toMatchObject({
    status: 401,
  });
  const before = an.inbox().length;
  await raise();
  expect(an.inbox()).toHaveLength(before);
  // Nobody is left without knowing: whoever comes next in the care team hears that it did not arrive.
  expect(said(bert, 'Een bericht aan An Duindoorn raakte om 09:00 niet bezorgd.')).toHaveLength(1);

  await install(an.id);
  await link();
  await an.command('/zorg');
  expect((await an.modalShown()).text).toContain('An');
  await wellBehaved(open);
});

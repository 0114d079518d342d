import { expect, it } from '@jest/globals';
import { PERSON } from '../../../../src/features/school/model/school-kinds.js';
import { fieldsOf } from '../../../support/slack/client-surface.js';
import { openSlack } from '../../../support/slack/open.js';
import { LIES, opens, said, wellBehaved } from './acting.js';

const COLLEAGUES = 'En deze collega’s';
const XANDER = 'Xander Springtij';

it('a school of more than a hundred: a colleague is found while typing, by who may, and chosen', async () => {
  const open = await openSlack(undefined, {}, {}, undefined, async (people) =>
    Array.from({ length: 120 }, (_, nth) => {
      const id = `more-${nth}`;
      const name = `Noor Zeegras ${nth}`;
      return { kind: PERSON, id, expect: 0, data: { ...people[0]!, id, name, email: `${id}@x.example` } };
    }),
  );
  const { slack } = open;
  const lies = open.as(LIES);
  const form = await opens(lies, 'meedenken');
  const field = fieldsOf({ kind: 'modal', view: form.view }).find(({ label }) => label === COLLEAGUES)!;
  expect(field.element.type).toBe('multi_external_select');

  const offered = async (user: string, typed: string) =>
    (
      await slack.acts.suggestion(
        slack.team,
        user,
        { view: form.view },
        field.element,
        field.block.block_id,
        typed,
      )
    ).map((one: any) => one.text.text);
  expect(await offered(lies.id, '')).toHaveLength(100);
  expect(await offered(lies.id, 'spring')).toEqual([XANDER]);
  expect(await offered(lies.id, 'ZEEGRAS 119')).toEqual(['Noor Zeegras 119']);
  slack.world.addUser(slack.team, { id: 'UGUEST', email: open.users[0]!.email, is_restricted: true });
  expect(await offered('UGUEST', 'spring')).toEqual([]);

  await form.fill({ 'Waarover wil je even nadenken?': 'Hoe na de speeltijd?', [COLLEAGUES]: [XANDER] });
  await form.submit();
  expect(form.errors).toEqual({});
  await open.drained();
  expect(said(open.as(XANDER), 'even wil meedenken')).toHaveLength(1);
  await wellBehaved(open);
});

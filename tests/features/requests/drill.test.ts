import { afterEach, describe, expect, it } from '@jest/globals';
import { DRILL } from '../../../src/features/requests/model/drill.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  arrived,
  BERT,
  CARLA,
  counts,
  GRIET,
  inStore,
  LIES,
  SCHOOL,
  said,
} from './acting.js';

const MARK = 'OEFENING';
let sandbox: Sandbox;
const at = async (morning: string, moment?: string) => {
  sandbox = await openNewSchool(morning);
  if (moment) await sandbox.moveTo(moment.replace(' ', 'T'));
};
afterEach(() => sandbox.close());

async function drill(who: Acting, classCode = 'L3B') {
  const { dialog } = await who.type('/zorg oefening');
  return who.press(dialog, 'Oefening starten', { classCode });
}
const alarmOf = (id: string) => sandbox.as(id).message('oefent het alarm');
const confirm = async (id: string) => {
  const { card, id: messageId } = await alarmOf(id);
  return sandbox.as(id).press(card, 'Ik neem dit nu op', {}, messageId);
};

describe('a drill of the alarm', () => {
  it('asks everybody whom a "ja" about the class would alarm, marked in title and text, and nobody else', async () => {
    await at('2026-10-12 09:00');
    const answer = await drill(sandbox.as(GRIET));
    expect(answer.note).toMatch(/An Duindoorn en Griet Baken kregen een bericht/);
    for (const id of [AN, GRIET]) {
      const { card, at: moment } = await alarmOf(id);
      expect(moment).toContain('09:00');
      expect(textOf(card)).toMatch(/^\s*OEFENING/);
      expect(JSON.stringify(card.speak ?? card)).toContain(MARK);
      expect(titlesOf(card)).toEqual(['Ik neem dit nu op']);
    }
    for (const id of [LIES, BERT, CARLA]) expect((await sandbox.as(id).inbox()).messages).toEqual([]);
  });

  it('shows who confirmed to whoever started it, and tells nothing more when all did', async () => {
    await at('2026-10-12 09:00');
    const griet = sandbox.as(GRIET);
    await drill(griet);
    expect(textOf((await griet.message('gestart')).card)).toMatch(/An Duindoorn bevestigde nog niet/);
    await sandbox.moveTo('2026-10-12T09:03');
    expect((await confirm(AN)).note).toMatch(/oefening[\s\S]*Griet Baken ziet/);
    expect(textOf((await griet.message('gestart')).card)).toMatch(/An Duindoorn bevestigde om 09:03/);
    const mine = await sandbox.as(AN).message('Je bevestigde om 09:03');
    expect(titlesOf(mine.card)).toEqual([]);
    await confirm(GRIET);
    await sandbox.moveTo('2026-10-12T12:00');
    expect(await said(griet, 'na 10 minuten')).toEqual([]);
    expect(await said(griet, MARK)).toHaveLength(2);
  });

  it('tells plainly after ten minutes who did not confirm, and says so when they did after all', async () => {
    await at('2026-10-12 09:00');
    const griet = sandbox.as(GRIET);
    await drill(griet);
    await confirm(GRIET);
    await sandbox.moveTo('2026-10-12T09:10');
    expect(await arrived(griet, 'na 10 minuten')).toEqual(['2026-10-12 09:10']);
    const [plainly] = await said(griet, 'na 10 minuten');
    expect(plainly).toMatch(/An Duindoorn/);
    expect(plainly).not.toMatch(/Griet Baken|Niemand/);
    await confirm(AN);
    expect(await said(griet, 'na 10 minuten')).toEqual([]);
    await griet.message('intussen bevestigde iedereen');
    expect((await sandbox.as(BERT).inbox()).messages).toEqual([]);
  });

  it('says who would be next when nobody confirmed, and tells that person nothing', async () => {
    await at('2026-10-12 09:00');
    await drill(sandbox.as(AN));
    await sandbox.moveTo('2026-10-12T09:30');
    const [plainly] = await said(sandbox.as(AN), 'na 10 minuten');
    expect(plainly).toMatch(/Niemand bevestigde[\s\S]*Bert Zeewind/);
    expect(await arrived(sandbox.as(AN), 'na 10 minuten')).toHaveLength(1);
    expect((await sandbox.as(BERT).inbox()).messages).toEqual([]);
  });

  it('leaves in peace who is not at work, and says so', async () => {
    await at('2026-10-15 09:00'); // a Thursday: Bert works ma di wo
    const griet = sandbox.as(GRIET);
    await drill(griet, 'L6B');
    await sandbox.moveTo('2026-10-20T12:00');
    expect(await said(sandbox.as(BERT), MARK)).toEqual([]);
    expect(textOf((await griet.message('gestart')).card)).toContain('Bert Zeewind werkt nu niet');
    await sandbox.as(GRIET).message('oefent het alarm');
  });

  it.each([
    ['in the evening', '2026-10-12 19:00'],
    ['on a Sunday', '2026-10-18 11:00'],
    ['in a holiday', '2026-11-03 10:00'],
  ])('is not started %s, and says when it can be', async (_, moment) => {
    await at('2026-10-12 09:00');
    const { dialog } = await sandbox.as(GRIET).type('/zorg oefening');
    await sandbox.moveTo(moment.replace(' ', 'T'));
    const opened = await sandbox.as(GRIET).type('/zorg oefening');
    expect(opened.note).toMatch(/maakt niemand wakker[\s\S]*07:30/);
    const sent = await sandbox.as(GRIET).press(dialog, 'Oefening starten', { classCode: 'L3B' });
    expect(sent.note).toMatch(/maakt niemand wakker/);
    for (const id of [AN, GRIET]) expect((await sandbox.as(id).inbox()).messages).toEqual([]);
  });

  it('is for head and coordinators, who find it in the help', async () => {
    await at('2026-10-12 09:00');
    for (const id of [LIES, 'sam-ebbe', 'nele-zoutman']) {
      const who = sandbox.as(id);
      expect((await who.type('/zorg oefening')).note).toContain('andere rol op school');
      expect((await who.act('drill.start', { classCode: 'L3B' })).note).toContain('niet voor jou');
      expect(titlesOf((await who.type('/zorg hulp')).dialog)).not.toContain('Alarm oefenen');
    }
    const help = await sandbox.as(GRIET).type('/zorg hulp');
    expect((await sandbox.as(GRIET).press(help.dialog, 'Alarm oefenen')).dialog).toBeDefined();
    const { dialog } = await sandbox.as(AN).type('/zorg oefening l3b');
    expect(inputsOf(dialog)).toMatchObject({ classCode: 'L3B' });
  });

  it('is no care request, holds no words, and goes away', async () => {
    await at('2026-10-12 09:00');
    await drill(sandbox.as(GRIET));
    await confirm(AN);
    expect(await counts(sandbox)).toEqual({ request: 0, requestDraft: 0, think: 0 });
    for (const id of [AN, GRIET]) {
      const { home } = await sandbox.as(id).inbox();
      expect(textOf(home)).not.toContain(MARK);
    }
    await inStore(sandbox, async (store) => {
      const { items } = await store.find(DRILL, SCHOOL, { limit: 5 });
      expect(items.map(({ data }) => Object.keys(data).sort())).toEqual([
        ['asked', 'at', 'byId', 'classCode', 'confirmed', 'off'],
      ]);
      const lines = await store.audit(SCHOOL, { limit: 10 });
      expect(lines.map(({ verb, who }) => `${who} ${verb}`)).toEqual([
        `${AN} drill.acknowledge`,
        `${GRIET} drill.start`,
      ]);
      const [one] = items;
      expect(DRILL.expiresAt?.(one!.data)).toBe(one!.data.at + 30 * 86_400_000);
    });
  });

  it('is one when it is sent twice, and needs a class that is there', async () => {
    await at('2026-10-12 09:00');
    const griet = sandbox.as(GRIET);
    const { dialog } = await griet.type('/zorg oefening');
    expect((await griet.press(dialog, 'Oefening starten', { classCode: 'Z9' })).errors).toHaveProperty(
      'classCode',
    );
    await griet.press(dialog, 'Oefening starten', { classCode: 'L3B' });
    await griet.press(dialog, 'Oefening starten', { classCode: 'L3B' });
    expect(await said(sandbox.as(AN), MARK)).toHaveLength(1);
    const { card } = await alarmOf(AN);
    for (const id of [LIES, BERT])
      expect((await sandbox.as(id).press(card, 'Ik neem dit nu op')).note).toContain('niet voor jou');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, BERT, raise, send } from './acting.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
});
afterAll(() => sandbox.close());

describe('a coordinator who can take up two new requests a week', () => {
  it('still gets the third, and its requester reads at once, and in the chat, by when they hear', async () => {
    const an = sandbox.as(AN);
    const teacher = sandbox.who('L3B');
    await an.act('school.new-requests.save', { how: 'each', cap: '2' });
    const notes: string[] = [];
    for (let i = 0; i < 3; i++) notes.push((await send(teacher)).note ?? '');
    expect(notes.map((note) => note.includes('deze week veel vragen'))).toEqual([false, false, true]);
    expect(notes[2]).toContain('Ten laatste woensdag 21 oktober hoor je iets.');
    expect(
      (await an.inbox()).messages.filter(({ card }) => textOf(card).includes('Nieuwe vraag')),
    ).toHaveLength(3);

    const confirmed = (await teacher.inbox()).messages
      .map(({ card }) => textOf(card))
      .filter((said) => said.startsWith('Dank je'));
    expect(confirmed.filter((said) => said.includes('heeft deze week veel vragen'))).toHaveLength(1);
    expect(confirmed.find((said) => said.includes('deze week veel'))).toContain(
      'Ten laatste woensdag 21 oktober',
    );
    expect((await an.inbox()).messages.map(({ card }) => textOf(card)).join()).toContain(
      'je zit deze week aan je grens',
    );
  });

  it('is named with who stands in and is there, for what cannot wait', async () => {
    await sandbox
      .as(AN)
      .act('school.absence.save', { from: '2026-10-26', to: '2026-10-26', standInId: BERT });
    const { note } = await send(sandbox.who('L3B'));
    expect(note).toContain('Kan het niet wachten? Spreek Bert Zeewind aan.');
  });

  it('is not spared when somebody may be in danger', async () => {
    const { dialog } = await send(sandbox.who('L3B'), { safety: 'doubt' });
    expect(textOf(dialog)).not.toContain('deze week veel vragen');
    expect(textOf(dialog)).toContain('An Duindoorn');
  });

  it('begins anew on Monday', async () => {
    await sandbox.moveTo('2026-10-19T09:00');
    const teacher = sandbox.who('L3B');
    const { note } = await send(teacher);
    expect(note).not.toContain('veel vragen');
    await raise(teacher);
  });

  it('counts what a colleague hands over in the week in which it comes', async () => {
    const bert = sandbox.as(BERT);
    await bert.act('school.new-requests.save', { how: 'each', cap: '1' });
    const { id } = await raise(sandbox.who('L3B'));
    await sandbox.moveTo('2026-11-10T09:00');
    await sandbox.as(AN).act('request.hand-over.save', { id, to: BERT });
    const { note } = await send(sandbox.who('L5A'), { classCode: 'L5A' });
    expect(note).toContain('Bert Zeewind, die deze week veel vragen heeft');
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { onEveryEngine } from '../../support/engines.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';

const MARK = 'MERKWOORD';
const typed = {
  scope: 'pupil',
  classCode: 'L3B',
  pupil: 'KV7',
  observation: `Telt op de vingers ${MARK}`,
  safety: 'no',
};

onEveryEngine('a care request from form to closed', (run) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox('2026-10-12 09:00', run.environment);
  });
  afterAll(async () => {
    await sandbox.close();
    await run.clean();
  });

  it('goes from the teacher to the right coordinator and back', async () => {
    const teacher = sandbox.who('L3B');
    const { dialog } = await teacher.type('/zorg vraag');
    expect(textOf(dialog)).toContain('112');
    expect(await teacher.press(dialog, 'Versturen', typed)).toMatchObject({ closed: true });

    const confirmed = await teacher.message('Dank je');
    expect(textOf(confirmed.card)).toContain('Ten laatste woensdag 14 oktober');

    const coordinators = sandbox.people
      .filter((p) => p.roles.includes('CARE_COORDINATOR'))
      .map((p) => sandbox.as(p.id));
    const inboxes = await Promise.all(coordinators.map((c) => c.inbox()));
    expect(inboxes.map((inbox) => inbox.messages.length).sort()).toEqual([0, 0, 1]);
    const coordinator = coordinators[inboxes.findIndex((inbox) => inbox.messages.length === 1)]!;
    const message = await coordinator.message('Nieuwe vraag');
    expect(titlesOf(message.card)).toEqual(['Lezen', 'Samen bekijken', 'Ik volg dit op', 'Doorgeven']);

    const read = await coordinator.press(message.card, 'Lezen');
    expect(textOf(read.dialog)).toContain(MARK);

    expect((await coordinator.press(message.card, 'Ik volg dit op', {}, message.id)).note).toContain(
      'Jij volgt',
    );
    expect(textOf((await coordinator.message('Lezen')).card)).not.toContain('Ik volg dit op');
    await teacher.message(/volgt/);

    const opened = await coordinator.press((await coordinator.message('Lezen')).card, 'Lezen');
    const ask = await coordinator.press(opened.dialog, 'Een vraag stellen');
    expect(
      await coordinator.press(ask.dialog, /versturen|stellen/i, { text: `Sinds wanneer? ${MARK}` }),
    ).toMatchObject({ closed: true });

    const question = await teacher.message('korte vraag');
    const reply = await teacher.press(question.card, 'Lezen en antwoorden');
    expect(textOf(reply.dialog)).toContain('Sinds wanneer?');
    await teacher.press(reply.dialog, /versturen|antwoord/i, { text: `Sinds september ${MARK}` });
    await coordinator.message('antwoordde op je vraag');

    const again = await coordinator.press((await coordinator.message('antwoordde')).card, 'Lezen');
    expect(textOf(again.dialog)).toContain('Sinds september');
    const answer = await coordinator.press(again.dialog, 'Antwoord geven');
    await coordinator.press(answer.dialog, /versturen|antwoord/i, { text: `Probeer eens blokjes ${MARK}` });
    await teacher.message('antwoord voor je');

    const last = await coordinator.press((await coordinator.message('antwoordde')).card, 'Lezen');
    const close = await coordinator.press(last.dialog, 'Afronden');
    await coordinator.press(close.dialog, /afronden/i, { outcome: 'helped' });
    const closed = await teacher.message('is afgerond');
    const end = await teacher.press(closed.card, 'Bekijken');
    expect(textOf(end.dialog)).toContain('Probeer eens blokjes');
    expect(titlesOf(end.dialog)).toContain('Toch nog niet klaar');
  });

  it('leaves no word of it in any message or home of anybody', async () => {
    for (const { id } of sandbox.people) {
      const inbox = await sandbox.as(id).inbox();
      expect({
        id,
        found: JSON.stringify(inbox).includes(MARK) || JSON.stringify(inbox).includes('KV7'),
      }).toEqual({ id, found: false });
    }
  });
});

onEveryEngine('a form that is sent more than once', (run) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox('2026-10-12 09:00', run.environment);
  });
  afterAll(async () => {
    await sandbox.close();
    await run.clean();
  });

  it('has one effect, and each time the answer of the first', async () => {
    const teacher = sandbox.who('L3B');
    const { dialog } = await teacher.type('/zorg vraag');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => teacher.press(dialog, 'Versturen', typed)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ closed: true, note: expect.stringContaining('ligt bij') });
    expect((await teacher.inbox()).messages).toHaveLength(1);
  });

  it('also where the first answer was another question', async () => {
    const teacher = sandbox.who('L3B');
    const { dialog } = await teacher.type('/zorg vraag');
    const worded = { ...typed, observation: 'Hij wordt thuis geslagen door zijn vader.' };
    const paused = await teacher.press(dialog, 'Versturen', worded);
    const again = await teacher.press(dialog, 'Versturen', worded);
    expect(textOf(again.dialog)).toBe(textOf(paused.dialog));
    const before = (await teacher.inbox()).messages.length;
    const sent = await Promise.all(
      [1, 2, 3].map(() => teacher.press(paused.dialog, 'Geen noodsituatie, verder')),
    );
    expect(new Set(sent.map((answer) => answer.note)).size).toBe(1);
    expect(sent[0]!.note).toContain('ligt bij');
    expect((await teacher.inbox()).messages).toHaveLength(before + 1);
  });
});

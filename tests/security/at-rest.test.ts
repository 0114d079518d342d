import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { AN, LIES, raise, ZITA } from '../features/requests/acting.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

/** Somebody with the files and without the key: what they can read, and what their changes lead to. */
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

function byHand<T>(act: (db: InstanceType<typeof DatabaseSync>) => T): T {
  const db = new DatabaseSync(join(sandbox.dir, 'zorgbode.sqlite'), { timeout: 5_000 });
  try {
    return act(db);
  } finally {
    db.close();
  }
}
const sealedOf = (id: string) =>
  byHand((db) => db.prepare('SELECT sealed FROM "record:request" WHERE id = ?').get(id)) as {
    sealed: Uint8Array;
  };

describe('the files', () => {
  it('are for their owner only, and hold no word, code or answer', async () => {
    const words = { observation: 'KWETSBAAR huilt', pupil: 'XQ77Z', safety: 'yes' };
    const { id } = await raise(sandbox.as(LIES), words);
    const later = {
      tried: 'KWETSBAAR plekje',
      strengths: 'KWETSBAAR zingt',
      capacity: 'tooMuch',
      domains: 'PREVENTIVE_HEALTH',
    };
    await sandbox.as(LIES).act('request.complete.save', { id, ...later });
    await sandbox.as(AN).act('request.ask.save', { id, text: 'KWETSBAAR vraag' });
    await sandbox.as(LIES).act('request.reply.save', { id, text: 'KWETSBAAR antwoord' });
    await sandbox.as(AN).act('request.close.save', { id, outcome: 'elsewhere', text: 'KWETSBAAR eind' });
    await sandbox.as(LIES).act('request.more', {
      ...words,
      scope: 'pupil',
      classCode: 'L3B',
      once: '01K9ZZZZZZZZZZZZZZZZZZZZZZ',
    });
    await sandbox.as(AN).act('request.reopen', { id });
    await sandbox.as(AN).act('request.invite.save', { id, people: ZITA, text: 'KWETSBAAR gedeeld' });
    await sandbox.as(ZITA).act('request.thought.save', { id, text: 'KWETSBAAR gedacht' });
    await sandbox.as(LIES).act('think.submit', { people: AN, question: 'KWETSBAAR meedenken' });
    await sandbox.as(AN).inbox();
    for (const name of readdirSync(sandbox.dir)) {
      const file = join(sandbox.dir, name);
      expect([name, statSync(file).mode & 0o077]).toEqual([name, 0]);
      const found = /KWETSBAAR|XQ77Z|xq77z|tooMuch|elsewhere/.exec(readFileSync(file).toString('latin1'));
      expect([name, found?.[0]]).toEqual([name, undefined]);
    }
    // Domains stand in the clear where they are of material for everybody, never where they are of a request.
    const plain = byHand((db) =>
      db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'record:request%'")
        .all()
        .flatMap(({ name }) => db.prepare(`SELECT plain FROM "${name}"`).all()),
    );
    expect(plain.length).toBeGreaterThan(0);
    expect(JSON.stringify(plain)).not.toContain('PREVENTIVE_HEALTH');
  });
});

describe('a database changed by hand', () => {
  it('does not open the words of one request in another', async () => {
    const first = await raise(sandbox.as(LIES), { observation: 'EERSTE' });
    const second = await raise(sandbox.as(LIES), { observation: 'TWEEDE' });
    const { sealed } = sealedOf(first.id);
    byHand((db) => db.prepare('UPDATE "record:request" SET sealed = ? WHERE id = ?').run(sealed, second.id));
    const shown = JSON.stringify(await sandbox.as(LIES).act('request.read', { id: second.id }));
    expect(shown).not.toMatch(/EERSTE|TWEEDE/);
    expect(shown).toMatch(/[0-9a-f]{8}/);
    expect(JSON.stringify(await sandbox.as(LIES).act('request.read', { id: first.id }))).toContain('EERSTE');
  });

  it('lets nobody write themselves among those who may know', async () => {
    const { id } = await raise(sandbox.as(LIES));
    const stranger = sandbox.as(ZITA);
    const never = await stranger.act('request.read', { id: 'nothing' });
    byHand((db) => {
      const { plain } = db.prepare('SELECT plain FROM "record:request" WHERE id = ?').get(id) as {
        plain: string;
      };
      const lists = {
        sharedWith: [ZITA],
        handedTo: [ZITA],
        openedBy: [ZITA],
        alarm: { at: 1, told: [ZITA] },
      };
      const written = JSON.stringify({ ...JSON.parse(plain), ...lists, onlyFor: [ZITA], notedBy: ZITA });
      db.prepare('UPDATE "record:request" SET plain = ? WHERE id = ?').run(written, id);
    });
    expect(await stranger.act('request.read', { id })).toEqual(never);
  });

  it('does not open what was cut, emptied or turned over', async () => {
    const { id } = await raise(sandbox.as(LIES), { observation: 'EERSTE' });
    const { sealed } = sealedOf(id);
    const turned = Uint8Array.from(sealed);
    turned[turned.length - 1] = turned[turned.length - 1]! ^ 1;
    for (const changed of [sealed.subarray(0, 20), new Uint8Array(0), turned, null]) {
      byHand((db) => db.prepare('UPDATE "record:request" SET sealed = ? WHERE id = ?').run(changed, id));
      const shown = await sandbox.as(LIES).act('request.read', { id });
      expect(shown.note).toMatch(/[0-9a-f]{8}/);
      expect(shown.dialog).toBeUndefined();
    }
  });
});

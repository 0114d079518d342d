import { describe, expect, it } from '@jest/globals';
import { mergeRoster } from '../../../src/features/school/model/import/merge.js';
import type { Roster } from '../../../src/features/school/model/import/parse.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { CLASSES, errors, good, PEOPLE, SCHOOL, whole } from './files.js';

describe('a second import', () => {
  const TODAY = '2026-11-24';
  const first = good(whole);
  const stored = <T extends { id: string }>(kind: string, data: T, version: number) => ({
    schoolId: 'demo',
    kind,
    id: data.id,
    version,
    data,
  });
  const chosen: Person[] = first.people.map((one) =>
    one.id === 'ca'
      ? {
          ...one,
          language: 'fr',
          absences: [{ from: TODAY, to: TODAY }],
          newRequests: 'digest',
          weeklyCap: 4,
          quietFrom: '16:30',
          quietUntil: '08:15',
        }
      : one,
  );
  const existing = {
    school: stored('school', { ...first.school, revision: 7 }, 9),
    people: chosen.map((one) => stored('person', one, 3)),
  };
  const base: Roster = { school: existing.school.data, people: chosen };

  it('of the same files changes nothing, and keeps what people chose', () => {
    const merge = mergeRoster(existing, good(whole, base), TODAY);
    expect([merge.save, merge.added, merge.changed, merge.left]).toEqual([[], [], [], []]);
  });

  it('of the people alone keeps the rest, ends the access of who is gone and raises the revision', () => {
    const content = PEOPLE.split('\n')
      .filter((line) => !line.startsWith('Ca'))
      .concat('De;Vier;de@demo.example;leraar;L4A;;;')
      .join('\n');
    const merge = mergeRoster(existing, good({ people: content }, base), TODAY);
    expect(merge.added.map((one) => one.id)).toEqual(['de']);
    expect(merge.left).toMatchObject([{ id: 'ca', until: '2026-11-23', language: 'fr' }]);
    expect(merge.changed).toEqual([]);
    expect(merge.save.map(({ kind, id, expect: version }) => [kind.kind, id, version])).toEqual([
      ['school', 'demo', 9],
      ['person', 'de', 0],
      ['person', 'ca', 3],
    ]);
    expect(merge.save[0]?.data.revision).toBe(8);
  });

  it('keeps ids by e-mail, and a class that is gone readable', () => {
    const people = PEOPLE.replace('Ca;De Wit', 'Catharina;De Wit').replace(';l4a;', ';K1;');
    const classes = CLASSES.replace('\nL4A;lager;4;Dorp', '').replace(
      'L3;lager;3;Dorp\n',
      'L3;lager;3;Dorp\nL4B;lager;4;Dorp\n',
    );
    const merge = mergeRoster(existing, good({ classes, people }, base), TODAY);
    expect(merge.changed.map((one) => [one.id, one.name, one.absences.length])).toEqual([
      ['ca', 'Catharina De Wit', 1],
    ]);
    expect(merge.closedClasses.map((one) => one.code)).toEqual(['L4A']);
    const codes = merge.save[0]?.data.classes.map((one: { code: string; until?: string }) => [
      one.code,
      one.until,
    ]);
    expect(codes).toContainEqual(['L4A', '2026-11-23']);
    expect(codes).toContainEqual(['L4B', undefined]);
  });

  it('keeps what the school chose in the chat, but for what its file says', () => {
    const settings = { ...first.school.settings, lookWiderFrom: 5, themes: ['lezen'], quietFrom: '17:00' };
    const theirs: Roster = { school: { ...base.school, settings }, people: chosen };
    expect(good(whole, theirs).school.settings).toEqual(settings);
    const file = { ...SCHOOL, settings: { quietFrom: '18:30' } };
    expect(good({ ...whole, school: file }, theirs).school.settings).toEqual({
      ...settings,
      quietFrom: '18:30',
    });
    // Together they have to leave a time for the morning message.
    const late = { ...SCHOOL, settings: { quietUntil: '17:30' } };
    expect(errors({ ...whole, school: late }, theirs)[0]).toContain('there must be time');
  });

  it('of another school is refused', () => {
    expect(errors({ ...whole, school: { ...SCHOOL, id: 'ander' } }, base)[0]).toContain(
      'this is school "ander"',
    );
  });
});

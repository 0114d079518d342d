import { REQUEST } from '../../dist/features/requests/model/request.js';
import { INTERVENTION } from '../../dist/features/steps/model/step-kind.js';
import { wall } from './plain-calendar.js';

const clock = (at) => {
  const { day, minute } = wall(at);
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

/** What happened to the request or step of a finding, line by line, for whoever looks into it. No words of anybody. */
export async function storyOf({ store, facts, shown }, example) {
  const { school, request, step, owner, holder } = example;
  const kind = request ? REQUEST : INTERVENTION;
  const id = request ?? step;
  const lines = [JSON.stringify(example)];
  if (!id) return lines;
  const record = (await store.get(kind, school, id))?.data;
  const { ownerId, coordinatorId, status, lookBackOn, askOn, reminded, toldTo, toldOn, createdAt } =
    record ?? {};
  lines.push(
    JSON.stringify({
      ownerId,
      coordinatorId,
      status,
      lookBackOn,
      askOn,
      reminded,
      toldTo,
      toldOn,
      at: createdAt && clock(createdAt),
    }),
  );
  const told = [
    ...(record?.events ?? []).map(({ at, by, what, to, day }) => [
      at,
      `${by} ${what} ${to ?? ''} ${day ?? ''}`,
    ]),
    ...shown
      .filter((one) => one.school === school && concerns(one, kind.kind, id))
      .map(({ at, person, rows }) => [
        at,
        `  → ${person}: ${rows.map(({ name, manner }) => `${name} (${manner})`)}`,
      ]),
  ];
  for (const who of new Set([owner, ownerId, holder].filter(Boolean))) {
    for (const { at, card, person, rows } of shown)
      if (person === who && one(school, rows) && rows.some(({ manner }) => manner === 'capped'))
        told.push([at, `  · ${person} had ${card}`]);
    const { people } = facts.now(school);
    const { pattern, absences, quietFrom, quietUntil, until } = people.get(who) ?? {};
    lines.push(JSON.stringify({ who, pattern, absences, quietFrom, quietUntil, until }));
  }
  told.sort(([a], [b]) => a - b);
  return [...lines, ...told.map(([at, line]) => `  ${clock(at)} ${line}`)];

  function one(name, rows) {
    return rows.length > 0 && shown.some((message) => message.rows === rows && message.school === name);
  }
}

const concerns = ({ rows, data }, kind, id) =>
  rows.some(({ ref }) => ref?.kind === kind && ref.id === id) ||
  ['asked', 'late', 'told'].some((as) => data?.[as]?.some?.((row) => row.id === id));

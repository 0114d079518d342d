import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import { list, type TextRef, text } from '../../../kernel/text.js';
import { coreValues, valueLabel } from '../../school/model/core-values.js';
import { displayName, nameOf, peopleOn } from '../../school/model/people.js';
import { PHASE_ZERO } from '../../school/model/phase-zero.js';
import { channelName, inTeam, readTeams } from '../../school/model/teams.js';
import { examplesLike } from '../../steps/model/shared-example.js';
import { type Appreciation, LIMITS } from '../model/appreciation.js';
import { whereOf } from '../model/form.js';
import type { Seen } from '../model/guard.js';
import type { Wants } from '../model/preference.js';
import type { SchoolTurn } from '../model/turn.js';
import { shownThanks } from './shown.js';

type At = Pick<SchoolTurn<unknown>, 'school' | 'person' | 'now' | 'read' | 'id'>;
export interface Typed {
  to?: string[];
  saw?: unknown;
  did?: unknown;
  valueId?: unknown;
  exampleId?: unknown;
  where?: unknown;
}

/** A choice is one line on every surface (Slack: 75 characters). */
const LONGEST_CHOICE = 72;
const short = (words: string): string =>
  words.length <= LONGEST_CHOICE ? words : `${words.slice(0, LONGEST_CHOICE - 1).trimEnd()}…`;

/** Core values and examples to choose from; undefined where a school has none. */
export async function choicesOf({ read }: Pick<At, 'read'>): Promise<CardData> {
  const [values, own] = await Promise.all([coreValues(read), examplesLike(read, '')]);
  return {
    max: LIMITS.saw,
    maxDid: LIMITS.did,
    values:
      values.length === 0
        ? null
        : values.map(({ id, data }) => ({ title: short(valueLabel(data)), value: id })),
    examples: [
      ...own.map(({ id, data }) => ({ title: short(data.text), value: id })),
      ...PHASE_ZERO.map(({ id, key }) => ({ title: text(key), value: id })),
    ],
  };
}

export async function formCard(at: At, typed: Typed): Promise<CardRef> {
  const { school, person, now } = at;
  const today = dayOf(now);
  const wheres = await placesOf(at);
  return {
    card: 'appreciation/form',
    data: {
      ...(await choicesOf(at)),
      once: at.id(),
      people: peopleOn(school, today)
        .filter(({ id }) => id !== person.id)
        .map((one) => ({ title: displayName(school, one, today), value: one.id })),
      to: (typed.to ?? []).join(','),
      saw: String(typed.saw ?? ''),
      did: String(typed.did ?? ''),
      valueId: String(typed.valueId ?? ''),
      exampleId: String(typed.exampleId ?? ''),
      wheres,
      where: String(typed.where ?? 'personal'),
      noChannel: wheres.length === 1,
    },
  };
}

/** To them alone, and for each team with a channel: now, or in its round. One's own teams first. */
async function placesOf({ school, person, now, read }: At): Promise<{ title: TextRef; value: string }[]> {
  const linked = (await readTeams(read)).flatMap(({ channel, ...team }) =>
    channel ? [{ id: team.id, channel, own: inTeam(school, team, person.id, dayOf(now)) }] : [],
  );
  const teams = [...linked.filter(({ own }) => own), ...linked.filter(({ own }) => !own)];
  return [
    { title: text('thanks.where.personal'), value: whereOf('personal') },
    ...teams.flatMap(({ id, channel }) =>
      (['round', 'channel'] as const).map((way) => ({
        title: text(`thanks.where.${way}`, { channel: channelName(channel) }),
        value: whereOf(way, id),
      })),
    ),
  ];
}

type Checked = Pick<Appreciation, 'recipientIds' | 'way' | 'teamId' | 'words' | 'valueId' | 'exampleId'>;

/** As it will look. For a channel: with what in it seems to be about a pupil or a parent, and three ways on. */
export async function previewCard(
  at: At,
  checked: Checked,
  { draft, seen, once }: { draft: string; seen: readonly Seen[]; once: string },
): Promise<CardRef> {
  const { school, person, read } = at;
  const teams = checked.teamId === undefined ? [] : await readTeams(read);
  const channel = teams.find(({ id }) => id === checked.teamId)?.channel;
  const names = list(...checked.recipientIds.map((id) => nameOf(school, id)));
  const asks = checked.way !== 'personal' && seen.length > 0;
  return {
    card: 'appreciation/preview',
    data: {
      ...(await shownThanks(at, { ...checked, senderId: person.id })),
      draft,
      once,
      asks,
      seen: asks ? seen.map((one) => ({ line: seenLine(one) })) : [],
      guard: asks && channel ? text('thanks.guard.intro', { channel: channelName(channel) }) : null,
      // Words that could point at a child do not stand in the chat of whom it is for either.
      closed: checked.way === 'personal' && seen.length > 0 ? text('thanks.preview.closed', { names }) : null,
      place: channel
        ? text(`thanks.preview.${checked.way}`, { names, channel: channelName(channel) })
        : text('thanks.preview.personal', { names }),
    },
  };
}

export const seenLine = ({ kind, words }: Seen) => text(`thanks.seen.${kind}`, { words });

export const preferenceCard = (wants: Wants): CardRef => ({
  card: 'appreciation/preference',
  data: { wants: wants ?? '' },
});

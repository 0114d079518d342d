import { dayOf, timeOf } from '../calendar/time.js';
import { activeOn, politeMomentOfSchool } from '../features/school/model/people.js';
import type { School } from '../features/school/model/school.js';
import {
  type ChannelTrouble,
  dataOf,
  readTeam,
  TEAM,
  type TeamOf,
  troubleOf,
} from '../features/school/model/teams.js';
import type { CardRef, Reader } from '../kernel/card.js';
import type { NewSend, Save } from '../kernel/decision.js';
import type { Scene } from '../kernel/feature.js';
import type { Actor, ChannelAt } from '../kernel/interaction.js';
import { MESSAGE } from '../kernel/message.js';
import type { Epoch } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import { type Composed, NOWHERE, type SendRow } from '../ports/composer.js';
import type { Turns } from '../ports/turns.js';
import type { House } from './house.js';

/** What was told of a channel is told again after this, should it go on. School time. */
const TOLD_MS = 7 * 86_400_000;

export interface ChannelParts {
  house: House;
  clock: Clock;
  /** Whether a school's channel may be written to: its platform is there, and its workspace is the school's. */
  served(school: School, channel: ChannelAt): Promise<boolean>;
}

type Row = Pick<SendRow, 'name' | 'ref' | 'data'>;

/** What goes to a team's channel, in the school's language. No person is near it, so that nothing of one gets in. */
export function createChannels({ house, clock, served }: ChannelParts) {
  const sceneOf = (school: School): Scene<School> => ({
    now: clock.now(),
    school,
    read: house.read(school.id),
    id: () => clock.id(),
  });
  const readerOf = ({ id, language }: School): Reader => ({ schoolId: id, personId: '', language });
  const aboutOf = ({ ref, data }: Row) => ({ ref, data: data ?? {} });

  /** Throws where nobody said what of this message may stand in a channel. */
  async function posted(school: School, team: string, row: Row, again: boolean) {
    const post = house.registry.sends.get(row.name)?.post;
    if (!post) throw new Error(`"${row.name}" says nothing for a channel`);
    return post({ ...sceneOf(school), team, ...aboutOf(row), again });
  }

  async function compose(
    school: School,
    teamId: string,
    row: Row,
    again: boolean,
  ): Promise<Omit<Composed, 'version'> | typeof NOWHERE | undefined> {
    const made = await posted(school, teamId, row, again);
    const team = made && (await readTeam(house.read(school.id), teamId));
    if (!team) return undefined;
    const { channel } = team;
    if (!channel || !(await served(school, channel))) return NOWHERE;
    const { surface, tenant, place, channel: id } = channel;
    return { ...made, reader: readerOf(school), address: { surface, tenant, place, channel: id } };
  }

  /** Once for each way in which a channel fails, then weekly: to who linked it, else to `other`. */
  async function lost(
    school: School,
    teamId: string,
    row: SendRow,
    reason: string,
    other: string | undefined,
  ): Promise<{ save: Save[]; work: NewSend[] }> {
    const team = await readTeam(house.read(school.id), teamId);
    const now = clock.now();
    const why = team?.channel && reason === NOWHERE ? 'closed' : troubleOf(reason);
    const to = team && keeperOf(school, team, now, other);
    if (!team || !to || isTold(team, why, now)) return { save: [], work: [] };
    const note: NewSend = {
      type: 'send',
      name: 'school.channel-lost',
      id: `channel-lost:${row.id}`,
      to: { person: to },
      manner: 'addressed',
      dueAt: now,
      data: { team: teamId, why, at: timeOf(now) },
    };
    const data = { ...dataOf(team), told: { why, at: now } };
    return { save: [{ kind: TEAM, id: teamId, expect: team.version, data }], work: [note] };
  }

  /** As `Turns.view`. Whose view is not another one sees what stands there. */
  const view: Turns['view'] = async (actor: Actor, schoolId, messageId) => {
    const known = await house.directory.who(actor, clock.now(), schoolId);
    if (!known) return undefined;
    const { school, person } = known;
    const message = await house.read(school.id).get(MESSAGE, messageId);
    const { toChannel, send, about, data, surface, tenant, state } = message?.data ?? {};
    // A message to one person is nobody else's, and one in another workspace is not seen from this one.
    if (toChannel === undefined || send === undefined || state !== 'live') return undefined;
    if (surface !== actor.platform || tenant !== actor.tenant) return undefined;
    const colon = about?.indexOf(':') ?? -1;
    const ref = about && colon > 0 ? { kind: about.slice(0, colon), id: about.slice(colon + 1) } : undefined;
    const row = { name: send, ref, data };
    const made = await posted(school, toChannel, row, true);
    if (!made) return undefined;
    const theirs = made.userViews?.personIds.includes(person.id)
      ? await house.registry.sends
          .get(send)
          ?.view({ ...sceneOf(school), person, ...aboutOf(row), again: true })
      : undefined;
    const shown: { card: CardRef; reader: Reader } = theirs
      ? { card: theirs, reader: house.reader(school, person) }
      : { card: made.card, reader: readerOf(school) };
    return { ...shown, ...(made.userViews ? { userViews: made.userViews } : {}) };
  };

  return {
    compose,
    lost,
    view,
    /** By the school's days and hours: a channel is nobody in particular. */
    politeFrom: (school: School, now: Epoch): Epoch => politeMomentOfSchool(school, now),
  };
}
export type Channels = ReturnType<typeof createChannels>;

const isTold = ({ told }: TeamOf, why: ChannelTrouble, now: Epoch): boolean =>
  told !== undefined && told.why === why && now - told.at < TOLD_MS;

function keeperOf(school: School, team: TeamOf, now: Epoch, other: string | undefined): string | undefined {
  const here = [team.linkedBy, team.createdBy]
    .map((id) => school.people.get(id ?? ''))
    .find((person) => person && activeOn(person, dayOf(now)));
  return here?.id ?? other;
}

import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { channelName, readTeam } from '../../school/model/teams.js';
import { APPRECIATION, type Appreciation } from '../model/appreciation.js';
import { wantsOf } from '../model/preference.js';
import { ROUND } from '../model/round.js';
import { seconds, shownThanks } from './shown.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

/** In one post; the others of that week are read in a dialog. */
const MOST_IN_POST = 12;
/** More in one week, one reads no more. */
const MOST_IN_ROUND = 60;

const thanksOf = async ({ read, ref }: Pick<At, 'read' | 'ref'>) =>
  ref && (await read.get(APPRECIATION, ref.id));

/** To whom it is for. The words stand there as their writer chose them; where they could point at a child, they open in a dialog. */
const forThem: Spec = {
  name: 'thanks.for',
  async view(at) {
    const { school, read, person } = at;
    const record = await thanksOf(at);
    if (!record) return undefined;
    const { data, id } = record;
    const from = nameOf(school, data.senderId);
    if (data.state === 'WITHDRAWN')
      return at.again
        ? { card: 'appreciation/withdrawn', data: { line: text('thanks.gone', { from }) } }
        : undefined;
    const [wants] = await wantsOf(read, [person.id]);
    const channel = data.teamId === undefined ? undefined : (await readTeam(read, data.teamId))?.channel;
    const asks = data.state === 'ASKED' && wants === undefined && channel !== undefined;
    return {
      card: 'appreciation/for',
      data: {
        id,
        from,
        intro: text('thanks.for', { from, n: data.recipientIds.length }),
        with: data.recipientIds.length === 1 ? null : withOthers(school, data, person.id),
        open: data.open,
        ...(await shownThanks(at, data.open ? data : { ...data, words: undefined })),
        asks,
        ask: asks && channel ? text(`thanks.ask.${data.way}`, { channel: channelName(channel) }) : null,
      },
    };
  },
};

const withOthers = (school: School, { recipientIds }: Appreciation, own: string) =>
  text('thanks.with', {
    names: list(...recipientIds.filter((id) => id !== own).map((id) => nameOf(school, id))),
  });

const post: Spec = {
  name: 'thanks.post',
  view: () => undefined,
  async post(at) {
    const record = await thanksOf(at);
    if (!record || record.data.teamId !== at.team) return undefined;
    const { data } = record;
    if (data.state === 'WITHDRAWN') {
      const line = text('thanks.gone', { from: nameOf(at.school, data.senderId) });
      return at.again ? { card: { card: 'appreciation/withdrawn', data: { line } } } : undefined;
    }
    return data.state === 'POSTED' ? { card: await postCard(at, record) } : undefined;
  },
};

async function postCard(at: Scene<School>, { id, data }: Stored<Appreciation>): Promise<CardRef> {
  return {
    card: 'appreciation/post',
    data: { ...(await shownThanks(at, data)), id, seconds: await seconds(at, id) },
  };
}

/** What stands in a round, as it is now. */
export async function inRound({ read }: Pick<Scene<School>, 'read'>, roundId: string) {
  const { items } = await read.find(APPRECIATION, {
    where: { roundId },
    order: { field: 'createdAt', direction: 'asc' },
    limit: MOST_IN_ROUND,
  });
  return items.filter(({ data }) => data.state === 'POSTED');
}

const round: Spec = {
  name: 'thanks.round',
  view: () => undefined,
  async post(at) {
    const record = at.ref && (await at.read.get(ROUND, at.ref.id));
    if (!record || record.data.teamId !== at.team) return undefined;
    const all = await inRound(at, record.id);
    if (all.length === 0 && !at.again) return undefined;
    const items = await Promise.all(
      all.slice(0, MOST_IN_POST).map(async (one) => ({
        ...(await shownThanks(at, one.data)),
        seconds: await seconds(at, one.id),
      })),
    );
    return {
      card: {
        card: 'appreciation/round',
        data: { id: record.id, items, more: all.length > MOST_IN_POST, none: all.length === 0 },
      },
    };
  },
};

/** A line in the digest of who wrote it. */
const stayed: Spec = {
  name: 'thanks.stayed',
  view: () => undefined,
  async line(at) {
    const record = await thanksOf(at);
    if (record?.data.state !== 'PERSONAL') return undefined;
    const to = list(...record.data.recipientIds.map((id) => nameOf(at.school, id)));
    const { teamId } = record.data;
    const gone = teamId !== undefined && !(await readTeam(at.read, teamId));
    return text(gone ? 'digest.thanks.noChannel' : 'digest.thanks.stayed', { to });
  },
};

export const thanksSends: Spec[] = [forThem, post, round, stayed];

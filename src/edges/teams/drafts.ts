import { z } from 'zod';
import type { ChannelAt, Original } from '../../kernel/interaction.js';
import { defineKind } from '../../kernel/kind.js';
import type { Epoch, Json } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import type { AdaptiveCard } from '../../render/card.js';

const DAY = 86_400_000;

/** What Teams does not give back: the dialog that is open, or what a button is to open. */
export interface Draft {
  /** `tenant:user`; nobody else gets it. */
  owner: string;
  /** School time. */
  until: Epoch;
  /** A typed command, to be run when its dialog is opened. */
  text?: string;
  /** A dialog as it was drawn. */
  card?: Json;
  title?: string;
  /** Where the command was typed: a channel, and what people call it. */
  channel?: string;
  channelName?: string;
  /** The message that the dialog is about. */
  author?: string;
  link?: string;
}

export const TEAMS_DRAFT = defineKind<Draft>({
  kind: 'teams-draft',
  schema: z.strictObject({
    owner: z.string(),
    until: z.number(),
    text: z.string().optional(),
    card: z.json().optional(),
    title: z.string().optional(),
    channel: z.string().optional(),
    channelName: z.string().optional(),
    author: z.string().optional(),
    link: z.string().optional(),
  }) as z.ZodType<Draft>,
  sealed: ['text', 'card', 'title', 'link'],
  indexes: [],
  expiresAt: ({ until }) => until,
});

type Owner = { tenant: string; user: string };

export interface Kept {
  text?: string;
  card?: AdaptiveCard;
  title?: string;
  channel?: ChannelAt;
  original?: Original;
}

export interface Drafts {
  /** A new id; the draft is there once `keep` resolves. */
  id(): string;
  keep(schoolId: string, id: string, owner: Owner, kept: Kept): Promise<void>;
  /** undefined: expired, somebody else's, or none. */
  get(schoolId: string, id: string, owner: Owner): Promise<Kept | undefined>;
}

const ownerOf = ({ tenant, user }: Owner): string => `${tenant}:${user}`;

const channelAt = ({ tenant }: Owner, channel: string, name: string | undefined): ChannelAt => ({
  surface: 'teams',
  tenant,
  place: channel,
  channel,
  ...(name ? { name } : {}),
});

export function createDrafts({ store, clock }: { store: Store; clock: Clock }): Drafts {
  return {
    id: () => clock.id(),
    async keep(schoolId, id, owner, { text, card, title, channel, original }) {
      const data: Draft = {
        owner: ownerOf(owner),
        until: clock.now() + DAY,
        ...(text === undefined ? {} : { text }),
        ...(card ? { card: card as unknown as Json } : {}),
        ...(title === undefined ? {} : { title }),
        ...(channel ? { channel: channel.channel } : {}),
        ...(channel?.name ? { channelName: channel.name } : {}),
        ...(original ? { author: original.author.user } : {}),
        ...(original?.link ? { link: original.link } : {}),
      };
      const save = [{ kind: TEAMS_DRAFT, id, expect: 0, data }];
      await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, clock.real());
    },
    async get(schoolId, id, owner) {
      const draft = (await store.get(TEAMS_DRAFT, schoolId, id))?.data;
      if (!draft || draft.owner !== ownerOf(owner) || draft.until <= clock.now()) return undefined;
      const { text, card, title, channel, channelName, author, link } = draft;
      const original: Original | undefined = author
        ? { author: { platform: 'teams', tenant: owner.tenant, user: author }, ...(link ? { link } : {}) }
        : undefined;
      return {
        ...(text === undefined ? {} : { text }),
        ...(card ? { card: card as unknown as AdaptiveCard } : {}),
        ...(title === undefined ? {} : { title }),
        ...(channel ? { channel: channelAt(owner, channel, channelName) } : {}),
        ...(original ? { original } : {}),
      };
    },
  };
}

import type { CardRef, Reader } from '../kernel/card.js';
import type { Actor, Answer, Interaction, Platform } from '../kernel/interaction.js';
import type { Epoch } from '../kernel/values.js';

export interface Persona {
  id: string;
  name: string;
  email: string;
  roles: string[];
  classes: string[];
}

/** A platform's user as a person of a school. */
export interface Acquaintance {
  schoolId: string;
  personId: string;
  name: string;
  email: string;
}

/** How an edge whose users have ids of their own comes to know people. */
export interface Acquaintances {
  /** undefined: nobody we know (yet), or nobody any more. */
  who(actor: Actor): Promise<Acquaintance | undefined>;
  /**
   * Looks for this e-mail in the schools of the actor's tenant and remembers the match. The e-mail must come from the
   * platform itself. undefined: in none of them. `first`: what must be done before anybody else can see that they are known.
   */
  introduce(actor: Actor, email: string, first?: () => Promise<void>): Promise<Acquaintance | undefined>;
  /** This user is no longer whom we took them for (a guest now, deactivated). */
  forget(actor: Actor): Promise<void>;
  /** As whom these people of a school are known in a tenant, in the same order; left out who is not. */
  usersOf(
    tenant: Pick<Actor, 'platform' | 'tenant'>,
    schoolId: string,
    personIds: readonly string[],
  ): Promise<string[]>;
  /** The schools of a tenant; empty: none, everybody in it gets the refusal. */
  schoolsOf(tenant: Pick<Actor, 'platform' | 'tenant'>): Promise<string[]>;
  /** `all`: every school there is, for the workspace whose token stands in the settings. */
  link(tenant: Pick<Actor, 'platform' | 'tenant'>, schools: string[] | 'all'): Promise<void>;
  /** Also forgets whom its users were taken for. */
  unlink(tenant: Pick<Actor, 'platform' | 'tenant'>): Promise<void>;
  /** The only school there is, as long as no tenant of this platform is linked to any; else undefined. */
  soleSchool(platform: Platform): Promise<string | undefined>;
}

/** What an edge may ask of the house. The router is it; an edge gets it handed in. */
export interface Turns {
  /** Never throws: a fault becomes an answer with a reference number. */
  act(interaction: Interaction): Promise<Answer>;
  /** Whether a verb opens a dialog: some surfaces must know before they show its button. */
  opens(verb: string): 'dialog' | 'act';
  /** undefined: nobody we know. */
  home(actor: Actor): Promise<{ card: CardRef; reader: Reader } | undefined>;
  /**
   * What this person sees of a message in a channel, by the id under which it was delivered: their own view where they have
   * one, else what stands there. No act, and nothing is written. undefined: nobody we know, or no such message in a channel.
   */
  view(
    actor: Actor,
    schoolId: string,
    messageId: string,
  ): Promise<{ card: CardRef; reader: Reader; userViews?: { personIds: string[] } } | undefined>;
  /** Everyone of a school, for the sandbox's persona list only. */
  people(schoolId: string): Promise<Persona[]>;
  /** Resolves when no work is due any more. */
  drained(): Promise<void>;
  /** Sandbox only: moves school time forward and runs what fell due, in due order, each at its own time. */
  moveClock(to: Epoch): Promise<{ now: Epoch; ran: number }>;
}

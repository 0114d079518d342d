import type { CardRef, Reader } from '../kernel/card.js';
import type { Actor, Answer, Interaction } from '../kernel/interaction.js';
import type { Epoch } from '../kernel/values.js';

export interface Persona {
  id: string;
  name: string;
  email: string;
  roles: string[];
  classes: string[];
}

/** What an edge may ask of the house. The router is it; an edge gets it handed in. */
export interface Turns {
  /** Never throws: a fault becomes an answer with a reference number. */
  act(interaction: Interaction): Promise<Answer>;
  /** undefined: nobody we know. */
  home(actor: Actor): Promise<{ card: CardRef; reader: Reader } | undefined>;
  /** Everyone of a school, for the sandbox's persona list only. */
  people(schoolId: string): Promise<Persona[]>;
  /** Resolves when no work is due any more. */
  drained(): Promise<void>;
  /** Sandbox only: moves school time forward and runs what fell due, in due order, each at its own time. */
  moveClock(to: Epoch): Promise<{ now: Epoch; ran: number }>;
}

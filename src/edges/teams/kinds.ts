import type { KindSpec } from '../../kernel/kind.js';

/** What the Teams edge keeps of its own; handed to the store by main. */
export const TEAMS_KINDS: KindSpec[] = [];

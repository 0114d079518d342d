import type { KindSpec } from '../../kernel/kind.js';
import { TEAMS_CONVERSATION, TEAMS_TENANT } from './conversations.js';
import { TEAMS_DRAFT } from './drafts.js';
import { TEAMS_MEMBER } from './people.js';

/** What the Teams edge keeps of its own; handed to the store by main. */
export const TEAMS_KINDS: KindSpec[] = [TEAMS_CONVERSATION, TEAMS_TENANT, TEAMS_MEMBER, TEAMS_DRAFT];

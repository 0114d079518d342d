import type { KindSpec } from '../../kernel/kind.js';

/** What the Slack edge keeps of its own; handed to the store by main. */
export const SLACK_KINDS: KindSpec[] = [];

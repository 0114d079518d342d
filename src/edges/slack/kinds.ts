import type { KindSpec } from '../../kernel/kind.js';
import { SLACK_INSTALLATION } from './installations.js';
import { LONG_LIST } from './long-lists.js';
import { SLACK_WORKSPACE } from './workspace.js';

/** What the Slack edge keeps of its own; handed to the store by main. */
export const SLACK_KINDS: KindSpec[] = [SLACK_INSTALLATION, SLACK_WORKSPACE, LONG_LIST];

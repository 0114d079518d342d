import { COMMANDS } from '../../src/features/commands.js';
import { FEATURES } from '../../src/features/index.js';
import { createLog } from '../../src/log.js';
import { createMetrics } from '../../src/metrics.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Store } from '../../src/ports/store.js';
import { createRouter, type RouterOptions } from '../../src/router.js';

/** The router with all features on a store; it logs nothing, and what it puts down to be sent is not sent. */
export const quietRouter = (store: Store, clock: Clock, more: Partial<RouterOptions> = {}) =>
  createRouter({
    features: FEATURES,
    commands: COMMANDS,
    store,
    clock,
    log: createLog('silent'),
    metrics: createMetrics(),
    sandbox: true,
    wake() {},
    ...more,
  });

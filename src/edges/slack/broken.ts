import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';

/** Workspaces in which the app can do nothing, with Slack's code for it. */
export interface Broken {
  /** Told to the log once, and counted for an alarm. */
  add(tenant: string, reason: string): void;
  mended(tenant: string): void;
  /** The app is gone from it, or new in it. */
  forget(tenant: string): void;
  all(): Record<string, string>;
}

export function createBroken({ log, metrics }: { log: Log; metrics?: Pick<Metrics, 'unreachable'> }): Broken {
  const reasons = new Map<string, string>();
  const count = () => metrics?.unreachable.set({ surface: 'slack' }, reasons.size);
  return {
    add(tenant, reason) {
      if (reasons.get(tenant) === reason) return;
      reasons.set(tenant, reason);
      count();
      log.error({ tenant, reason }, 'Slack: this workspace cannot be reached');
    },
    mended(tenant) {
      if (!reasons.delete(tenant)) return;
      count();
      log.info({ tenant }, 'Slack: this workspace can be reached again');
    },
    forget(tenant) {
      reasons.delete(tenant);
      count();
    },
    all: () => Object.fromEntries(reasons),
  };
}

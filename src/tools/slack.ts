import { parseArgs } from 'node:util';
import { SLACK_INSTALLATION } from '../edges/slack/installations.js';
import { FIRST, SLACK_WORKSPACE } from '../edges/slack/workspace.js';
import { SCHOOL, TENANT, tenantId } from '../features/school/model/school-kinds.js';
import type { Stored } from '../kernel/kind.js';
import { EVERYWHERE } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { Acquaintances } from '../ports/turns.js';
import { createAcquaintances } from '../router/acquaintance.js';
import { createHouse } from '../router/house.js';

export const HELP = `zorgbode slack list
zorgbode slack link --workspace T0123456 --school ID [--school ID]
zorgbode slack unlink --workspace T0123456

list      the workspaces where the app is installed, with their schools
link      from now on who is in this workspace is found in these schools, by their e-mail, and in no others
unlink    nobody in this workspace is anybody any more; the app stays installed

E-mail addresses in a workspace are set by whoever administers it: link only workspaces that you know.`;

export interface SlackToolParts {
  store: Store;
  clock: Clock;
  out(line: string): void;
  complain(line: string): void;
}

/** `slack list`, `slack link` and `slack unlink`. Returns the exit code: 0, 1 when something is not there, 2 for wrong arguments. */
export async function runSlack(args: string[], parts: SlackToolParts): Promise<number> {
  const { store, clock, out, complain } = parts;
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    complain((error as Error).message);
    return 2;
  }
  const { values, positionals } = read;
  const { workspace, school: schools = [] } = values;
  if (values.help) {
    out(HELP);
    return 0;
  }
  const asked = positionals.join(' ');
  const turns = createAcquaintances({ house: createHouse([], store), store, clock });
  if (asked === 'list') return list(store, out);
  if (asked === 'link' && workspace && schools.length > 0) return link(parts, turns, workspace, schools);
  if (asked === 'unlink' && workspace) return unlink(parts, turns, workspace);
  complain(HELP);
  return 2;
}

const readArguments = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      school: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });

async function everything<T>(page: (after?: string) => Promise<{ items: Stored<T>[]; next?: string }>) {
  const found: Stored<T>[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await page(after);
    found.push(...items);
    after = next;
  } while (after !== undefined);
  return found;
}

async function list(store: Store, out: (line: string) => void): Promise<number> {
  const installed = await everything((after) =>
    store.find(SLACK_INSTALLATION, EVERYWHERE, { limit: 100, after }),
  );
  const linked = await everything((after) =>
    store.find(TENANT, EVERYWHERE, { where: { platform: 'slack' }, limit: 100, after }),
  );
  const tenants = new Set([...installed.map(({ id }) => id), ...linked.map(({ data }) => data.tenant)]);
  if (tenants.size === 0) out('No workspace has installed the app yet.');
  for (const tenant of [...tenants].sort()) {
    const name = installed.find(({ id }) => id === tenant)?.data.teamName ?? '';
    const schools = linked.find(({ data }) => data.tenant === tenant)?.data;
    const where = schools?.all ? 'every school' : schools?.schools.join(', ');
    out(`${tenant}  ${name.padEnd(24)}  ${where || 'linked to no school'}`);
  }
  return 0;
}

async function link(
  { store, out, complain }: SlackToolParts,
  turns: Acquaintances,
  workspace: string,
  schools: string[],
): Promise<number> {
  const known = await store.schools(SCHOOL);
  const unknown = schools.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    complain(
      known.length === 0
        ? 'There is no school yet: npm run cli -- school import FOLDER'
        : `There is no school "${unknown.join('", "')}". There is: ${known.join(', ')}.`,
    );
    return 1;
  }
  if (!(await store.get(SLACK_INSTALLATION, EVERYWHERE, workspace))) {
    complain(`The app is not installed in ${workspace}. See: npm run cli -- slack list`);
    return 1;
  }
  const tenant = { platform: 'slack', tenant: workspace } as const;
  // Whoever was found in a school that is no longer among them must be looked for again.
  await turns.unlink(tenant);
  await turns.link(tenant, schools);
  out(`${workspace} is linked to ${schools.join(', ')}.`);
  return 0;
}

async function unlink(
  { store, clock, out, complain }: SlackToolParts,
  turns: Acquaintances,
  workspace: string,
): Promise<number> {
  if (!(await store.get(TENANT, EVERYWHERE, tenantId('slack', workspace)))) {
    complain(`${workspace} is linked to no school. See: npm run cli -- slack list`);
    return 1;
  }
  await turns.unlink({ platform: 'slack', tenant: workspace });
  // Nor may it be linked again by itself when it is installed once more.
  const first = await store.get(SLACK_WORKSPACE, EVERYWHERE, FIRST);
  const save = [{ kind: SLACK_WORKSPACE, id: FIRST, expect: first?.version ?? 0, data: { tenant: '-' } }];
  await store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, clock.real());
  out(`${workspace} is linked to no school any more.`);
  return 0;
}

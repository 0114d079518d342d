import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Epoch } from '../../kernel/values.js';

/** A payload of Slack's, read but not to be trusted. */
export type Payload = Record<string, unknown>;

/** Older or newer than this is a repeated or a made-up request. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const SKEW_SECONDS = 300;
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const SECONDS = /^[0-9]{1,12}$/;

/**
 * Whether Slack signed this body now: version 0 only, the whole body as it came, a clock that differs by five minutes at
 * most, to either side. `real` in ms.
 */
export function isSigned(headers: IncomingHttpHeaders, raw: Buffer, secret: string, real: Epoch): boolean {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return false;
  if (typeof timestamp !== 'string' || !SECONDS.test(timestamp)) return false;
  if (Math.abs(real / 1000 - Number(timestamp)) > SKEW_SECONDS) return false;
  const wanted = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest();
  return timingSafeEqual(wanted, Buffer.from(signature.slice(3), 'hex'));
}

export const isObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Kind = 'command' | 'shortcut' | 'action' | 'submission' | 'closed' | 'options' | 'event';
const TYPES: Record<string, Kind> = {
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_actions: 'action',
  view_submission: 'submission',
  view_closed: 'closed',
  block_suggestion: 'options',
  event_callback: 'event',
};

/** What a payload is, as far as it has what each of its kind has; undefined for all others, which Bolt must not see. */
export function kindOf(body: Payload): Kind | undefined {
  if (body.event !== undefined)
    return isObject(body.event) && typeof body.event.type === 'string' ? 'event' : undefined;
  if (body.command !== undefined)
    return isId(body.user_id) && typeof body.command === 'string' ? 'command' : undefined;
  const { type } = body;
  const kind = typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (kind === undefined || kind === 'event' || !isObject(body.user) || !isId(body.user.id)) return undefined;
  // What Bolt looks into to tell the kinds apart.
  if (
    body.name !== undefined ||
    (body.channel !== undefined && body.channel !== null && !isObject(body.channel))
  )
    return undefined;
  const needs = {
    action: Array.isArray(body.actions) && body.actions.length > 0 && body.actions.every(isObject),
  };
  if ((kind === 'action') !== (body.actions !== undefined)) return undefined;
  if (kind === 'action' && !needs.action) return undefined;
  if ((kind === 'submission' || kind === 'closed') && !isObject(body.view)) return undefined;
  return kind;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[A-Z0-9]{2,40}$/.test(value);

/** The workspace (or the organisation that installed the app as a whole) that a payload comes from. */
export interface Origin {
  /** Under which the app was installed. */
  tenant: string;
  teamId?: string;
  enterpriseId?: string;
  appId?: string;
}

export function originOf(body: Payload): Origin | undefined {
  const authorization = Array.isArray(body.authorizations) ? body.authorizations[0] : undefined;
  const from = isObject(authorization) ? authorization : body;
  const view = isObject(body.view) ? body.view : {};
  const team = isObject(body.team) ? body.team : {};
  const user = isObject(body.user) ? body.user : {};
  const enterprise = isObject(body.enterprise) ? body.enterprise : {};
  const teamId = [view.app_installed_team_id, from.team_id, team.id, user.team_id].find(isId);
  const enterpriseId = [from.enterprise_id, enterprise.id, team.enterprise_id].find(isId);
  const said = from.is_enterprise_install ?? body.is_enterprise_install;
  const whole = said === true || said === 'true';
  const tenant = whole ? enterpriseId : teamId;
  if (tenant === undefined) return undefined;
  return { tenant, teamId, enterpriseId, appId: isId(body.api_app_id) ? body.api_app_id : undefined };
}

/** What we know of the app in a workspace. */
export interface Installed {
  botUserId: string;
  botId: string;
  teamId: string;
  enterpriseId?: string;
  appId?: string;
}

/** Whether a payload is for this installation of our app. */
export function isOurs(origin: Origin, installed: Installed): boolean {
  if (installed.appId !== undefined && origin.appId !== installed.appId) return false;
  if (origin.tenant !== installed.teamId && origin.tenant !== installed.enterpriseId) return false;
  return (
    origin.enterpriseId === undefined ||
    installed.enterpriseId === undefined ||
    origin.enterpriseId === installed.enterpriseId
  );
}

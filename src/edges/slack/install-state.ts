import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Epoch } from '../../kernel/values.js';

/** How long somebody may take to allow the app, in real ms. */
const GOOD_FOR = 10 * 60_000;
const STATE = /^([\w-]{22})\.(\d{10,15})\.([\w-]{43})$/;
const BROWSER = /^[\w-]{43}$/;

export interface InstallStates {
  /** For a browser that begins: what goes to Slack and comes back, and the cookie that must come with it. */
  begin(real: Epoch): { state: string; cookie: string };
  /** The key under which it may be used once; undefined: not ours, of another browser, or too late. */
  keyOf(state: string | null, cookies: string | undefined, real: Epoch): string | undefined;
  /** Takes the cookie away. */
  end: string;
}

/**
 * A state is signed instead of stored, with the browser's secret in the signature: whoever merely opens the page makes us keep
 * nothing, and any process can finish it. That it was used is what the store remembers.
 */
export function createInstallStates(secret: string, secure: boolean): InstallStates {
  const name = secure ? '__Host-zorgbode-slack' : 'zorgbode-slack';
  const cookie = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  const sign = (nonce: string, until: string, browser: string) =>
    createHmac('sha256', secret).update(`slack-install ${nonce} ${until} ${browser}`).digest();

  return {
    begin(real) {
      const nonce = randomBytes(16).toString('base64url');
      const browser = randomBytes(32).toString('base64url');
      const until = String(real + GOOD_FOR);
      const mac = sign(nonce, until, browser).toString('base64url');
      return { state: `${nonce}.${until}.${mac}`, cookie: cookie(browser, GOOD_FOR / 1000) };
    },
    keyOf(state, cookies, real) {
      const [, nonce, until, mac] = STATE.exec(state ?? '') ?? [];
      const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
      const browser = pairs.find(([key]) => key === name)?.[1] ?? '';
      if (!nonce || !until || !mac || !BROWSER.test(browser)) return undefined;
      if (!timingSafeEqual(sign(nonce, until, browser), Buffer.from(mac, 'base64url'))) return undefined;
      const left = Number(until) - real;
      if (left <= 0 || left > GOOD_FOR) return undefined;
      return `slack-install:${createHash('sha256').update(nonce).digest('base64url')}`;
    },
    end: cookie('', 0),
  };
}

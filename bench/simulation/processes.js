import { fork } from 'node:child_process';
import { openHouse } from './house.js';

const CHILD = new URL('child.js', import.meta.url);

/** A process of the product inside this one: the same run for the same seed. */
export async function startLocal(options) {
  const self = { dead: () => house.dead() };
  const house = await openHouse({ ...options, deliver: async (message) => options.deliver(message, self) });
  return Object.assign(self, house);
}

/**
 * A real process on the same store file. Its clock is ours, told with each call; every message of it comes here as a call to the
 * platform. `dieAfter`: it is killed (SIGKILL) at so many messages, or so many milliseconds after that, whichever comes first.
 */
export async function startChild({ deliver, complain, ...options }) {
  const child = fork(CHILD, { serialization: 'advanced', execArgv: ['--no-warnings'] });
  const waiting = new Map();
  let n = 0;
  let left = Number.POSITIVE_INFINITY;
  let gone = false;
  const died = new Promise((resolve) => {
    child.once('exit', () => {
      gone = true;
      resolve('died');
      for (const done of waiting.values()) done.resolve('died');
      waiting.clear();
    });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await died;
  };
  const self = { dead: () => gone };
  child.on('message', (message) => {
    if (message.deliver) {
      const answer = deliver(message.deliver, self);
      left -= 1;
      if (left <= 0) child.kill('SIGKILL');
      else child.send({ answer, to: message.call }, () => {});
    } else if (message.complaint) complain(message.complaint);
    else {
      const done = waiting.get(message.to);
      waiting.delete(message.to);
      if (message.error) done?.reject(new Error(message.error));
      else done?.resolve(message.result);
    }
  });
  const call = (method, ...args) =>
    new Promise((resolve, reject) => {
      if (gone) return resolve('died');
      n += 1;
      waiting.set(n, { resolve, reject });
      child.send({ call: n, method, args }, () => {});
      return undefined;
    });
  await call('open', options);
  return Object.assign(self, {
    start: (now) => call('start', now),
    act: (now, interaction) => call('act', now, interaction),
    runDue: (now) => call('runDue', now),
    sweep: (now) => call('sweep', now),
    dieAfter(steps) {
      left = Math.ceil(steps / 8);
      setTimeout(() => child.kill('SIGKILL'), steps / 2).unref();
    },
    kill,
    async stop() {
      await call('stop');
      await kill();
    },
  });
}

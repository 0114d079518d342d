import { openHouse } from './house.js';

/** The other end of `startChild`: a house in a process of its own. */
const calls = new Map();
let house;
let n = 0;

const deliver = (message) =>
  new Promise((resolve) => {
    n += 1;
    calls.set(n, resolve);
    process.send({ deliver: message, call: n });
  });

async function run({ method, args }) {
  if (method !== 'open') return house[method](...args);
  house = await openHouse({ ...args[0], deliver, complain: (complaint) => process.send({ complaint }) });
  return undefined;
}

process.on('message', (message) => {
  if (message.answer) {
    calls.get(message.to)?.(message.answer);
    calls.delete(message.to);
    return;
  }
  run(message).then(
    (result) => process.send({ to: message.call, result }),
    (error) => process.send({ to: message.call, error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit());

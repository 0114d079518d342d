import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { newId } from './work-id.js';

/*
 * A lease names who holds it: machine, process, and a nonce, since a container's process has the same number after every
 * start. A killed process cannot give its rows back; the next one to open the store on that machine does, instead of waiting for the lease.
 */

const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const NONCE = randomBytes(4).toString('hex');

export const newLease = (): string => `${MACHINE}-${process.pid}-${NONCE}-${newId()}`;

/** Whether its holder was a process of this machine that is no longer there. */
export const isGone = (lease: string): boolean => {
  const [machine, pid, nonce] = lease.split('-');
  if (machine !== MACHINE || nonce === NONCE) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
};

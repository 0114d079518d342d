import { randomBytes } from 'node:crypto';

const boot = randomBytes(6).toString('hex');
let made = 0;
/** For a work row or a lease: unique across processes, rising within one, letters and digits only. */
export const newId = (): string => `w${boot}${(made++).toString(36).padStart(7, '0')}`;

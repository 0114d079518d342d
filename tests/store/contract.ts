import { afterAll, describe } from '@jest/globals';
import { commitContract } from './contract-commit.js';
import { findContract } from './contract-find.js';
import { oftenContract } from './contract-often.js';
import { openContract } from './contract-open.js';
import { poolContract } from './contract-pool.js';
import { workContract } from './contract-work.js';
import type { Engine } from './support.js';

/** The whole of src/ports/store.ts, for any adapter. A new database passes this and nothing else needs to change. */
export const storeContract = (engine: Engine, runs: number): void => {
  afterAll(() => engine.end());
  describe('commit', () => commitContract(engine));
  describe('what many put together', () => poolContract(engine));
  describe('what is asked for often', () => oftenContract(engine, runs / 5));
  describe('find', () => findContract(engine, runs));
  describe('work', () => workContract(engine));
  describe('opening', () => openContract(engine));
};

import { describe } from '@jest/globals';
import { storeContract } from './contract.js';
import { sqliteEngine } from './engines.js';

describe('SQLite', () => storeContract(sqliteEngine(), 100));

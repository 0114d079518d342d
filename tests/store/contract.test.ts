import { describe, it } from '@jest/globals';
import { storeContract } from './contract.js';
import { mongoEngine, sqliteEngine } from './engines.js';

const uri = process.env.MONGODB_URI;

describe('SQLite', () => storeContract(sqliteEngine(), 100));

if (uri) describe('MongoDB', () => storeContract(mongoEngine(uri), 25));
else describe.skip('MongoDB (set MONGODB_URI to run)', () => it.skip('holds the same contract', () => {}));

import { randomBytes } from 'node:crypto';
import { describe, it } from '@jest/globals';
import mongoose from 'mongoose';

/** What a run on an engine needs: settings for the process, and what is left to clean up. */
export interface EngineRun {
  environment: Record<string, string>;
  clean(): Promise<void>;
}

const mongoRun = (server: string): EngineRun => {
  const url = new URL(server);
  url.pathname = `/zorgbode_test_${randomBytes(6).toString('hex')}`;
  return {
    environment: { DATABASE_URL: url.href },
    async clean() {
      const connection = await mongoose.createConnection(url.href).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
};

/** The same tests on SQLite, and on MongoDB where `MONGODB_URI` names a replica set; else skipped by name. */
export function onEveryEngine(name: string, tests: (run: EngineRun) => void): void {
  describe(`${name}, on SQLite`, () => tests({ environment: {}, clean: async () => {} }));
  const server = process.env.MONGODB_URI;
  if (server) describe(`${name}, on MongoDB`, () => tests(mongoRun(server)));
  else describe.skip(`${name}, on MongoDB (set MONGODB_URI to run)`, () => it.skip('the same', () => {}));
}

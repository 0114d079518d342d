import mongoose, { type ClientSession, type Connection } from 'mongoose';
import { Undo } from '../undo.js';

/** Tries of a transaction that others got in the way of; the driver's own retries come on top. */
const TRIES = 20;

/** Something else was committed in between: the same transaction may well succeed now. */
export class Again extends Error {}

/** Code of a duplicate key. */
export const isTaken = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 11000;

/** WriteConflict and LockTimeout may also come without the driver's label for passing errors. */
const isPassing = (error: unknown): boolean =>
  error instanceof Again || [24, 112].includes(Number((error as { code?: unknown } | undefined)?.code));

/**
 * Throws for a server on its own: it has no transactions, so a request could be kept while its message is lost.
 * @param hello the server's answer to `hello`.
 */
export const requireReplicaSet = (hello: Record<string, unknown>): void => {
  if (hello.setName !== undefined || hello.msg === 'isdbgrid') return;
  throw new Error(
    'This MongoDB server stands alone and has no transactions. Start it as a replica set (one member will do: ' +
      '`mongod --replSet rs0`, then `rs.initiate()`) and add `replicaSet=rs0` to DATABASE_URL, or use infra/compose.yaml.',
  );
};

/** Rejects when no server answers within 10 s, or when it is no replica set. */
export const connect = async (url: string): Promise<Connection> => {
  const connection = await mongoose
    .createConnection(url, {
      appName: 'zorgbode',
      autoCreate: false,
      autoIndex: false,
      bufferCommands: false,
      promoteBuffers: true,
      readPreference: 'primary',
      serverSelectionTimeoutMS: 10_000,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise();
  try {
    requireReplicaSet(await connection.db!.admin().command({ hello: 1 }));
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/** The result of `act`, all of whose writes are kept or none; what an Undo carries when it threw one. `act` may run many times. */
export const transact = async <T>(
  connection: Connection,
  act: (session: ClientSession) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    const session = await connection.startSession();
    try {
      return await session.withTransaction(() => act(session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', journal: true },
      });
    } catch (error) {
      if (error instanceof Undo) return error.result;
      if (!isPassing(error) || tries >= TRIES) throw error;
    } finally {
      await session.endSession();
    }
  }
};

/** What `write` gives; a duplicate key becomes `instead`. */
export const orIfTaken = async <T>(write: Promise<T>, instead: Error): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    throw isTaken(error) ? instead : error;
  }
};

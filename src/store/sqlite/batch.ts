import { Undo } from '../undo.js';
import { type Connection, isBusy, TRIES } from './connection.js';

interface Job {
  act(): unknown;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Jobs in one transaction; more would make one wait too long for the first of them. */
const MOST = 256;

const together = (job: Job): (() => void) => {
  const result = job.act();
  return () => job.resolve(result);
};

/**
 * Group commit: jobs that arrive in one turn of the event loop share a transaction and so one fsync; each is answered only after
 * the commit. Ten turns together cost about half of ten commits. When one throws, as a conflict does, all are undone and done
 * again with a savepoint each, so that only that one is undone; nearly always none does, and two statements a job are saved.
 */
export class Batch {
  private queue: Job[] = [];
  private waiting: (() => void)[] = [];
  private scheduled = false;
  private busy = 0;
  /** Whether the next batch gives each job a savepoint: the one before had a job that threw, and was undone whole. */
  private apart = false;

  /** `undone`: called when what a job did is not so after all, before anybody else does anything. */
  constructor(
    private readonly db: Connection,
    private readonly undone: () => void = () => {},
  ) {}

  /** The result of `act`, run inside the transaction, perhaps twice. Rejects with what it threw. */
  run<T>(act: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ act, resolve: resolve as Job['resolve'], reject });
      this.schedule();
    });
  }

  /** Resolves when every job given so far has been answered. */
  idle(): Promise<void> {
    if (this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
      if (this.queue.length > 0) this.schedule();
      else for (const done of this.waiting.splice(0)) done();
    });
  }

  private flush(): void {
    try {
      this.db.run('BEGIN IMMEDIATE');
      this.busy = 0;
    } catch (error) {
      this.busy++;
      // Another process writes: the event loop goes on, and the jobs wait for the next turn.
      if (isBusy(error) && this.busy < TRIES) return;
      this.busy = 0;
      for (const job of this.queue.splice(0)) job.reject(error);
      return;
    }
    const jobs = this.queue.splice(0, MOST);
    const apart = this.apart;
    this.apart = false;
    const answers: (() => void)[] = [];
    try {
      for (const job of jobs) answers.push(apart ? this.one(job) : together(job));
      this.db.run('COMMIT');
    } catch (error) {
      this.undo();
      if (apart) for (const job of jobs) job.reject(error);
      else {
        this.apart = true;
        this.queue.unshift(...jobs);
      }
      return;
    }
    for (const answer of answers) answer();
  }

  private one(job: Job): () => void {
    this.db.run('SAVEPOINT job');
    try {
      const result = job.act();
      this.db.run('RELEASE job');
      return () => job.resolve(result);
    } catch (error) {
      this.db.run('ROLLBACK TO job');
      this.db.run('RELEASE job');
      this.undone();
      return error instanceof Undo ? () => job.resolve(error.result) : () => job.reject(error);
    }
  }

  private undo(): void {
    this.undone();
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // A full disk or a failing one has already ended the transaction.
    }
  }
}

/** Loaded before the program, with `--expose-gc`: says how much it really keeps, when it is asked. The program knows nothing of it. */
process.on('message', () => {
  // Twice: what only a finalizer kept goes with the second.
  globalThis.gc();
  globalThis.gc();
  process.send(process.memoryUsage());
});
// Nobody waits for it.
process.channel?.unref();

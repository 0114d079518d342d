import { Worker } from 'node:worker_threads';

/** What is drawn, and with what: the paths of the package, its wasm and the fonts; the family that stands for all. */
export interface SvgJob {
  svg: string;
  library: string;
  wasm: string;
  fonts: string[];
  family: string;
}

/** As a text, since a file of its own would be looked for in one place from a build and in another from the tests. */
const IN_WORKER = `
const { readFileSync } = require('node:fs');
const { parentPort, workerData: job } = require('node:worker_threads');
const { initWasm, Resvg } = require(job.library);
initWasm(readFileSync(job.wasm)).then(() => {
  const font = { fontBuffers: job.fonts.map((path) => readFileSync(path)), defaultFontFamily: job.family };
  parentPort.postMessage(new Resvg(job.svg, { font }).render().asPng());
});`;

let before: Promise<unknown> = Promise.resolve();

/**
 * SVG → PNG, beside the event loop, which the tenth of a second that it takes would hold up (a third with the start). One at a time, and
 * the worker ends with it: few pictures are drawn, and its 60 MB are not kept for them.
 */
export function drawSvg(job: SvgJob): Promise<Buffer> {
  const drawn = before.then(() => inWorker(job));
  before = drawn.catch(() => undefined);
  return drawn;
}

function inWorker(job: SvgJob): Promise<Buffer> {
  return new Promise((done, failed) => {
    const worker = new Worker(IN_WORKER, { eval: true, workerData: job });
    let png: Uint8Array | undefined;
    worker.once('message', (drawn: Uint8Array) => {
      png = drawn;
    });
    worker.once('error', failed);
    // Only when it is gone, so that none is left when the process stops.
    worker.once('exit', (code) => {
      if (png) done(Buffer.from(png));
      else failed(new Error(`the picture was not drawn: exit ${code}`));
    });
  });
}

import { writeSync } from 'node:fs';

/** Closes a run with one line in words any reader of logs knows; the numbers are the runner's own. */
export default class PlainLineReporter {
  onRunComplete(_contexts, results) {
    const failedSuites = results.testResults.filter((suite) => suite.testExecError).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `Tests: ${results.numPassedTests} passed, ${results.numFailedTests + failedSuites} failed`;
    // At exit, so that it comes after the summary of jest's own reporter.
    process.once('exit', () => writeSync(1, `${skipped > 0 ? `${line}, ${skipped} skipped` : line}\n`));
  }
}

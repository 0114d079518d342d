// Whether the process in this container answers; the image has no curl.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`, {
  signal: AbortSignal.timeout(3000),
});
process.exitCode = answer.ok ? 0 : 1;

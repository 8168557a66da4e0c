/**
 * Keeps the system's own log lines out of the tests' output; a test of logging reads them through `captureLogs`, which
 * stands before this.
 */
const QUIET = Symbol.for('skolebro.quiet-logs');
const isLogLine = (chunk: unknown): boolean => typeof chunk === 'string' && chunk.startsWith('{"level":"');

for (const stream of [process.stdout, process.stderr]) {
  if (Object.hasOwn(stream, QUIET)) continue;
  const write = stream.write.bind(stream);
  Object.defineProperty(stream, QUIET, { value: true });
  stream.write = ((chunk: string, ...rest: []) => isLogLine(chunk) || write(chunk, ...rest)) as typeof stream.write;
}

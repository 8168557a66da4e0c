/**
 * Error names by which an AWS service, or the network, says that it cannot answer now: trying again is safe and may
 * help.
 */
const NAMES = new Set([
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'SlowDown',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'NetworkingError',
]);
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);
const CANCELLED = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded']);

/** True for a failure of a dependency (throttled, timed out, refused, gone), found in the error or in its causes. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  if (NAMES.has(error.name) || CODES.has(String(Reflect.get(error, 'code')))) return true;
  const status: unknown = at(at(error, '$metadata'), 'httpStatusCode');
  if (typeof status === 'number' && status >= 500) return true;
  const reasons: unknown = at(error, 'CancellationReasons');
  if (Array.isArray(reasons) && reasons.some((reason: unknown) => CANCELLED.has(String(at(reason, 'Code')))))
    return true;
  const several: unknown = at(error, 'errors');
  return (
    isOutage(error.cause, depth + 1) || (Array.isArray(several) && several.some((inner) => isOutage(inner, depth + 1)))
  );
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

import { Logger } from '@aws-lambda-powertools/logger';

/** The only fields a log line may carry: ids and numbers, never contents (rule 14; threat 24). */
export type LogFields = Partial<
  Record<
    | 'requestId'
    | 'route'
    | 'status'
    | 'code'
    | 'milliseconds'
    | 'ownerId'
    | 'factId'
    | 'fact'
    | 'consumer'
    | 'count'
    | 'failed'
    | 'errorName'
    | 'errorAt'
    | 'importId'
    | 'schoolId'
    | 'kind',
    string | number
  >
>;

const ALLOWED: ReadonlySet<string> = new Set([
  'requestId',
  'route',
  'status',
  'code',
  'milliseconds',
  'ownerId',
  'factId',
  'fact',
  'consumer',
  'count',
  'failed',
  'errorName',
  'errorAt',
  'importId',
  'schoolId',
  'kind',
]);

const powertools = new Logger();

/** One structured line. `message` is a stable code in kebab-case; a field outside the list is dropped even if a cast let it in. */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (ALLOWED.has(name) && value !== undefined) kept[name] = value;
  }
  powertools[level](message, kept);
}

/** What may be told of an unexpected error: its class and the first line of our own code it passed, never its message. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return {
    errorName: error.name,
    errorAt:
      frame
        ?.trim()
        .replace(/\(?[^\s(]*[\\/]/, '')
        .slice(0, 120) ?? '',
  };
}

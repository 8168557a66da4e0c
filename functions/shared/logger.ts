import { Logger } from '@aws-lambda-powertools/logger';

/** The only fields a log line may carry: ids and numbers, never contents (threat 24). */
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

const FRAME = /([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;

/** What may be told of an unexpected error: its class and the first line of our own code it passed, never its message. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  return { errorName: error.name, errorAt: placeOf(error) };
}

/** Looks below the message only: a message may quote what it was given, and that may have lines that look like places. */
function placeOf({ message, stack = '' }: Error): string {
  const from = stack.indexOf(message);
  const below = from < 0 ? [] : stack.slice(from + message.length).split('\n');
  const frames = below.filter((line) => FRAME.test(line));
  const own = frames.find((line) => !line.includes('node_modules')) ?? frames[0];
  return FRAME.exec(own ?? '')?.[1] ?? '';
}

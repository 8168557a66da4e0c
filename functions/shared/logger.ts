import { Logger } from '@aws-lambda-powertools/logger';

/** The only fields a log line may carry: ids and numbers, never contents (threat 24). */
const FIELDS = [
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
] as const;
export type LogFields = Partial<Record<(typeof FIELDS)[number], string | number>>;

const ALLOWED: ReadonlySet<string> = new Set(FIELDS);

const powertools = new Logger();

/**
 * One structured line. `message` is a stable code in kebab-case; a field outside the list is dropped even if a cast let
 * it in.
 */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (ALLOWED.has(name) && value !== undefined) kept[name] = value;
  }
  powertools[level](message, kept);
}

const FRAME = /([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;

/**
 * The log fields of an unexpected error: its class and the first line of our own code in its stack, never its message.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  return { errorName: error.name, errorAt: placeOf(error) };
}

/**
 * Looks only below the message in the stack: a message may quote input, and input may contain lines that look like code
 * positions.
 */
function placeOf({ message, stack = '' }: Error): string {
  const from = stack.indexOf(message);
  const below = from < 0 ? [] : stack.slice(from + message.length).split('\n');
  const frames = below.filter((line) => FRAME.test(line));
  const own = frames.find((line) => !line.includes('node_modules')) ?? frames[0];
  return FRAME.exec(own ?? '')?.[1] ?? '';
}

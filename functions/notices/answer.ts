/**
 * What came of one attempt to hand a notice to a provider. Only `lost` leaves a doubt; everything else is known, so that it can be
 * acted on at once.
 */
export type Answer =
  | { readonly outcome: 'sent'; readonly messageId: string }
  /** Nothing was sent: too fast, over the quota, or nobody was there. Try later. */
  | { readonly outcome: 'busy' }
  /** Nothing was sent and nothing will be until an operator acts: the account, the application or our request is wrong. */
  | { readonly outcome: 'closed' }
  /** This address or device takes nothing: use another channel. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** The answer did not come, or said nothing: perhaps it was sent. */
  | { readonly outcome: 'lost' };

type Certain = Exclude<Answer, { outcome: 'sent' | 'lost' }>;
/** What a provider's named errors mean; some only their message tells apart. */
export type ErrorTable = Readonly<Record<string, Certain | ((message: string) => Certain)>>;

const every = (names: readonly string[], answer: Certain): ErrorTable =>
  Object.fromEntries(names.map((name) => [name, answer]));

/** Errors alike for every service, under the names of both protocols. */
const COMMON: ErrorTable = {
  ...every(['Throttling', 'ThrottlingException', 'ThrottledException', 'RequestThrottledException'], {
    outcome: 'busy',
  }),
  // Our own rights, keys or clock are wrong: nothing was sent, and an operator must act.
  ...every(
    [
      'AccessDenied',
      'AccessDeniedException',
      'AuthorizationErrorException',
      'CredentialsProviderError',
      'ExpiredToken',
      'ExpiredTokenException',
      'InvalidClientTokenId',
      'InvalidSecurityException',
      'InvalidSignatureException',
      'OptInRequired',
      'RequestExpired',
      'SignatureDoesNotMatch',
      'UnrecognizedClientException',
    ],
    { outcome: 'closed' },
  ),
};

/** Failures before a byte has left: as certain as a refusal. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** A thrown error as an answer; what is not in a table and not certain is a doubt. */
export function answerOf(error: unknown, table: ErrorTable): Answer {
  if (!(error instanceof Error)) return { outcome: 'lost' };
  const known = table[error.name] ?? COMMON[error.name];
  if (known) return typeof known === 'function' ? known(error.message) : known;
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(Object(error.cause), 'code');
  return NEVER_LEFT.has(String(code)) ? { outcome: 'busy' } : { outcome: 'lost' };
}

/** A silent provider must not hold the function: its answer counts as lost after this, in milliseconds. */
export const PATIENCE = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true };

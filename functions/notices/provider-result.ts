/**
 * The result of handing a notice to a provider. Only `unknown` is uncertain; every other outcome is certain, so the
 * sender acts on it at once.
 */
export type ProviderResult =
  | { readonly outcome: 'sent'; readonly messageId: string }
  /** Nothing was sent: the provider throttled us, the quota is used up, or no connection was made. Try later. */
  | { readonly outcome: 'busy' }
  /**
   * Nothing was sent, and nothing will be until an operator acts: the account, the application or our request is wrong.
   */
  | { readonly outcome: 'closed' }
  /** This address or device is unusable: use another channel. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** No answer came, or one that proves nothing: the notice may have been sent. */
  | { readonly outcome: 'unknown' };

type Certain = Exclude<ProviderResult, { outcome: 'sent' | 'unknown' }>;
/** The outcome for each error name of a provider; some errors need their message too. */
export type ErrorTable = Readonly<Record<string, Certain | ((message: string) => Certain)>>;

const every = (names: readonly string[], result: Certain): ErrorTable =>
  Object.fromEntries(names.map((name) => [name, result]));

/** Errors that every AWS service has, under the names of both protocols. */
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

/** Failures before a byte has left: nothing was sent, as certainly as after a refusal. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Maps a thrown error to an outcome. An error that neither table nor connection code explains counts as `unknown`. */
export function resultOf(error: unknown, table: ErrorTable): ProviderResult {
  if (!(error instanceof Error)) return { outcome: 'unknown' };
  const listed = table[error.name] ?? COMMON[error.name];
  if (listed) return typeof listed === 'function' ? listed(error.message) : listed;
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(Object(error.cause), 'code');
  return NEVER_LEFT.has(String(code)) ? { outcome: 'busy' } : { outcome: 'unknown' };
}

/**
 * Time limits of a provider's call, in milliseconds. After them the outcome counts as unknown, so that a silent
 * provider does not hold the function.
 */
export const PATIENCE = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true };

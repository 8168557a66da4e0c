/**
 * What came of one attempt to hand a notice to a provider. Only `lost` leaves a doubt; everything else is known, so that it can be
 * acted on at once.
 */
export type Answer =
  | { readonly outcome: 'sent'; readonly messageId: string }
  /** Nothing was sent: too fast, over the quota, or nobody was there. Try later. */
  | { readonly outcome: 'busy' }
  /** Nothing was sent and nothing will be until an operator acts: the account or the application is closed for sending. */
  | { readonly outcome: 'closed' }
  /** This address or device takes nothing: use another channel. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** The answer did not come, or said nothing: perhaps it was sent. */
  | { readonly outcome: 'lost' };

/** Outcomes of a provider's named errors. */
export type ErrorTable = Readonly<Record<string, Exclude<Answer, { outcome: 'sent' | 'lost' }>>>;

/** Refusals of the door, alike for every service: our own rights or clock are wrong, and an operator must act. */
const AT_THE_DOOR: ErrorTable = Object.fromEntries(
  [
    'AccessDeniedException',
    'AuthorizationErrorException',
    'CredentialsProviderError',
    'ExpiredTokenException',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ].map((name) => [name, { outcome: 'closed' }]),
);

/** Failures before a byte has left: as certain as a refusal. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** A thrown error as an answer; what is not in the table and not certain is a doubt. */
export function answerOf(error: unknown, table: ErrorTable): Answer {
  if (!(error instanceof Error)) return { outcome: 'lost' };
  const known = table[error.name] ?? AT_THE_DOOR[error.name];
  if (known) return known;
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(Object(error.cause), 'code');
  return NEVER_LEFT.has(String(code)) ? { outcome: 'busy' } : { outcome: 'lost' };
}

/** Faults between Feide and us, as codes: what Feide says may quote a token or a name. */
export type Fault =
  /** The code is used, too old or another client's, or the verifier is another. */
  | 'code-refused'
  /** The ID token belongs to another sign-in than the caller's. */
  | 'other-nonce'
  /** Feide gives no token of our data source for this person. */
  | 'exchange-refused'
  /** Feide does not know our client by its secret. */
  | 'client-refused'
  /** Feide refuses the request itself, such as its redirect address. */
  | 'request-refused'
  /** The ID token is of another issuer or for another client, or its time is over. */
  | 'other-token'
  /** The answer is none that the standards know. */
  | 'other-answer'
  | 'away';

/** The requests of a sign-in. */
export type Step = 'discovery' | 'code' | 'exchange';

/** What is known of an answer that is not good. */
export type Told = {
  readonly status?: number | undefined;
  /** The code of an OAuth error (RFC 6749, 5.2). */
  readonly error?: string | undefined;
  /** The claim of the ID token that is wrong. */
  readonly claim?: string | undefined;
};

/** Names the fault of an answer. */
export function faultOf(step: Step, { status = 0, error, claim }: Told): Fault {
  if (claim !== undefined) return claim === 'nonce' ? 'other-nonce' : 'other-token';
  if (status >= 500 || PASSING.has(status)) return 'away';
  if (status < 400) return 'other-answer';
  if (error === 'invalid_client' || (error === undefined && status === 401)) return 'client-refused';
  if (step === 'exchange') return 'exchange-refused';
  return step === 'code' && error === 'invalid_grant' ? 'code-refused' : 'request-refused';
}

/** A slow reader, a request too early, too many requests. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** What follows from a fault: the refusal, and whether the alarm rings. */
type Consequence = {
  readonly refusal: 'sign-in.refused' | 'sign-in.no-access' | 'unavailable';
  readonly level: 'warn' | 'error';
};

const REFUSED: Consequence = { refusal: 'sign-in.refused', level: 'warn' };
const AWAY: Consequence = { refusal: 'unavailable', level: 'error' };

/** Anybody can send a wrong code or nonce, so these raise no alarm. All others need a person. */
export const CONSEQUENCES: Readonly<Record<Fault, Consequence>> = {
  'code-refused': REFUSED,
  'other-nonce': REFUSED,
  'exchange-refused': { refusal: 'sign-in.no-access', level: 'error' },
  'client-refused': AWAY,
  'request-refused': AWAY,
  'other-token': AWAY,
  'other-answer': AWAY,
  away: AWAY,
};

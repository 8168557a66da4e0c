import type { ZodMiniType } from 'zod/mini';

/** The token that a route takes: ID-porten's, Feide's, or none. CDK makes the authorizer from it. */
export type Audience = 'guardian' | 'feide' | 'public';

/** One route as data, read by infrastructure, entry, OpenAPI document and authorization matrix (decision 008). */
export type Route = {
  readonly audience: Audience;
  /** The row of `access/policy.ts` that guards the route; `public` for routes without a token. */
  readonly action: string;
  /** One English sentence for the API's page. */
  readonly summary: string;
  /** More words, markdown. */
  readonly description?: string;
  readonly params?: ZodMiniType;
  readonly query?: ZodMiniType;
  readonly body?: ZodMiniType;
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204;
    readonly schema?: ZodMiniType;
    readonly mediaType?: string;
  };
  /** The route takes (and demands) an Idempotency-Key. */
  readonly idempotent?: true;
  /** `answer`: sends an ETag. `required`: also demands If-Match. */
  readonly etag?: 'answer' | 'required';
  /** Codes of this route's own refusals, for the API's page. */
  readonly refusals?: readonly string[];
  /** Unknown fields that get a fault code of their own (name → code), such as a validity that guardians never set. */
  readonly refusedFields?: Readonly<Record<string, string>>;
};

export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;
export type RouteTable = Readonly<Record<RouteKey, Route>>;

/** Names of fields that would judge an absence or name an illness, in the languages of our users. */
const JUDGEMENTS = 'valid validity gyldig ugyldig illness sick sykdom sjukdom syk diagnosis diagnose'.split(' ');
/** Names of fields that would carry free text. */
const FREE_TEXTS = 'text comment note kommentar merknad message reason purpose begrunnelse grunngiving'.split(' ');

/** The fields that a route about absence never takes, each with the fault code that says why (law 3). */
export const refusedBy = (judgement: string, freeText: string): NonNullable<Route['refusedFields']> =>
  Object.fromEntries([...JUDGEMENTS.map((name) => [name, judgement]), ...FREE_TEXTS.map((name) => [name, freeText])]);

/** The first page for client developers: markdown with paragraphs, lists, headings and code, which the page renders. */
export const GUIDE = `Skolebro for homes and schools: everything the portal can do, your client can do.

## Generate a client

- Use \`/openapi.json\` with any generator for OpenAPI 3.1, such as openapi-typescript or openapi-python-client (tell that one \`content_type_overrides: {application/pdf: application/octet-stream}\` to get the letters).
- Answers may get more fields later: ignore unknown fields.

## Sign in

- Guardians sign in with ID-porten: authorization code with PKCE, scope \`skolebro:guardian\`, \`acr_values\` of level substantial or high, and \`resource=\` the API's own address, without which no API accepts the token. Staff and pupils sign in with Feide, whose access token is opaque: exchange it (RFC 8693), on your server, for one whose audience is the data source of the stage and whose scope is its access level. \`components.securitySchemes\` holds the addresses; an ID token is refused. The operator of the stage has the values.
- Send the token with every request: \`Authorization: Bearer <token>\`. A token is valid until its \`exp\`, and at most 24 hours after its \`iat\`.
- 401 with \`WWW-Authenticate\` means: sign in again. 403 means: the sign-in is valid, but the role may not do this. Both can come from the gateway as \`{"message": …}\`, without a code.

## First call

- Guardians begin with \`GET /v1/guardian/children\`, staff with \`GET /v1/staff/me\`, pupils with \`GET /v1/pupil/card\`. Their answers hold the ids for other routes.
- For example: \`curl -H "Authorization: Bearer $TOKEN" -H "Accept-Language: nb" $BASE/v1/guardian/children\`
- Days and times of day are Norwegian civil time; instants are UTC. \`lastDay: null\` means open-ended. \`null\` means none.

## Languages

- Texts for people come in nb, nn or en, as \`Accept-Language\` asks; nb otherwise. \`Content-Language\` names the chosen language.
- Decide on codes, show texts. Codes are stable, texts are not.

## Lists in pages

- A list has more pages while \`next\` is not null: send it as \`cursor\`, with the same other parameters. Each route states its \`limit\`.

## Doing things once

- Routes with \`Idempotency-Key\` require a key: 16 to 64 letters, digits or hyphens, such as a UUID, with or without quotes. Make a key for each change and keep it for retries: the same key gets the same answer for 24 hours.
- The same key with another body is 422 \`idempotency-key-reused\`. The body is compared as JSON: spaces do not matter.

## Changing what you have seen

- A read has an \`ETag\`. Send it in \`If-Match\` where a route requires it: 412 means that somebody has changed it since, 428 that the header is missing. \`*\` matches any version; weak tags never match.
- Send it in \`If-None-Match\` when you read again: 304 means that your view has not changed.

## Refusals

- Every refusal is a problem document (RFC 9457, \`application/problem+json\`) with \`code\`, \`detail\` and \`requestId\`. With 422, \`errors\` names each field once: \`pointer\`, \`code\`, and the allowed values in \`detail\`.
- In \`/openapi.json\` an operation lists the refusals with codes of its own; \`default\` covers all others. \`x-codes\`, at operations and at refusals, has the codes by status; \`/docs\` has their sentences.
- The API refuses unknown fields. An absent record and a record of others get the same answer: 404.
- 503 has \`Retry-After\`: wait that many seconds and try again, with the same \`Idempotency-Key\`. 405 has \`Allow\`.`;

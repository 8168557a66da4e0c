/**
 * The first page for whoever writes a client: markdown, of which the page understands paragraphs, lists, headings and
 * code.
 */
export const GUIDE = `Skolebro for homes and schools: everything the portal can do, your client can do.

## Generate a client

- Use \`/openapi.json\` with any generator for OpenAPI 3.1, such as openapi-typescript or openapi-python-client (tell that one \`content_type_overrides: {application/pdf: application/octet-stream}\` to get the letters).
- Answers may get more fields later: leave what you do not know.

## Sign in

- Guardians sign in with ID-porten: authorization code with PKCE, scope \`skolebro:guardian\`, \`acr_values\` of level substantial or high, and \`resource=\` the API's own address, without which the token is for nobody. Staff and pupils sign in with Feide, whose access token is opaque: exchange it (RFC 8693), on your server, for one whose audience is the data source of the stage and whose scope is its access level. The addresses stand in \`components.securitySchemes\`; an ID token is refused. The operator of the stage has the values.
- Send the token with every request: \`Authorization: Bearer <token>\`. A token is good until its \`exp\`, and never more than 24 hours after its \`iat\`.
- 401 with \`WWW-Authenticate\` means: sign in again. 403 means: the sign-in is fine, the role is not. Both can come from the gateway as \`{"message": …}\`, without a code.

## First call

- Guardians begin with \`GET /v1/guardian/children\`, staff with \`GET /v1/staff/me\`, pupils with \`GET /v1/pupil/card\`. They hold the ids that other routes take.
- For example: \`curl -H "Authorization: Bearer $TOKEN" -H "Accept-Language: nb" $BASE/v1/guardian/children\`
- Days and times of day are Norwegian civil time; instants are UTC. \`lastDay: null\` means open-ended. \`null\` stands for none.

## Languages

- Texts for people come in nb, nn or en, as \`Accept-Language\` asks; nb otherwise. \`Content-Language\` says which one it became.
- Decide on codes, show texts. Codes are stable, texts are not.

## Lists in pages

- A list goes on while \`next\` is not null: send it as \`cursor\`, with the same other parameters. \`limit\` is what each route says.

## Doing things once

- Routes with \`Idempotency-Key\` demand one: 16 to 64 letters, digits or hyphens, such as a UUID, with or without quotes. Make one for each wish and keep it while you try again: the same key gets the same answer for 24 hours.
- The same key with another body is 422 \`idempotency-key-reused\`. The body is compared as JSON: spaces do not matter.

## Changing what you have seen

- What you read has an \`ETag\`. Send it in \`If-Match\` where a route demands it: 412 says that somebody changed it meanwhile, 428 that the header is missing. \`*\` takes whatever version there is; weak tags never match.
- Send it in \`If-None-Match\` when you read again: 304 says that nothing you would see has changed.

## Refusals

- Every refusal is a problem document (RFC 9457, \`application/problem+json\`) with \`code\`, \`detail\` and \`requestId\`. With 422, \`errors\` names each field once: \`pointer\`, \`code\`, and in \`detail\` what is allowed.
- In \`/openapi.json\` an operation lists the refusals that have codes of its own; \`default\` is every other one. \`x-codes\`, at operations and at refusals, has the codes by status; \`/docs\` has their sentences.
- Unknown fields are refused. What is absent and what is not yours answer alike: 404.
- 503 has \`Retry-After\`: wait so many seconds and try again, with the same \`Idempotency-Key\`. 405 has \`Allow\`.`;

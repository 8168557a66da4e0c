import { describe, expect, it } from 'vitest';
import { refuse } from '../../../../functions/shared/errors.ts';
import type { ContactOf } from '../../../../functions/shared/http/contact.ts';
import { httpEntry } from '../../../../functions/shared/http/entry.ts';
import { CONTEXT } from '../../../support/entries.ts';
import { guardianClaims, httpEvent, ISSUERS } from '../../../support/events.ts';
import { captureLogs } from '../../../support/leaks.ts';

const route = 'GET /v1/things';
const routes = {
  [route]: { audience: 'guardian', action: 'x', summary: 'List', answer: { status: 200 } },
} as const;
const CONTACT_TEXT = { nb: 'Kontakt {contact}.', nn: 'Kontakt {contact}.', en: 'Contact {contact}.' };

/** What a refused guardian is told, and how often a contact was looked for. */
async function told(refusal: Error, contactOf?: ContactOf) {
  let asked = 0;
  const counted: ContactOf = (...of) => {
    asked += 1;
    return contactOf?.(...of) ?? Promise.resolve('');
  };
  const handler = httpEntry({
    routes,
    refusals: { 'things.known': { kind: 'conflict', ...CONTACT_TEXT } },
    issuers: ISSUERS,
    handlers: { [route]: () => Promise.reject<object>(refusal) },
    ...(contactOf && { contactOf: counted }),
  });
  const claims = guardianClaims('41018012345');
  const result = await handler(httpEvent({ route, at: '2026-11-24T06:30:00Z', claims }), CONTEXT);
  return { status: result.statusCode, asked, ...JSON.parse(String(result.body)) };
}

describe('the contact in a refusal', () => {
  it('the contact in a refusal is looked for where its sentence has an empty place for it', async () => {
    const contactOf: ContactOf = async ({ subject }, { day }) => `Kontoret ${day} ${subject.length}`;
    expect(await told(refuse('no-such-role'), contactOf)).toMatchObject({
      status: 403,
      asked: 1,
      params: { contact: 'Kontoret 2026-11-24 11' },
      detail: expect.stringContaining('Kontakt Kontoret 2026-11-24 11.'),
    });
  });

  it.each([
    ['a refusal that knows the school', refuse('forbidden', { contact: 'Rektor, 57' }), 'Rektor, 57'],
    ['a refusal without such a sentence', refuse('not-found'), 'tilgang'],
    ['an error that nobody expected', new Error('odd'), 'forespørsels-id'],
  ])('the contact in a refusal is not looked for: %s', async (_what, refusal, detail) => {
    captureLogs();
    expect(await told(refusal, async () => 'Kontoret')).toMatchObject({
      asked: 0,
      detail: expect.stringContaining(detail),
    });
  });

  const AWAY: ContactOf = () => Promise.reject(new Error('away'));
  const NOBODY: ContactOf = async () => '';
  it.each([
    ['nobody has set any', NOBODY],
    ['the table does not answer', AWAY],
    ['the entry finds none', undefined],
  ] as const)('the contact in a refusal is the school where %s, and the refusal stands', async (_what, contactOf) => {
    captureLogs();
    expect(await told(refuse('no-such-role'), contactOf)).toMatchObject({
      ...{ status: 403, code: 'no-such-role', params: { contact: 'school' } },
      detail: expect.stringContaining('Kontakt skolen.'),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { CONSEQUENCES, type Fault, faultOf, type Step, type Told } from '../../../functions/sign-in/rules.ts';

describe('the fault of an answer that is not good', () => {
  it.each<[string, Step, Told, Fault]>([
    ['a code that is used', 'code', { status: 400, error: 'invalid_grant' }, 'code-refused'],
    ['a redirect address that is not registered', 'code', { status: 400, error: 'invalid_request' }, 'request-refused'],
    ['a grant that is not allowed', 'code', { status: 400, error: 'unauthorized_client' }, 'request-refused'],
    ['a path that is gone', 'discovery', { status: 404 }, 'request-refused'],
    ['a discovery that refuses a grant', 'discovery', { status: 400, error: 'invalid_grant' }, 'request-refused'],
    [
      'a token that is no good for an exchange',
      'exchange',
      { status: 400, error: 'invalid_grant' },
      'exchange-refused',
    ],
    ['a data source that is not open', 'exchange', { status: 400, error: 'invalid_target' }, 'exchange-refused'],
    ['a refusal without words', 'exchange', { status: 403 }, 'exchange-refused'],
    ['a secret that is refused', 'code', { status: 401, error: 'invalid_client' }, 'client-refused'],
    ['a secret that is refused with 400', 'exchange', { status: 400, error: 'invalid_client' }, 'client-refused'],
    ['a secret that is refused by a challenge', 'code', { status: 401 }, 'client-refused'],
    ['a 401 that says something else', 'code', { status: 401, error: 'invalid_grant' }, 'code-refused'],
    ['an issuer that is broken', 'code', { status: 500 }, 'away'],
    ['an issuer that is closed', 'exchange', { status: 503 }, 'away'],
    ['an error of its own that says something', 'code', { status: 500, error: 'server_error' }, 'away'],
    ['a reader that is slow', 'code', { status: 408 }, 'away'],
    ['a request too early', 'code', { status: 425 }, 'away'],
    ['too many requests', 'code', { status: 429, error: 'invalid_client' }, 'away'],
    ['a redirect', 'code', { status: 302 }, 'other-answer'],
    ['a page for people', 'code', { status: 200 }, 'other-answer'],
    ['an answer without what must be in it', 'code', {}, 'other-answer'],
    ['the nonce of another sign-in', 'code', { claim: 'nonce' }, 'other-nonce'],
    ['an ID token of another client', 'code', { claim: 'aud' }, 'other-token'],
    ['an ID token of another issuer', 'code', { claim: 'iss' }, 'other-token'],
    ['an ID token whose time is over', 'code', { claim: 'exp' }, 'other-token'],
  ])('the fault of an answer that is not good: %s', (_what, step, told, fault) => {
    expect(faultOf(step, told)).toBe(fault);
  });
});

describe('what follows from a fault', () => {
  it('no alarm rings for what anybody can send, and one rings for everything else', () => {
    const quiet = Object.entries(CONSEQUENCES).filter(([, { level }]) => level === 'warn');
    expect(quiet.map(([fault]) => fault)).toEqual(['code-refused', 'other-nonce']);
  });

  it('a person signs in again, hears that Feide gives no access, or tries later', () => {
    const by = (wanted: string) =>
      Object.entries(CONSEQUENCES).flatMap(([fault, { refusal }]) => (refusal === wanted ? [fault] : []));
    expect(by('sign-in.refused')).toEqual(['code-refused', 'other-nonce']);
    expect(by('sign-in.no-access')).toEqual(['exchange-refused']);
    expect(by('unavailable')).toEqual(['client-refused', 'request-refused', 'other-token', 'other-answer', 'away']);
  });
});

import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../functions/shared/errors.ts';
import { type Claims, loginOf, type TokenIssuers } from '../../../../functions/shared/http/login.ts';

const issuers: TokenIssuers = [
  {
    login: 'guardian',
    issuer: 'https://idporten.example',
    scope: 'skolebro:guardian',
    audience: 'https://api.example',
    clients: { 'client-a': 'owner-a', 'client-b': 'owner-b' },
    levels: ['idporten-loa-substantial', 'idporten-loa-high'],
  },
  {
    login: 'feide',
    issuer: 'https://feide.example',
    scope: 'skolebro:feide',
    audience: 'https://n.feide.no/datasources/d',
    realms: { 'a.example': 'owner-a' },
  },
];
const guardian: Claims = {
  iss: 'https://idporten.example',
  aud: 'https://api.example',
  client_id: 'client-a',
  exp: '2000',
  scope: 'openid skolebro:guardian',
  acr: 'idporten-loa-substantial',
  pid: '15851090085',
};
const FEIDE_NAME = 'https://n.feide.no/claims/eduPersonPrincipalName';
const feide: Claims = {
  iss: 'https://feide.example',
  aud: '[https://n.feide.no/datasources/d https://other.example]',
  exp: '2000',
  scope: 'skolebro:feide',
  [FEIDE_NAME]: 'Ola@A.example',
};

function codeOf(claims: Claims): string {
  try {
    loginOf(claims, issuers, 1000);
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'crashed';
  }
}

describe('claims of a token the gateway let through', () => {
  it('name the owner by client or realm, never by anything the caller sends', () => {
    expect(loginOf(guardian, issuers, 1000)).toEqual({ login: 'guardian', ownerId: 'owner-a', subject: '15851090085' });
    expect(loginOf(feide, issuers, 1000)).toEqual({ login: 'feide', ownerId: 'owner-a', subject: 'ola@a.example' });
  });

  it.each<[string, Claims, string]>([
    ['no claims', {}, 'unauthenticated'],
    ['a token of the future', { ...guardian, iat: '1061' }, 'unauthenticated'],
    ['a token that is a day old, whatever its end', { ...guardian, iat: String(1000 - 24 * 3600) }, 'unauthenticated'],
    ['a token that is nearly a day old', { ...guardian, iat: String(1001 - 24 * 3600) }, 'accepted'],
    ['an age that is no number', { ...guardian, iat: 'soon' }, 'unauthenticated'],
    ['an unknown issuer', { ...guardian, iss: 'https://evil.example' }, 'unauthenticated'],
    ['an expired token', { ...guardian, exp: '1000' }, 'unauthenticated'],
    ['no expiry', { ...guardian, exp: undefined }, 'unauthenticated'],
    ['an expiry that is no number', { ...guardian, exp: 'never' }, 'unauthenticated'],
    ['another audience', { ...guardian, aud: 'https://c.example' }, 'wrong-audience'],
    ['no audience, as ID-porten gives without `resource`', { ...guardian, aud: undefined }, 'wrong-audience'],
    [
      'a client that is not registered here, though it asked for our audience',
      { ...guardian, client_id: 'x' },
      'wrong-audience',
    ],
    ['no client', { ...guardian, client_id: undefined }, 'wrong-audience'],
    ['a client in the audience', { ...guardian, aud: 'client-a', client_id: undefined }, 'wrong-audience'],
    ['two clients at once', { ...guardian, client_id: '[client-a client-b]' }, 'wrong-audience'],
    ['no scope, as an ID token', { ...guardian, scope: undefined }, 'wrong-audience'],
    ['a scope that only begins right', { ...guardian, scope: 'skolebro:guardians' }, 'wrong-audience'],
    ['a level too low', { ...guardian, acr: 'idporten-loa-low' }, 'login-level-too-low'],
    ['no level', { ...guardian, acr: undefined }, 'login-level-too-low'],
    ['no number', { ...guardian, pid: undefined }, 'login-without-number'],
    ['a number of wrong form', { ...guardian, pid: '1585109008' }, 'login-without-number'],
    ['another Feide audience', { ...feide, aud: '[https://other.example]' }, 'wrong-audience'],
    ['Feide without an audience', { ...feide, aud: undefined }, 'wrong-audience'],
    ['Feide without a name', { ...feide, [FEIDE_NAME]: undefined }, 'wrong-audience'],
    ['a realm we do not know', { ...feide, [FEIDE_NAME]: 'ola@b.example' }, 'wrong-audience'],
    ['a realm inside the name', { ...feide, [FEIDE_NAME]: 'a.example' }, 'wrong-audience'],
    ['a realm of Object.prototype', { ...feide, [FEIDE_NAME]: 'ola@constructor' }, 'wrong-audience'],
    ['a client of Object.prototype', { ...guardian, client_id: 'toString' }, 'wrong-audience'],
    ['the other issuer’s claims', { ...guardian, iss: 'https://feide.example' }, 'wrong-audience'],
  ])('claims of a token the gateway let through are refused for %s', (_why, claims, code) => {
    expect(codeOf(claims)).toBe(code);
  });
});

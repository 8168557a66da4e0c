import { createPublicKey } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { stageNamed } from '../../lib/stage.ts';
import { CLIENT, type IssuerSettings, startIssuer } from '../../local/issuer.ts';
import { tokenByCodeFlow } from '../../local/token.ts';
import { personas } from '../../sample/personas.ts';
import { at, listOf } from '../support/json.ts';

/** As the deployed stage has both registered. */
function audienceOf(login: IssuerSettings['login']): string {
  const issuer = stageNamed('emulator').issuers.find((candidate) => candidate.login === login);
  if (issuer) return issuer.audience;
  throw new Error(`The stage has no issuer for ${login}.`);
}

const GUARDIANS: IssuerSettings = {
  login: 'guardian',
  path: '/idporten',
  scope: 'skolebro:guardian',
  audience: audienceOf('guardian'),
};
const FEIDE: IssuerSettings = {
  login: 'feide',
  path: '/feide',
  scope: 'skolebro:feide',
  audience: audienceOf('feide'),
};

export type Identity = {
  /** An access token of a persona, by the code flow of a real issuer that the deployed authorizers trust. */
  readonly tokenFor: (persona: string) => Promise<string>;
  /** Tokens that nobody may get in with, by what is wrong with them. */
  readonly forged: (persona: string) => Promise<ReadonlyMap<string, string>>;
  readonly stop: () => void;
};

/** Starts the two issuers, with keys made for this run. */
export async function startIdentity(port: number, folder: string): Promise<Identity> {
  const base = `http://127.0.0.1:${port}`;
  for (const { path } of [GUARDIANS, FEIDE]) rmSync(keyFile(folder, path), { force: true });
  const handles = [GUARDIANS, FEIDE].map((settings) => startIssuer(base, folder, settings, personas));
  const server = createServer(async (request, response) => {
    for (const handle of handles) if (await handle(request, response)) return;
    response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const tokens = new Map<string, Promise<string>>();
  return {
    tokenFor: (id) => {
      const token = tokens.get(id) ?? tokenByCodeFlow(base, settingsOf(id), { subject: personaOf(id).subject });
      tokens.set(id, token);
      return token;
    },
    forged: (id) => forgeries(base, folder, id),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const keyFile = (folder: string, path: string): string => join(folder, `keys${path.replace('/', '-')}.json`);

function personaOf(id: string) {
  const found = personas.find((persona) => persona.id === id);
  if (found) return found;
  throw new Error(`The sample municipality has no persona "${id}"`);
}

const settingsOf = (id: string): IssuerSettings => (personaOf(id).login === 'guardian' ? GUARDIANS : FEIDE);

/** One token per way in that must be shut. Each is right in everything but what its name says. */
async function forgeries(base: string, folder: string, id: string): Promise<ReadonlyMap<string, string>> {
  const settings = settingsOf(id);
  const { subject } = personaOf(id);
  const issuer = `${base}${settings.path}`;
  const jwk = signingKey(folder, settings);
  const kid = String(jwk.kid);
  const key = await importJWK(jwk, 'RS256');
  const stranger = await generateKeyPair('RS256');
  const claims = { pid: subject, acr: 'idporten-loa-high', scope: settings.scope, client_id: CLIENT };
  const right = ({ audience = settings.audience, from = issuer, alg = 'RS256' } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, kid })
      .setIssuer(from)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m');
  const publicPem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const minuteAgo = Math.floor(Date.now() / 1000) - 60;
  return new Map([
    ['no signature (alg none)', new UnsecuredJWT(claims).setIssuer(issuer).setAudience(settings.audience).encode()],
    ['signed with our public key as a password (HS256)', await right({ alg: 'HS256' }).sign(Buffer.from(publicPem))],
    ['expired', await right().setExpirationTime(minuteAgo).sign(key)],
    ['for another audience', await right({ audience: 'https://elsewhere.example' }).sign(key)],
    ['from an issuer we do not know', await right({ from: 'https://issuer.example' }).sign(key)],
    ['signed with a key of somebody else', await right().sign(stranger.privateKey)],
  ]);
}

function signingKey(folder: string, settings: IssuerSettings): JWK {
  const [key] = listOf(at(JSON.parse(readFileSync(keyFile(folder, settings.path), 'utf8')), 'keys'));
  const jwk: JWK = Object.fromEntries(Object.entries(key ?? {}));
  return jwk;
}

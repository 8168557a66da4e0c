import type { IncomingMessage, ServerResponse } from 'node:http';
import { OWNER } from '../sample/schools.ts';
import type { Clock } from './clock.ts';
import { KNOWN_FAULTS } from './faults.ts';
import { CLIENT, type IssuerSettings, type Persona, signInScope } from './issuer.ts';
import type { Outside } from './outside.ts';
import { archiveJson, archivePage } from './pages/archive-page.ts';
import { clockPage } from './pages/clock-page.ts';
import { page, safe } from './pages/html.ts';
import { leftJson } from './pages/left-page.ts';
import { choicesPage, noticeIn, noticePage } from './pages/notice-page.ts';
import { outboxPage } from './pages/outbox-page.ts';
import type { Queues } from './queue.ts';
import { textOf } from './read-body.ts';
import { urlOf } from './request-url.ts';
import { exchangeOf, tokenByCodeFlow } from './token.ts';

export type DevWorld = {
  readonly base: string;
  readonly clock: Clock;
  readonly issuers: readonly IssuerSettings[];
  readonly personas: readonly Persona[];
  readonly queues: Pick<Queues, 'count' | 'lately'>;
  readonly queueNames: readonly string[];
  readonly outside: Pick<Outside, 'left' | 'faults' | 'certificate' | 'archive'>;
};

type Page = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** Pages for trying the system on one machine. They are never deployed. */
export function devPages(world: DevWorld) {
  const pages: Readonly<Record<string, Page>> = {
    'GET /': (_request, response) => html(response, 'Skolebro on this machine', startPage(world)),
    'GET /dev/personas': (_request, response) => json(response, 200, { personas: world.personas }),
    'GET /dev/clock': (request, response) =>
      request.headers.accept?.includes('text/html')
        ? html(response, 'The clock', clockPage(world.clock.now()))
        : json(response, 200, { now: new Date(world.clock.now()).toISOString() }),
    'POST /dev/clock': async (request, response) => setClock(world, response, await bodyOf(request)),
    'POST /dev/token': async (request, response) => giveToken(world, response, await bodyOf(request)),
    'GET /dev/outbox': (request, response) =>
      request.headers.accept?.includes('application/json')
        ? json(response, 200, leftJson(world.outside.left))
        : html(response, 'What left the system', outboxPage(world.queues, world.queueNames, world.outside.left)),
    'GET /dev/archive': (request, response) =>
      request.headers.accept?.includes('application/json')
        ? json(response, 200, archiveJson(world.outside.archive))
        : html(response, 'The archive', archivePage(world.outside.archive, world.outside.faults)),
    'GET /dev/faults': (_request, response) => json(response, 200, faultsOf(world)),
    'POST /dev/faults': async (request, response) => setFault(world, response, await bodyOf(request)),
    'GET /dev/certificate.pem': (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-pem-file' });
      response.end(world.outside.certificate());
    },
    'GET /choices': (_request, response) => html(response, 'Your choices', choicesPage()),
    'GET /dev/sign-in': (_request, response, url) => html(response, 'Sign in', signInPage(world, url)),
    'GET /dev/signed-in': (_request, response) => html(response, 'Signed in', signedInPage(world)),
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = urlOf(request, world.base) ?? new URL(world.base);
    const found = pages[`${request.method} ${url.pathname}`];
    const noticeId = request.method === 'GET' ? noticeIn(url.pathname) : undefined;
    if (found) await found(request, response, url);
    else if (noticeId !== undefined) html(response, 'A notice', noticePage(noticeId));
    return found !== undefined || noticeId !== undefined;
  };
}

function html(response: ServerResponse, title: string, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(page(title, body));
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

type Body = { readonly [name: string]: unknown };

async function bodyOf(request: IncomingMessage): Promise<Body> {
  try {
    return Object(JSON.parse(await textOf(request)));
  } catch {
    return {};
  }
}

async function setClock({ clock }: DevWorld, response: ServerResponse, body: Body): Promise<void> {
  const minutes = Number(body.forwardMinutes);
  const to = typeof body.set === 'string' ? Date.parse(body.set) : clock.now() + minutes * 60_000;
  if (Number.isNaN(to) || Number.isNaN(new Date(to).getTime()))
    return json(response, 400, { error: 'Send {"set": "<ISO time>"} or {"forwardMinutes": 90}.' });
  try {
    const ran = await clock.forwardTo(to);
    json(response, 200, { now: new Date(clock.now()).toISOString(), ran });
  } catch (error) {
    json(response, 409, { error: error instanceof Error ? error.message : String(error) });
  }
}

const faultsOf = ({ outside }: DevWorld) => ({ faults: outside.faults.list(), known: KNOWN_FAULTS });

const FAULT_WANTED =
  'Send {"channel": "mail", "fault": "bounce", "count": 1}, or {"clear": true}, also with a channel or a fault. Also: share, minutes (late), seconds (slow), kind (bounce), error (refuse).';

/** Sets a fault, or with `{"clear": true}` clears all faults, or those of a channel or name. */
function setFault(world: DevWorld, response: ServerResponse, body: Body): void {
  const { faults } = world.outside;
  if (body.clear === true) faults.clear(body.channel, body.fault);
  const done = body.clear === true || faults.set(body);
  json(response, done ? 200 : 400, done ? faultsOf(world) : { error: FAULT_WANTED, known: KNOWN_FAULTS });
}

async function giveToken(world: DevWorld, response: ServerResponse, body: Body): Promise<void> {
  const persona = world.personas.find((candidate) => candidate.id === body.persona);
  const login = persona?.login ?? (body.login === 'feide' ? 'feide' : 'guardian');
  const subject = persona?.subject ?? body.subject;
  const issuer = world.issuers.find((candidate) => candidate.login === login);
  if (!issuer || typeof subject !== 'string') {
    const known = world.personas.map((candidate) => candidate.id);
    return json(response, 404, {
      error: `Send {"persona": "<id>"}, {"login": "guardian", "subject": "<identity number>"} or {"login": "feide", "subject": "<name>@${OWNER.realm}"}. A Feide name of another realm gets 401 wrong-audience: only the realms of owners in lib/stage.ts are known.`,
      personas: known,
    });
  }
  const acr = typeof body.acr === 'string' ? body.acr : undefined;
  const access_token = await tokenByCodeFlow(world.base, issuer, { subject, acr, brief: body.brief === true });
  json(response, 200, { access_token, token_type: 'Bearer', expires_in: body.brief === true ? 2 : 3600 });
}

function startPage({ personas, base }: DevWorld): string {
  const rows = personas.map(
    (persona) =>
      `<li><strong lang="nb">${safe(persona.label.nb)}</strong> (<code>${safe(persona.id)}</code>)<br>${safe(persona.what)}</li>`,
  );
  return `<p><a href="/docs">The API</a> · <a href="/dev/outbox">What left the system</a> · <a href="/dev/archive">The archive</a> · <a href="/dev/clock">The clock</a></p>
<h2>Sign in</h2>
<p><a href="/dev/sign-in?login=guardian">as a guardian</a> · <a href="/dev/sign-in?login=feide">as staff or a pupil</a></p>
<h2>From a script</h2>
<pre>TOKEN=$(curl -s ${safe(base)}/dev/token -d '{"persona":"${safe(personas[0]?.id ?? '')}"}' | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
curl -s ${safe(base)}/v1/guardian/children -H "authorization: Bearer $TOKEN"</pre>
<h2>Who is here</h2><ul>${rows.join('')}</ul>`;
}

/** The beginning of a browser's code flow with PKCE; the verifier stays in the tab. */
const signInPage = ({ issuers }: DevWorld, url: URL): string => {
  const issuer = issuers.find((candidate) => candidate.login === url.searchParams.get('login')) ?? issuers[0];
  const scope = issuer && signInScope(issuer);
  return `<p>Going to the local issuer …</p>
<script type="module">
const issuer = ${JSON.stringify(issuer)};
const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
const verifier = text(crypto.getRandomValues(new Uint8Array(32)));
const challenge = text(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
const [state, nonce] = [1, 2].map(() => text(crypto.getRandomValues(new Uint8Array(16))));
sessionStorage.setItem('skolebro', JSON.stringify({ login: issuer.login, verifier, state, nonce,
  ask: new URLSearchParams(location.search).get('ask') }));
location.replace(issuer.path + '/auth?' + new URLSearchParams({
  client_id: '${CLIENT}', response_type: 'code', redirect_uri: location.origin + '/dev/signed-in', scope: ${JSON.stringify(scope)},
  ...(issuer.login === 'guardian' && { resource: issuer.audience }), state, nonce, code_challenge: challenge, code_challenge_method: 'S256' }));
</script>`;
};

/** The end of a browser's code flow: the page's own script exchanges the code and shows what the person sees. */
const signedInPage = ({ issuers }: DevWorld): string => {
  const feide = issuers.find((issuer) => issuer.login === 'feide');
  return `<p id="state">Signing in …</p><pre id="out"></pre>
<script type="module">
const issuers = ${JSON.stringify(issuers)};
const exchange = ${JSON.stringify(feide ? exchangeOf(feide, '') : {})};
const kept = JSON.parse(sessionStorage.getItem('skolebro') ?? '{}');
const issuer = issuers.find((candidate) => candidate.login === kept.login);
const returned = new URLSearchParams(location.search);
const expected = kept.state !== undefined && returned.get('state') === kept.state;
const post = async (form) => (await fetch(issuer.path + '/token', { method: 'POST', body: new URLSearchParams({ client_id: '${CLIENT}', ...form }) })).json();
const { access_token: first, id_token, error_description } = expected ? await post({
  grant_type: 'authorization_code', code: returned.get('code') ?? '', redirect_uri: location.origin + '/dev/signed-in',
  code_verifier: kept.verifier, ...(issuer.login === 'guardian' && { resource: issuer.audience }) }) : { error_description: 'This answer belongs to no sign-in of this tab. Begin again from the start page.' };
const own = id_token && JSON.parse(atob(id_token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).nonce === kept.nonce;
// Feide's own access token is opaque: the API takes the one that it is exchanged for.
const access_token = kept.login === 'feide' && first ? (await post({ ...exchange, subject_token: first })).access_token : first;
sessionStorage.removeItem('skolebro');
document.getElementById('state').textContent = own ? 'Signed in. What the API shows you:' : error_description ?? 'The token belongs to another sign-in. Begin again from the start page.';
const ask = (path) => fetch(path, { headers: { authorization: 'Bearer ' + access_token } });
const roles = kept.login === 'guardian' ? ['guardian'] : ['staff', 'pupil'];
const homes = { guardian: '/v1/guardian/children', staff: '/v1/staff/me', pupil: '/v1/pupil/card' };
const paths = roles.map((role) => kept.ask ? '/v1/' + role + '/' + kept.ask : homes[role]);
for (const path of own ? paths : []) {
  const shown = await ask(path);
  if (!shown.ok && path !== paths.at(-1)) continue; // who is no staff is a pupil
  document.getElementById('out').textContent = 'GET ' + path + '\\n' + JSON.stringify(await shown.json(), null, 2) + '\\n\\nToken:\\n' + access_token;
  break;
}
</script>`;
};

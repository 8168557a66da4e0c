import type { IncomingMessage, ServerResponse } from 'node:http';
import { OWNER } from '../sample/schools.ts';
import type { Clock } from './clock.ts';
import { KNOWN_FAULTS } from './faults.ts';
import type { IssuerSettings, Persona } from './issuer.ts';
import type { Outside } from './outside.ts';
import { archiveJson, archivePage } from './pages/archive-page.ts';
import { BAR } from './pages/bar.ts';
import { clockPage } from './pages/clock-page.ts';
import { page, safe } from './pages/html.ts';
import { leftJson } from './pages/left-page.ts';
import { outboxPage } from './pages/outbox-page.ts';
import { messagesFor, tokenFor } from './push-service.ts';
import type { Queues } from './queue.ts';
import { textOf } from './read-body.ts';
import { urlOf } from './request-url.ts';
import { tokenByCodeFlow } from './token.ts';

export type DevWorld = {
  readonly base: string;
  readonly clock: Clock;
  readonly issuers: readonly IssuerSettings[];
  readonly personas: readonly Persona[];
  readonly queues: Pick<Queues, 'count' | 'lately'>;
  readonly queueNames: readonly string[];
  readonly outside: Pick<Outside, 'left' | 'faults' | 'certificate' | 'archive'>;
};

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Pages for trying the system on one machine. They are never deployed. */
export function devPages(world: DevWorld) {
  const pages: Readonly<Record<string, Page>> = {
    'GET /dev': (_request, response) => html(response, 'Skolebro on this machine', startPage(world)),
    'GET /dev/bar.js': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
      response.end(BAR);
    },
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
    'POST /dev/push-token': (request, response) => {
      const { token, cookie } = tokenFor(request);
      response.setHeader('set-cookie', cookie);
      json(response, 200, { token });
    },
    'POST /dev/push-messages': (request, response) =>
      json(response, 200, { messages: messagesFor(request, world.outside.left) }),
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
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = urlOf(request, world.base) ?? new URL(world.base);
    const found = pages[`${request.method} ${url.pathname}`];
    if (found) await found(request, response);
    return found !== undefined;
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
  return `<p><a href="/">The portal</a> · <a href="/docs">The API</a> · <a href="/dev/outbox">What left the system</a> · <a href="/dev/archive">The archive</a> · <a href="/dev/clock">The clock</a></p>
<h2>From a script</h2>
<pre>TOKEN=$(curl -s ${safe(base)}/dev/token -d '{"persona":"${safe(personas[0]?.id ?? '')}"}' | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
curl -s ${safe(base)}/v1/guardian/children -H "authorization: Bearer $TOKEN"</pre>
<h2>Who is here</h2><ul>${rows.join('')}</ul>`;
}

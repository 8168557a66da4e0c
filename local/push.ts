import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from './front.ts';
import { safe } from './pages/html.ts';
import { createEndpoint, deleteEndpoint, getEndpoint, setEndpoint } from './push-endpoints.ts';
import { isBrowser } from './push-service.ts';
import { type Form, invalid, PushError, type PushWorld, type Result } from './push-world.ts';
import { textOf } from './read-body.ts';

type Action = (form: Form, world: PushWorld) => Result;

const STATUS: Readonly<Record<string, number>> = {
  NotFound: 404,
  Throttled: 429,
  InternalError: 500,
  AuthorizationError: 403,
  InvalidClientTokenId: 403,
  SignatureDoesNotMatch: 403,
  ExpiredToken: 403,
};

const ACTIONS: Readonly<Record<string, Action>> = {
  CreatePlatformEndpoint: createEndpoint,
  GetEndpointAttributes: getEndpoint,
  SetEndpointAttributes: setEndpoint,
  DeleteEndpoint: deleteEndpoint,
  Publish: publish,
};

/** SNS on this machine: endpoints of devices, pushes to them, and topics. Query protocol, answers in XML. */
export function pushEndpoint(world: PushWorld): Handle {
  return async (request, response) => {
    const type = request.headers['content-type'] ?? '';
    if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return false;
    const form = new URLSearchParams(await textOf(request));
    try {
      answer(form, world, request, response);
    } catch (error) {
      if (!(error instanceof PushError)) throw error;
      send(response, STATUS[error.code] ?? 400, errorXml(error));
    }
    return true;
  };
}

function answer(form: Form, world: PushWorld, request: IncomingMessage, response: ServerResponse): void {
  const name = form.get('Action') ?? '';
  const action = ACTIONS[name];
  if (!action)
    throw new PushError('InvalidAction', `The local endpoint does not know ${name}; add it to local/push.ts`);
  if (name === 'Publish') strike(world.faults);
  const result = action(form, world);
  if (name === 'Publish' && world.faults.strikes('push', 'drop')) {
    request.socket.destroy();
    return;
  }
  send(response, 200, resultXml(name, result));
}

/** Throws the active fault that refuses every push. */
function strike(faults: PushWorld['faults']): void {
  if (faults.strikes('push', 'error')) throw new PushError('InternalError', 'Something went wrong.');
  if (faults.strikes('push', 'throttle')) throw new PushError('Throttled', 'Rate exceeded');
  const refused = faults.strikes('push', 'refuse');
  if (refused?.error !== undefined)
    throw new PushError(refused.error, refused.message ?? 'Asked for by the fault switch.');
}

/** The most bytes of a message. */
const MOST_BYTES = 262_144;

function publish(form: Form, world: PushWorld): Result {
  const target = form.get('TargetArn') ?? form.get('TopicArn') ?? '';
  const message = form.get('Message') ?? '';
  if (message === '') throw invalid('Message', 'Empty message');
  if (Buffer.byteLength(message) > MOST_BYTES) throw invalid('Message', 'Message too long');
  if (world.topics.has(target)) {
    return { MessageId: world.topics.publish(target, message, form.get('Subject') ?? undefined) };
  }
  const endpoint = world.left.endpoint(target);
  if (!endpoint) {
    if (/:endpoint\//.test(target)) throw invalid('TargetArn', 'No endpoint found for the target arn specified');
    throw new PushError('NotFound', 'Topic does not exist');
  }
  if (endpoint.enabled && world.faults.strikes('push', 'disabled')) {
    world.left.keepEndpoint({ ...endpoint, enabled: false });
    throw new PushError('EndpointDisabled', 'Endpoint is disabled');
  }
  if (!endpoint.enabled) throw new PushError('EndpointDisabled', 'Endpoint is disabled');
  const payload = payloadOf(form, message, endpoint.application);
  const messageId = randomUUID();
  const attributes = attributesOf(form);
  if (isBrowser(endpoint.token)) world.left.waitFor(endpoint.token, payload);
  world.left.takePush({ messageId, at: world.now(), endpoint: target, payload, attributes });
  return { MessageId: messageId };
}

/** The payload for the phone's provider: the part of the message for its platform. */
function payloadOf(form: Form, message: string, application: string): string {
  if (form.get('MessageStructure') !== 'json') return message;
  const parts = parsed(message, 'Message Structure - JSON message body failed to parse');
  if (typeof parts.default !== 'string') throw invalid('Message Structure', 'No default entry in JSON message body');
  const platform = application.split('/').at(-2) ?? '';
  const part = parts[platform];
  if (typeof part !== 'string') return parts.default;
  parsed(part, `${platform} payload is no JSON`);
  return part;
}

function parsed(text: string, otherwise: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw invalid('Message', otherwise);
  }
}

function attributesOf(form: Form): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (let at = 1; form.has(`MessageAttributes.entry.${at}.Name`); at++) {
    const entry = `MessageAttributes.entry.${at}`;
    found.push([form.get(`${entry}.Name`) ?? '', form.get(`${entry}.Value.StringValue`) ?? '']);
  }
  return Object.fromEntries(found);
}

const NAMESPACE = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

function resultXml(action: string, result: Result): string {
  const fields = Object.entries(result).map(([name, value]) => `<${name}>${valueXml(value)}</${name}>`);
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return `<${action}Response ${NAMESPACE}><${action}Result>${fields.join('')}</${action}Result>${metadata}</${action}Response>`;
}

const valueXml = (value: Result[string]): string =>
  typeof value === 'string'
    ? safe(value)
    : Object.entries(value)
        .map(([name, text]) => `<entry><key>${safe(name)}</key><value>${safe(text)}</value></entry>`)
        .join('');

const errorXml = ({ code, message }: PushError): string =>
  `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${safe(code)}</Code><Message>${safe(message)}</Message></Error>` +
  `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`;

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(`<?xml version="1.0"?>${body}`);
}

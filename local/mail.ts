import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Faults } from './faults.ts';
import type { Handle } from './front.ts';
import type { Left, Mail } from './left.ts';
import { eventsOf, type Fate } from './provider-events.ts';
import { textOf } from './read-body.ts';
import type { MailEvents } from './template-mail.ts';

type World = {
  readonly left: Pick<Left, 'takeMail'>;
  readonly faults: Pick<Faults, 'strikes'>;
  readonly mailEvents: readonly MailEvents[];
  readonly now: () => number;
};

/** The part of SES v2's `SendEmail` that the system uses: one plain message through a configuration set. */
const text = z.object({ Data: z.string() });
const tag = z.string().check(z.regex(/^[A-Za-z0-9_.@-]{1,256}$/));
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1), z.maxLength(50)) }),
  ConfigurationSetName: z.optional(z.string()),
  EmailTags: z.optional(z.array(z.object({ Name: tag, Value: tag })).check(z.maxLength(50))),
  Content: z.object({
    Simple: z.object({
      Subject: text,
      Body: z.object({ Text: z.optional(text), Html: z.optional(text) }),
      Headers: z.optional(z.array(z.object({ Name: z.string(), Value: z.string().check(z.regex(/^[^\r\n]*$/)) }))),
    }),
  }),
});
type SendEmail = z.output<typeof SendEmail>;

/** HTTP statuses of SES's errors, and of the service in front of it; 400 for the others. */
const STATUS: Readonly<Record<string, number>> = {
  NotFoundException: 404,
  TooManyRequestsException: 429,
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  UnrecognizedClientException: 403,
  SignatureDoesNotMatch: 403,
  InternalServiceErrorException: 500,
};

/** SES v2 on this machine: accepts mails, keeps them for the page, and publishes their events. */
export function mailEndpoint(world: World): Handle {
  return async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') return false;
    const body = await textOf(request);
    const refused = struck(world.faults) ?? faultOf(body, world);
    if (refused !== undefined) refuse(response, refused.error, refused.message);
    else accept(world, SendEmail.parse(JSON.parse(body)), request, response);
    return true;
  };
}

type Refused = { readonly error: string; readonly message: string };

/** The active fault that refuses every mail, before the request is read. */
function struck(faults: World['faults']): Refused | undefined {
  if (faults.strikes('mail', 'error'))
    return { error: 'InternalServiceErrorException', message: 'Something went wrong.' };
  if (faults.strikes('mail', 'throttle'))
    return { error: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' };
  const refused = faults.strikes('mail', 'refuse');
  const message = refused?.message ?? 'Asked for by the fault switch.';
  return refused?.error === undefined ? undefined : { error: refused.error, message };
}

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/;

/** The error that SES finds in a request. */
function faultOf(body: string, { mailEvents }: World): Refused | undefined {
  const bad = (message: string): Refused => ({ error: 'BadRequestException', message });
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return bad('The request is no JSON.');
  }
  const parsed = SendEmail.safeParse(given);
  if (!parsed.success) return bad(`${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`);
  const { FromEmailAddress, Destination, ConfigurationSetName, Content } = parsed.data;
  const wrong = [FromEmailAddress, ...Destination.ToAddresses].find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) return bad('Illegal address');
  const { Text, Html } = Content.Simple.Body;
  if (!Text && !Html) return bad('Empty body');
  if (ConfigurationSetName === undefined || mailEvents.some(({ set }) => set === ConfigurationSetName))
    return undefined;
  const message = `Configuration set <${ConfigurationSetName}> does not exist.`;
  return { error: 'NotFoundException', message };
}

function accept(world: World, given: SendEmail, request: IncomingMessage, response: ServerResponse): void {
  const { faults, now } = world;
  const mail = mailOf(given, now());
  const late = faults.strikes('mail', 'late');
  const at = mail.at + (late ? (late.minutes ?? 10) * 60_000 : 0);
  const fate = fateOf(faults);
  const events = world.mailEvents
    .filter(({ set }) => set === given.ConfigurationSetName)
    .flatMap(({ topic, types }) => eventsOf(mail, fate, types).map((message) => ({ at, topic, message })));
  const doubled = faults.strikes('mail', 'doubled') ? events.flatMap((event) => [event, event]) : events;
  world.left.takeMail(mail, doubled);
  if (faults.strikes('mail', 'drop')) {
    request.socket.destroy();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ MessageId: mail.messageId }));
}

function fateOf(faults: World['faults']): Fate {
  if (faults.strikes('mail', 'reject')) return 'reject';
  const bounce = faults.strikes('mail', 'bounce');
  if (bounce) return bounce.kind === 'transient' ? 'transient' : 'bounce';
  return faults.strikes('mail', 'complaint') ? 'complaint' : 'delivered';
}

function mailOf(given: SendEmail, at: number): Mail {
  const { FromEmailAddress: from, Destination, ConfigurationSetName = '', EmailTags = [], Content } = given;
  const { Subject, Body, Headers = [] } = Content.Simple;
  return {
    messageId: `0110${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`,
    at,
    from,
    to: Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data ?? '',
    html: Body.Html?.Data ?? '',
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    tags: {
      'ses:configuration-set': [ConfigurationSetName],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [from.slice(from.indexOf('@') + 1)],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, [Value]])),
    },
  };
}

function refuse(response: ServerResponse, error: string, message: string): void {
  response.writeHead(STATUS[error] ?? 400, { 'content-type': 'application/json', 'x-amzn-errortype': error });
  response.end(JSON.stringify({ message }));
}

import { randomUUID } from 'node:crypto';
import type { Endpoint } from './left.ts';
import { type Form, invalid, PushError, type PushWorld, type Result } from './push-world.ts';

/** Registers a token. A known token returns its endpoint, or with other attributes an error that names the endpoint. */
export function createEndpoint(form: Form, { left, applications }: PushWorld): Result {
  const application = form.get('PlatformApplicationArn') ?? '';
  if (!applications.includes(application)) throw new PushError('NotFound', 'PlatformApplication does not exist');
  const token = form.get('Token') ?? '';
  checkToken(application, token);
  const given = attributesIn(form);
  const userData = form.get('CustomUserData') ?? given.CustomUserData ?? '';
  const enabled = (given.Enabled ?? 'true') === 'true';
  const known = left.endpointWith(application, token);
  if (!known) {
    const arn = `${application.replace(':app/', ':endpoint/')}/${randomUUID()}`;
    left.keepEndpoint({ arn, application, token, enabled, userData });
    return { EndpointArn: arn };
  }
  if (known.enabled !== enabled || known.userData !== userData) {
    const which = `Endpoint ${known.arn} already exists with the same Token, but different attributes.`;
    throw invalid('Token', which);
  }
  return { EndpointArn: known.arn };
}

export function getEndpoint(form: Form, world: PushWorld): Result {
  const { token, enabled, userData } = named(form, world);
  return {
    Attributes: { Enabled: String(enabled), Token: token, ...(userData !== '' && { CustomUserData: userData }) },
  };
}

export function setEndpoint(form: Form, world: PushWorld): Result {
  const endpoint = named(form, world);
  const { Token: token = endpoint.token, Enabled, CustomUserData: userData = endpoint.userData } = attributesIn(form);
  checkToken(endpoint.application, token);
  const other = world.left.endpointWith(endpoint.application, token);
  if (other && other.arn !== endpoint.arn)
    throw invalid('Token', `Endpoint ${other.arn} already exists with the same Token.`);
  const enabled = Enabled === undefined ? endpoint.enabled : Enabled === 'true';
  world.left.keepEndpoint({ ...endpoint, token, enabled, userData });
  return {};
}

/** Deletes an endpoint; an absent one is no error. */
export function deleteEndpoint(form: Form, { left }: PushWorld): Result {
  left.dropEndpoint(form.get('EndpointArn') ?? '');
  return {};
}

function named(form: Form, { left }: PushWorld): Endpoint {
  const endpoint = left.endpoint(form.get('EndpointArn') ?? '');
  if (endpoint) return endpoint;
  throw new PushError('NotFound', 'Endpoint does not exist');
}

function attributesIn(form: Form): Readonly<Record<string, string | undefined>> {
  const found: [string, string][] = [];
  for (let at = 1; form.has(`Attributes.entry.${at}.key`); at++) {
    found.push([form.get(`Attributes.entry.${at}.key`) ?? '', form.get(`Attributes.entry.${at}.value`) ?? '']);
  }
  return Object.fromEntries(found);
}

const HEX = /^[0-9a-f]+$/i;

/**
 * Apple's tokens are hexadecimal, Google's never are. SNS notices a wrong Google token only at the first push; here it
 * is refused at once, so that a developer sees a token of another platform.
 */
function checkToken(application: string, token: string): void {
  const apple = application.includes(':app/APNS');
  if (token === '') throw invalid('Token', 'must not be empty');
  if (apple && !(HEX.test(token) && token.length <= 400))
    throw invalid('Token', 'iOS device tokens must be no more than 400 hexadecimal characters');
  if (!apple && (HEX.test(token) || token.length > 4096 || !/^[\w:-]+$/.test(token)))
    throw invalid('Token', 'The token is no registration token of FCM');
}

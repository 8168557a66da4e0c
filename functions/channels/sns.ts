import {
  CreatePlatformEndpointCommand,
  DeleteEndpointCommand,
  SetEndpointAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import type { Platform } from './channel.ts';

export type PlatformApplications = Readonly<Partial<Record<Platform, string | undefined>>>;
/**
 * Makes (or finds and revives) the endpoint of a token. `refused`: the provider rejects the token. `not-offered`: this
 * deployment pushes nothing to the platform.
 */
export type MakeEndpoint = (
  platform: Platform,
  token: string,
) => Promise<{ readonly arn: string } | 'refused' | 'not-offered'>;

/**
 * SNS's own recipe for device tokens: create. If an endpoint with the token exists under other settings, the
 * exception holds its address. Then set token and `Enabled`, since a failed endpoint stays disabled otherwise.
 */
export const endpointMaker =
  (applications: PlatformApplications, client: SNSClient = new SNSClient({ maxAttempts: 2 })): MakeEndpoint =>
  async (platform, token) => {
    const application = applications[platform];
    if (application === undefined) return 'not-offered';
    try {
      const arn = await created(client, application, token);
      const Attributes = { Token: token, Enabled: 'true' };
      await client.send(new SetEndpointAttributesCommand({ EndpointArn: arn, Attributes }));
      return { arn };
    } catch (error) {
      if (error instanceof Error && error.name === 'InvalidParameterException') return 'refused';
      throw error;
    }
  };

/** Deletes an endpoint; a missing endpoint counts as deleted. */
export type DeleteEndpoint = (arn: string) => Promise<void>;

/** The time limit of a call, in milliseconds: a person waits for the answer. */
const PATIENCE_MS = 2000;

/** This deployment ignores an endpoint of an application that it no longer has, and pushes nothing to it. */
export const endpointDeleter =
  (applications: PlatformApplications, client: SNSClient = new SNSClient({ maxAttempts: 2 })): DeleteEndpoint =>
  async (arn) => {
    const roots = Object.values(applications).map((application) => `${application?.replace(':app/', ':endpoint/')}/`);
    if (!roots.some((root) => arn.startsWith(root))) return;
    const patience = { abortSignal: AbortSignal.timeout(PATIENCE_MS) };
    try {
      await client.send(new DeleteEndpointCommand({ EndpointArn: arn }), patience);
    } catch (error) {
      const isGone = error instanceof Error && /^(NotFound|InvalidParameter)Exception$/.test(error.name);
      if (!isGone) throw error;
    }
  };

async function created(client: SNSClient, application: string, token: string): Promise<string> {
  try {
    const made = await client.send(
      new CreatePlatformEndpointCommand({ PlatformApplicationArn: application, Token: token }),
    );
    if (made.EndpointArn) return made.EndpointArn;
    throw new Error('SNS made an endpoint and did not say which.');
  } catch (error) {
    const existing =
      error instanceof Error ? /Endpoint (arn:aws[^ ]+) already exists/.exec(error.message)?.[1] : undefined;
    if (existing !== undefined) return existing;
    throw error;
  }
}

import { CreatePlatformEndpointCommand, SetEndpointAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
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

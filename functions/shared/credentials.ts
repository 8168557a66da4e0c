import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in bundles where the SDK's own search for credentials would (decision 020): Lambda hands a function its role's keys in
 * the environment, so nothing need be searched for in files, in other services or by signing in.
 */
export const defaultProvider = () => fromEnv();

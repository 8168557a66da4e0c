import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { output, ZodMiniType } from 'zod/mini';

/**
 * Reads one feature's environment through its schema, once, when the function starts.
 * Fails loudly and names each variable at fault, never its value.
 */
export function readEnv<Schema extends ZodMiniType>(schema: Schema): output<Schema> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `The environment of this function is wrong; set what the CDK construct sets.\n  ${faults.join('\n  ')}`,
  );
}

/**
 * How far the clock of the local system is before or behind the machine's, in milliseconds. Only the local runtime sets
 * it; on AWS there is none (decision 006).
 */
export const localClockOffset = (): number => Number(process.env.SKOLEBRO_CLOCK_OFFSET ?? 0);

const secrets = new Map<string, Promise<string>>();

/** A secret's value by ARN or name; fetched once per running function, and again after a failure. */
export function secretValue(id: string): Promise<string> {
  const known = secrets.get(id);
  if (known !== undefined) return known;
  const asked = fetchSecret(id);
  asked.catch(() => secrets.delete(id));
  secrets.set(id, asked);
  return asked;
}

/** A secret's value read anew, for when the value that is known is no longer accepted. */
export function renewedSecret(id: string): Promise<string> {
  secrets.delete(id);
  return secretValue(id);
}

async function fetchSecret(id: string): Promise<string> {
  const answer = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: id }));
  if (answer.SecretString) return answer.SecretString;
  throw new Error(`The secret ${id} has no value; set one in Secrets Manager.`);
}

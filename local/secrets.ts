import { randomBytes } from 'node:crypto';
import { jsonFile } from './state.ts';

/** The value of a secret by its name or ARN. */
export type Secrets = (id: string) => string;

/** Makes a random secret at its first read and keeps it with the state: a restart must find the same logins. */
export function openSecrets(folder: string): Secrets {
  const file = jsonFile<Record<string, string>>(folder, 'secrets.json', () => ({}));
  return (id) => {
    const known = file.read();
    const value = known[id] ?? randomBytes(32).toString('hex');
    if (known[id] === undefined) file.write({ ...known, [id]: value });
    return value;
  };
}

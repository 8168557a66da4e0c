import * as z from 'zod/mini';
import { LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the imports' HTTP function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  IMPORT_BUCKET_NAME: given,
});

/** The environment of the importer, the only function that writes identity numbers. */
export const UploadEnv = z.object({
  TABLE_NAME: given,
  IDENTITY_TABLE_NAME: given,
  LOGIN_KEY_SECRET_ARN: given,
  IDENTITY_KEY_SECRET_ARN: given,
  IMPORT_BUCKET_NAME: given,
  IDENTITY_NUMBERS: z.enum(['production', 'synthetic']),
});

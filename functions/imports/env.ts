import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/actor.ts';

const given = z.string().check(z.minLength(1));

/** The environment of the imports' HTTP function; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: given,
  LOGIN_KEY_SECRET_ARN: given,
  IMPORT_BUCKET_NAME: given,
  TOKEN_ISSUERS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text): unknown => JSON.parse(text)),
    ),
    TokenIssuers,
  ),
});

/** The importer's: the only function with the key of identity numbers. */
export const UploadEnv = z.object({
  TABLE_NAME: given,
  IDENTITY_TABLE_NAME: given,
  LOGIN_KEY_SECRET_ARN: given,
  IDENTITY_KEY_SECRET_ARN: given,
  IMPORT_BUCKET_NAME: given,
  IDENTITY_NUMBERS: z.enum(['production', 'synthetic']),
});

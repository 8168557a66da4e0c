import * as z from 'zod/mini';
import { ACCESS_LOG_ENV, LOGIN_ENV } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));
const applications = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text): unknown => JSON.parse(text)),
  ),
  z.strictObject({ apns: z.optional(given), fcm: z.optional(given), web: z.optional(given) }),
);

/** The environment of the channels' HTTP function; the CDK construct sets it. */
export const Env = z.object({
  ...LOGIN_ENV,
  ...ACCESS_LOG_ENV,
  NOTICE_QUEUE_URL: given,
  /** SNS platform applications by platform; a missing platform gets no pushes. */
  PUSH_APPLICATIONS: applications,
});

/** The night's job needs no login: it uses the list of owners and the table. */
export const NightEnv = z.pick(Env, { TABLE_NAME: true, TOKEN_ISSUERS: true, PUSH_APPLICATIONS: true });

/** The consumer of failed addresses and devices needs the table alone. */
export const FactEnv = z.object({ TABLE_NAME: given });

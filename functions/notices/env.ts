import * as z from 'zod/mini';
import { TokenIssuers } from '../shared/http/login.ts';

const given = z.string().check(z.minLength(1));
const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

/** The environment of the sender; the CDK construct sets it. */
export const Env = z.object({
  TABLE_NAME: given,
  /** The neutral address that every e-mail comes from. */
  MAIL_FROM: given,
  MAIL_CONFIGURATION_SET: given,
  /** This function's share of the e-mails that the account may send per second. */
  MAILS_PER_SECOND: z.pipe(z.string(), z.transform(Number)).check(z.positive()),
  /** Where people sign in, without a slash at the end. */
  PORTAL_URL: z.url(),
});

/** The sweeper finds due notices and hands them to the sender's queue. */
export const SweeperEnv = z.object({
  TABLE_NAME: given,
  NOTICE_QUEUE_URL: given,
  TOKEN_ISSUERS: z.pipe(json, TokenIssuers),
});

/** The origin that a provider event must have; any other event is forged. */
export const EventEnv = z.object({
  TABLE_NAME: given,
  MAIL_TOPIC_ARN: given,
  ACCOUNT_ID: given,
  /** The prefix that a signing certificate's URL must have. */
  MAIL_CERTIFICATES: given,
});

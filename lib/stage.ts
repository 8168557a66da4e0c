import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ArchiveWay } from '../functions/archive/env.ts';
import type { TokenIssuers } from '../functions/shared/actor.ts';

/** What differs between one deployment and another; everything else is the same code. */
export type Stage = {
  readonly name: string;
  readonly region: string;
  /** Account to deploy to; left out, the templates fit any. */
  readonly account?: string;
  /** Trusted token issuers and the owners they speak for (decision 007). */
  readonly issuers: TokenIssuers;
  /** `production` refuses synthetic identity numbers, `synthetic` refuses real ones (decision 004). */
  readonly identityNumbers: 'production' | 'synthetic';
  readonly logRetention: RetentionDays;
  /** Who is written to when an alarm rings. */
  readonly alarmEmail?: string;
  /** How notices leave: from which address, leading where, through which push applications of SNS. */
  readonly notices: NoticeWays;
  /** How each owner's archive is reached; warnings of an owner without one wait as queued. */
  readonly archives: Readonly<Record<string, ArchiveAccess>>;
  /** Days for which nobody may change or delete a package; without it the bucket has no object lock. It can be chosen only when the bucket is made. */
  readonly archiveLockDays?: number;
  /** Browser origins that may call the API. */
  readonly portalOrigins: readonly string[];
  /** The API's own name and its certificate in this region; left out, AWS makes a name up. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
};

export type NoticeWays = {
  /** A neutral address of a verified domain: it may name no school and no municipality (law 1). */
  readonly mailFrom: string;
  /** Seconds in which news for one person is gathered into one push and one e-mail; a minute when left out. */
  readonly gatherSeconds?: number;
  /** E-mails that SES lets the account send in a second: 1 in its sandbox, 14 to begin with outside it. */
  readonly mailsPerSecond: number;
  /** Where people sign in, without a slash at the end. */
  readonly portalUrl: string;
  /** SNS platform applications; CloudFormation cannot make them, since they hold Apple's and Google's keys. */
  readonly pushApplications: Readonly<Record<'apns' | 'fcm' | 'web', string>>;
  /** How the address of the certificate begins that signs provider events; left out, the region's own. */
  readonly certificates?: string;
};

/** An owner's archive: P360 by its own interface, or packages that a role of the archive's account fetches and answers. */
export type ArchiveAccess =
  | Extract<ArchiveWay, { kind: 'p360' }>
  | (Extract<ArchiveWay, { kind: 'package' }> & { readonly roleArn?: string });

/** The owner id of the sample municipality, as `sample/` makes it. */
export const SAMPLE_OWNER = '7h3v0q9d2m8k4x1r6t5w2n0c8e';

/** A municipality or county whose people may sign in: how each kind of token names it. */
type Owner = { readonly ownerId: string; readonly guardianAudience: string; readonly feideRealm: string };

/** The names end in `.example`, so that no real token can ever carry them. */
const FJORDVIK: Owner = {
  ownerId: SAMPLE_OWNER,
  guardianAudience: 'https://fjordvik.skolebro.example',
  feideRealm: 'fjordvik.example',
};

/** Trust in two issuers, for these owners and no others. */
const issuersAt = (guardians: string, feide: string, owners: readonly Owner[]): TokenIssuers => [
  {
    login: 'guardian',
    issuer: guardians,
    scope: 'skolebro:guardian',
    audiences: Object.fromEntries(owners.map((owner) => [owner.guardianAudience, owner.ownerId])),
    levels: ['idporten-loa-substantial', 'idporten-loa-high'],
  },
  {
    login: 'feide',
    issuer: feide,
    scope: 'skolebro:feide',
    audience: 'https://api.skolebro.example',
    realms: Object.fromEntries(owners.map((owner) => [owner.feideRealm, owner.ownerId])),
  },
];

/** Names of push applications as an operator makes them once per account and region. */
const applicationsIn = (account: string, region = 'eu-north-1') => {
  const named = (platform: string, name: string) => `arn:aws:sns:${region}:${account}:app/${platform}/${name}`;
  const google = named('GCM', 'skolebro');
  return { apns: named('APNS', 'skolebro'), fcm: google, web: google };
};

/** The archive of the local system, which answers as P360 does. */
const archiveAt = (base: string): ArchiveAccess => ({
  kind: 'p360',
  url: `${base}/p360/rpc`,
  hosts: [new URL(base).host],
  keySecretName: 'skolebro/p360',
  local: true,
});

const cloud = { region: 'eu-north-1', portalOrigins: [] } as const;

/** The stages by name. `issuerBase` is where a local issuer answers, for the stages that use one. */
export function stageNamed(name: string, issuerBase = 'http://localhost:3000'): Stage {
  switch (name) {
    case 'prod':
      return {
        ...cloud,
        name,
        // An owner is added to this list when it has its ID-porten client and Feide realm; until then only the sample.
        issuers: issuersAt('https://idporten.no', 'https://auth.dataporten.no', [FJORDVIK]),
        identityNumbers: 'production',
        // Set sender, portal and applications to the owner's own before the first deployment.
        archives: {},
        notices: {
          mailFrom: 'ikke-svar@skolebro.example',
          mailsPerSecond: 14,
          portalUrl: 'https://skolebro.example',
          pushApplications: applicationsIn('000000000000'),
        },
        logRetention: RetentionDays.ONE_YEAR,
      };
    case 'dev':
      return {
        ...cloud,
        name,
        issuers: issuersAt('https://test.idporten.no', 'https://auth.dataporten.no', [FJORDVIK]),
        identityNumbers: 'synthetic',
        archives: {},
        notices: {
          mailFrom: 'ikke-svar@dev.skolebro.example',
          mailsPerSecond: 1,
          portalUrl: 'https://dev.skolebro.example',
          pushApplications: applicationsIn('000000000000'),
        },
        logRetention: RetentionDays.ONE_MONTH,
      };
    case 'local':
    case 'emulator':
      return {
        ...cloud,
        name,
        issuers: issuersAt(`${issuerBase}/idporten`, `${issuerBase}/feide`, [FJORDVIK]),
        identityNumbers: 'synthetic',
        archives: { [SAMPLE_OWNER]: archiveAt(issuerBase) },
        notices: {
          mailFrom: 'ikke-svar@skolebro.example',
          mailsPerSecond: 10_000,
          portalUrl: issuerBase,
          // Nobody waits a minute at a desk.
          gatherSeconds: 2,
          pushApplications: applicationsIn('000000000000'),
          certificates: `${issuerBase}/dev/certificate`,
        },
        logRetention: RetentionDays.ONE_DAY,
        portalOrigins: [issuerBase],
      };
    default:
      throw new Error(`There is no stage "${name}". Stages: prod, dev, local, emulator (lib/stage.ts).`);
  }
}

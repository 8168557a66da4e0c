import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ArchiveWay } from '../functions/archive/env.ts';
import type { Scanner } from '../functions/attachments/env.ts';
import type { TokenIssuers } from '../functions/shared/http/login.ts';
import type { PushWay } from '../web/config.ts';

/** The differences between deployments; everything else is the same code. */
export type Stage = {
  readonly name: string;
  readonly region: string;
  /** The account to deploy to; without it the templates fit any. */
  readonly account?: string;
  /** Trusted token issuers and the owners they speak for (decision 007, docs/sign-in.md). */
  readonly issuers: TokenIssuers;
  /** `production` refuses synthetic identity numbers, `synthetic` refuses real ones (decision 004). */
  readonly identityNumbers: 'production' | 'synthetic';
  readonly logRetention: RetentionDays;
  /** Days of retention of the access log; the owners' own decision (decision 040). */
  readonly accessLogDays: number;
  /** The address that gets the alarms; production must have one. */
  readonly alarmEmail?: string;
  /** The address of `docs/runbooks`, without a slash at the end; an alarm's text ends with the page's address. */
  readonly runbooks?: string;
  /** The settings of notices: sender, link, and the push applications of SNS. */
  readonly notices: NoticeWays;
  /** Access to each owner's archive; warnings of an owner without one stay queued. */
  readonly archives: Readonly<Record<string, ArchiveAccess>>;
  /**
   * Days during which nobody may change or delete a package; without it the bucket has no object lock. Only at the
   * bucket's creation.
   */
  readonly archiveLockDays?: number;
  /** What scans files of messages for malware (decision 052); without a choice nobody attaches files. */
  readonly attachments?: Scanner;
  /** The portal; without it none is deployed. */
  readonly portal?: PortalStage;
  /** Browser origins other than the portal's that may call the API. */
  readonly portalOrigins: readonly string[];
  /** The API's own name and its certificate in this region; without it AWS makes a name up. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
};

/** The portal of a stage (docs/deploy.md). */
export type PortalStage = {
  /** Its own name, and the certificate in us-east-1, where CloudFront wants it; without it AWS makes a name up. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** The portal's client at ID-porten for each owner, with the owner's name as guardians know it. */
  readonly guardianClients: readonly { readonly clientId: string; readonly owner: string }[];
  /** The portal's client at Feide, and the name of the secret with the client's own secret (decision 048). */
  readonly feideClient: string;
  readonly feideSecretName: string;
  /** The web app at Firebase, for pushes to browsers (decision 049); without it none are offered. */
  readonly push?: PushWay;
};

export type NoticeWays = {
  /** A neutral address of a verified domain: it may name no school and no municipality (law 1). */
  readonly mailFrom: string;
  /** Seconds during which a person's notices are gathered into one push and one e-mail; a minute by default. */
  readonly gatherSeconds?: number;
  /** E-mails that SES lets the account send per second: 1 in its sandbox, 14 at first outside it. */
  readonly mailsPerSecond: number;
  /** The portal's address, without a slash at the end. */
  readonly portalUrl: string;
  /**
   * SNS platform applications by platform. CloudFormation cannot make them, since they hold Apple's and Google's keys.
   */
  readonly pushApplications?: Readonly<Partial<Record<'apns' | 'fcm' | 'web', string>>>;
  /** By default the stack of state puts out the DNS records of mail; the emulator's SES has none. */
  readonly mailRecords?: false;
  /** The prefix of the certificate's URL that signs provider events; the region's own by default. */
  readonly certificates?: string;
};

/** An owner's archive: P360 by its own interface, or a bucket of packages for a role of the archive's account. */
export type ArchiveAccess =
  | Extract<ArchiveWay, { kind: 'p360' }>
  | (Extract<ArchiveWay, { kind: 'package' }> & { readonly roleArn?: string });

/** The owner id of the sample municipality, as `sample/` makes it. */
export const SAMPLE_OWNER = '7h3v0q9d2m8k4x1r6t5w2n0c8e';

/** A municipality or county whose people may sign in, with its name in each kind of token (docs/sign-in.md). */
type Owner = {
  readonly ownerId: string;
  /** Its clients at ID-porten. */
  readonly guardianClients: readonly string[];
  readonly feideRealm: string;
};

/** The registrations of one stage with both issuers. */
type SignIn = {
  readonly guardians: string;
  readonly feide: string;
  /** The audience that guardians' clients request with `resource=`: the API's own address. */
  readonly audience: string;
  /** The data source as Feide registered it, and the access level that clients request. */
  readonly dataSource: string;
  readonly feideScope: string;
  readonly owners: readonly Owner[];
};

/**
 * The names end in `.example`, so that no real token can ever carry them; the clients are those of `local/issuer.ts`.
 */
const FJORDVIK: Owner = {
  ownerId: SAMPLE_OWNER,
  guardianClients: ['skolebro-local', 'skolebro-brief', 'portal-fjordvik.example'],
  feideRealm: 'fjordvik.example',
};
const EXAMPLE = {
  audience: 'https://api.skolebro.example',
  dataSource: 'https://n.feide.no/datasources/00000000-0000-4000-8000-000000000000',
  feideScope: 'skolebro:feide',
  owners: [FJORDVIK],
};

/** Trust in two issuers, for these owners and no others. */
const issuersAt = ({ guardians, feide, audience, dataSource, feideScope, owners }: SignIn): TokenIssuers => [
  {
    login: 'guardian',
    issuer: guardians,
    scope: 'skolebro:guardian',
    audience,
    clients: Object.fromEntries(owners.flatMap((owner) => owner.guardianClients.map((id) => [id, owner.ownerId]))),
    levels: ['idporten-loa-substantial', 'idporten-loa-high'],
  },
  {
    login: 'feide',
    issuer: feide,
    scope: feideScope,
    audience: dataSource,
    realms: Object.fromEntries(owners.map((owner) => [owner.feideRealm, owner.ownerId])),
  },
];

/** The push applications' names, as an operator makes them once per account and region. */
const applicationsIn = (account: string, region = 'eu-north-1') => {
  const named = (platform: string, name: string) => `arn:aws:sns:${region}:${account}:app/${platform}/${name}`;
  const google = named('GCM', 'skolebro');
  return { apns: named('APNS', 'skolebro'), fcm: google, web: google };
};

/** The portal's registrations in the local system (`local/issuer.ts`). */
const LOCAL_PORTAL: PortalStage = {
  guardianClients: [{ clientId: 'skolebro-local', owner: 'Fjordvik kommune' }],
  feideClient: 'skolebro-portal',
  feideSecretName: 'skolebro/feide',
  push: { kind: 'local', tokenAt: '/dev/push-token' },
};

/** The local system's archive, which answers as P360 does. */
const archiveAt = (base: string): ArchiveAccess => ({
  kind: 'p360',
  url: `${base}/p360/rpc`,
  hosts: [new URL(base).host],
  keySecretName: 'skolebro/p360',
  local: true,
});

const cloud = { region: 'eu-north-1', portalOrigins: [], archives: {}, accessLogDays: 730 } as const;

/**
 * The stages by name. `issuerBase` is the local issuer's address, for the stages that use it. The values of `prod` are
 * made up: it does not synthesize before an operator has replaced them (docs/deploy.md, `lib/stage-faults.ts`).
 */
export function stageNamed(name: string, issuerBase = 'http://localhost:3000'): Stage {
  switch (name) {
    case 'prod':
      return {
        ...cloud,
        name,
        issuers: issuersAt({ ...EXAMPLE, guardians: 'https://idporten.no', feide: 'https://auth.dataporten.no' }),
        identityNumbers: 'production',
        notices: {
          mailFrom: 'ikke-svar@skolebro.example',
          mailsPerSecond: 14,
          portalUrl: 'https://skolebro.example',
        },
        portal: {
          domain: {
            name: 'skolebro.example',
            certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-4000-8000-000000000000',
          },
          guardianClients: [{ clientId: 'portal-fjordvik.example', owner: 'Fjordvik kommune' }],
          feideClient: 'portal.example',
          feideSecretName: 'skolebro/feide',
        },
        logRetention: RetentionDays.ONE_YEAR,
      };
    case 'dev':
      return {
        ...cloud,
        name,
        issuers: issuersAt({ ...EXAMPLE, guardians: 'https://test.idporten.no', feide: 'https://auth.dataporten.no' }),
        identityNumbers: 'synthetic',
        notices: {
          mailFrom: 'ikke-svar@dev.skolebro.example',
          mailsPerSecond: 1,
          portalUrl: 'https://dev.skolebro.example',
        },
        logRetention: RetentionDays.ONE_MONTH,
      };
    case 'local':
    case 'emulator':
      return {
        ...cloud,
        name,
        issuers: issuersAt({ ...EXAMPLE, guardians: `${issuerBase}/idporten`, feide: `${issuerBase}/feide` }),
        identityNumbers: 'synthetic',
        archives: { [SAMPLE_OWNER]: archiveAt(issuerBase) },
        attachments: { kind: 'local' },
        notices: {
          mailFrom: 'ikke-svar@skolebro.example',
          mailsPerSecond: 10_000,
          portalUrl: issuerBase,
          // Short, so that a developer need not wait a minute.
          gatherSeconds: 2,
          pushApplications: applicationsIn('000000000000'),
          mailRecords: false,
          certificates: `${issuerBase}/dev/certificate`,
        },
        logRetention: RetentionDays.ONE_DAY,
        portalOrigins: [issuerBase],
        // The emulator has no CloudFront.
        ...(name === 'local' && { portal: LOCAL_PORTAL }),
      };
    default:
      throw new Error(`There is no stage "${name}". Stages: prod, dev, local, emulator (lib/stage.ts).`);
  }
}

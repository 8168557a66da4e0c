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
  readonly logRetentionDays: number;
  /** Who is written to when an alarm rings. */
  readonly alarmEmail?: string;
  /** Browser origins that may call the API. */
  readonly portalOrigins: readonly string[];
  /** The API's own name and its certificate in this region; left out, AWS makes a name up. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
};

/** The sample municipality's owner id and names, as `sample/` makes them. */
export const SAMPLE_OWNER = '7h3v0q9d2m8k4x1r6t5w2n0c8e';

const LEVELS = ['idporten-loa-substantial', 'idporten-loa-high'];

const issuersAt = (guardians: string, feide: string): TokenIssuers => [
  {
    login: 'guardian',
    issuer: guardians,
    scope: 'skolebro:guardian',
    audiences: { 'https://fjordvik.skolebro.example': SAMPLE_OWNER },
    levels: LEVELS,
  },
  {
    login: 'feide',
    issuer: feide,
    scope: 'skolebro:feide',
    audience: 'https://api.skolebro.example',
    realms: { 'fjordvik.example': SAMPLE_OWNER },
  },
];

const cloud = { region: 'eu-north-1', portalOrigins: [] } as const;

/** The stages by name. `issuerBase` is where a local issuer answers, for the stages that use one. */
export function stageNamed(name: string, issuerBase = 'http://localhost:3000'): Stage {
  switch (name) {
    case 'prod':
      return {
        ...cloud,
        name,
        // Owners are added here, one line each, when a municipality has its ID-porten client and Feide realm.
        issuers: issuersAt('https://idporten.no', 'https://auth.dataporten.no'),
        identityNumbers: 'production',
        logRetentionDays: 365,
      };
    case 'dev':
      return {
        ...cloud,
        name,
        issuers: issuersAt('https://test.idporten.no', 'https://auth.dataporten.no'),
        identityNumbers: 'synthetic',
        logRetentionDays: 30,
      };
    case 'local':
    case 'emulator':
      return {
        ...cloud,
        name,
        issuers: issuersAt(`${issuerBase}/idporten`, `${issuerBase}/feide`),
        identityNumbers: 'synthetic',
        logRetentionDays: 1,
        portalOrigins: [issuerBase],
      };
    default:
      throw new Error(`There is no stage "${name}". Stages: prod, dev, local, emulator (lib/stage.ts).`);
  }
}

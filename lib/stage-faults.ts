import type { NoticeWays, PortalStage, Stage } from './stage.ts';

/** Names that nobody can own (RFC 2606, RFC 6761), and placeholder accounts and ids. */
const MADE_UP = /\.(example|invalid|test|localhost)\b|\bexample\.(com|net|org)\b|0{12}/;

/** The faults that prevent a deployment, each with its place; none for stages without real people. */
export function faultsOf(stage: Stage): readonly string[] {
  if (stage.identityNumbers !== 'production') return [];
  const { alarmEmail, runbooks = '', notices, accessLogDays, portal, attachments } = stage;
  return [
    ...(alarmEmail === undefined ? ['alarmEmail is missing: an alarm that nobody is told of rings for nobody'] : []),
    ...(runbooks.startsWith('https://') ? [] : ['runbooks is missing: alarms must lead to the address of their page']),
    ...(isDays(accessLogDays) ? [] : ['accessLogDays is no whole number of days from 1 to 99999']),
    ...attachmentFaults(attachments),
    ...madeUpIn(stage, '').map(([path, value]) => `${path} is made up: ${value}`),
    ...(new URL(notices.portalUrl).protocol === 'https:' ? [] : ['notices.portalUrl is not https']),
    ...(portal ? portalFaults(portal, notices) : []),
  ];
}

/** Files of messages need a scanner that somebody has chosen, or are switched off by somebody. */
function attachmentFaults(attachments: Stage['attachments']): readonly string[] {
  if (attachments === undefined)
    return [
      'attachments is missing: choose guardduty or clamav to scan files of messages, or off for none (decision 052)',
    ];
  return attachments.kind === 'local'
    ? ['attachments is the scanner of one machine, which finds no malware: choose guardduty, clamav or off']
    : [];
}

/** Feide compares the address to which a sign-in returns letter by letter, and knows the client by its secret. */
function portalFaults(
  { domain, feideSecretName, push }: PortalStage,
  { portalUrl, pushApplications }: NoticeWays,
): readonly string[] {
  const returns = domain === undefined || portalUrl === `https://${domain.name}`;
  return [
    ...(feideSecretName ? [] : ['portal.feideSecretName is missing: without it no staff and no pupil can sign in']),
    ...(returns ? [] : ['notices.portalUrl is not the address of portal.domain, to which sign-ins return']),
    ...(push?.kind === 'local' ? ['portal.push is that of one machine: no browser outside it would get a push'] : []),
    ...(push && !pushApplications?.web ? ['notices.pushApplications.web is missing: portal.push needs it'] : []),
  ];
}

/** The days that a function accepts; it would not start with another value. */
const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= 99_999;

/** Throws when the stage cannot be deployed, with everything that is wrong at once. */
export function refuseFaulty(stage: Stage): void {
  const faults = faultsOf(stage);
  if (faults.length === 0) return;
  const list = faults.map((fault) => `  - ${fault}`).join('\n');
  throw new Error(`The stage "${stage.name}" has real people, and in lib/stage.ts:\n${list}\nSee docs/deploy.md.`);
}

/** Every made-up text in a value, field names included, with the path to it. */
function madeUpIn(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return MADE_UP.test(value) ? [[path, value]] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [...(MADE_UP.test(name) ? [[here, name] as const] : []), ...madeUpIn(inner, here)];
  });
}

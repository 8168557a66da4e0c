import type { Basis, Protection } from '../access/policy.ts';
import type { RoleAt, RowData } from './rows.ts';

export const ORG_TYPES: Readonly<Record<string, RowData['school']['type']>> = { grunnskole: 'grunnskole', vgs: 'vgs' };
export const FORMS: Readonly<Record<string, 'nb' | 'nn' | 'se'>> = { nb: 'nb', nn: 'nn', se: 'se' };
export const GROUP_KINDS: Readonly<Record<string, RowData['group']['groupKind']>> = {
  basis: 'basis',
  undervisning: 'teaching',
  kontaktlaerer: 'contact',
  trinn: 'grade',
};
export const PROTECTIONS: Readonly<Record<string, Protection>> = {
  ugradert: 'none',
  klientadresse: 'client-address',
  fortrolig: 'confidential',
  strengtFortrolig: 'strictly-confidential',
};
export const BASES: Readonly<Record<string, Basis>> = {
  foreldreansvar: 'parental-responsibility',
  dagligOmsorg: 'daily-care',
  fosterhjem: 'foster-care',
  barnevern: 'child-welfare',
  verge: 'legal-guardian',
  innsynPaaForespoersel: 'on-request',
};
/** The roles that a word gives. A principal leads the school too; no other deputy acts as one. */
export const ROLES: Readonly<Record<string, readonly RoleAt['role'][]>> = {
  office: ['office'],
  leader: ['leader'],
  principal: ['leader', 'principal'],
  'owner-admin': ['owner-admin'],
};
/** Only what the map itself holds: `constructor` in a file is no role. */
export const within = <Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;

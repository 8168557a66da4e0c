import type { Day } from '../shared/time.ts';
import { unlikelyBirth } from './birth-date.ts';
import { cleanEmail } from './clean-email.ts';
import { cleanPhone } from './clean-phone.ts';
import type { Line } from './csv-line.ts';
import { ID_TYPES, PROTECTIONS, STAFF_ROLES, USER_ROLES } from './csv-people-words.ts';
import { heldOn, type RoleHeld } from './csv-roles.ts';
import type { Known, NewRow } from './csv-rows.ts';
import { noteLevels } from './csv-schools.ts';
import type { RoleAt } from './rows.ts';
import { gradeOf } from './written-values.ts';

/** Placeholder for a missing name in systems that demand both names. */
const NO_NAME = /^[-–.]+$/;
/** Cells that may be longer than a name. */
const LONG = 4000;

/**
 * The rows of a user: a row each as pupil, guardian or member of staff, by the user's roles. Never reads the password.
 */
export function usersOf(line: Line, known: Known): readonly NewRow[] {
  const key = line.text('sourcedId');
  const roles = rolesOf(line, known, key);
  const kinds = new Set(roles.map(({ role }) => role.kind));
  const person = { line, known, key, roles, named: namedOf(line), ids: idsOf(line) };
  nameAgents(line, known, key, roles);
  return [
    ...(kinds.has('pupil') ? pupilOf(person) : []),
    ...(kinds.has('guardian') ? [guardianOf(person)] : []),
    ...(kinds.has('staff') ? [staffOf(person)] : []),
  ];
}

/** The user's roles and schools: from `roles.csv`, or from the user's own columns as in OneRoster 1.1. */
function rolesOf(line: Line, known: Known, key: string): readonly RoleHeld[] {
  const listed = known.roles?.get(key);
  if (listed) return listed.refused ? [] : listed.held;
  const role = line.word('role', USER_ROLES, 'role-unknown');
  if (line.text('role') === '') {
    if (known.roles) line.note('person-without-role');
    else line.fault('role-unknown', 'role', USER_ROLES.known);
  }
  const orgs = line.list('orgSourcedIds');
  return role === undefined
    ? []
    : (orgs.length > 0 ? orgs : ['']).map((orgKey, at) => ({
        role,
        orgKey,
        primary: at === 0,
        from: undefined,
        to: undefined,
      }));
}

type Person = {
  readonly line: Line;
  readonly known: Known;
  readonly key: string;
  readonly roles: readonly RoleHeld[];
  readonly named: ReturnType<typeof namedOf>;
  readonly ids: ReturnType<typeof idsOf>;
};

function pupilOf({ line, known, key, roles, named, ids }: Person): readonly NewRow[] {
  const birthDate = known.births.get(key);
  // The fault of the line in demographics.csv has been reported already.
  if (birthDate === 'refused') return [];
  if (birthDate === undefined) line.fault('birth-date-missing', 'birthDate');
  const own = roles.filter(({ role }) => role.kind === 'pupil');
  const schools = schoolsOf(own, known, line.text('primaryOrgSourcedId'));
  const [schoolKey] = schools;
  if (schoolKey === undefined) line.fault('school-missing', 'orgSourcedIds');
  if (schoolKey !== undefined) noteLevels(known.schools, schoolKey, line.list('grades'));
  if (schools.length > 1) line.note('several-schools', 'orgSourcedIds');
  const data = {
    ...named,
    ...ids,
    birthDate: birthDate ?? '',
    ...(birthDate !== undefined && known.today !== undefined && unlikelyBirth(birthDate, known.today)),
    protection: protectionOf(line),
    schoolKey: schoolKey ?? '',
    gradeLevel: gradeOf(line.text('grades')) || undefined,
    languageForm: line.languageForm(),
    ...datesOf(own.filter(({ orgKey }) => orgKey === schoolKey)),
  };
  return [{ kind: 'pupil', key, data }];
}

function guardianOf({ line, key, roles, named, ids }: Person): NewRow {
  const data = {
    ...named,
    number: ids.number,
    protection: protectionOf(line),
    ...emailOf(line),
    mobile: mobileOf(line),
    contactCheckedDate: line.day('metadata.contactCheckedDate'),
    ...datesOf(roles.filter(({ role }) => role.kind === 'guardian')),
  };
  return { kind: 'guardian', key, data };
}

function staffOf({ line, known, key, roles, named, ids }: Person): NewRow {
  const own = roles.filter(({ role }) => role.kind === 'staff');
  const word = line.word('metadata.staffRole', STAFF_ROLES) ?? [];
  const now = known.roles ? heldOn(own, known.today) : own;
  if (now.length < own.length) line.note('role-not-now');
  const schools = schoolsOf(now, known);
  const principalAt = schoolsOf(
    now.filter(({ role }) => role.principal),
    known,
  );
  const at = (role: RoleAt['role'], keys: readonly string[]): RoleAt[] =>
    role === 'owner-admin' ? [{ role, schoolKey: undefined }] : keys.map((schoolKey) => ({ role, schoolKey }));
  const given = [
    ...word.flatMap((role) => at(role, schools)),
    ...(['leader', 'principal'] as const).flatMap((role) => at(role, principalAt)),
  ];
  if (word.length > 0 && given.length === 0) line.note('role-without-school', 'metadata.staffRole');
  const unique = new Map(given.map((role) => [`${role.role} ${role.schoolKey ?? ''}`, role]));
  const data = { ...named, ...ids, ...emailOf(line), roles: [...unique.values()], ...datesOf(own) };
  return { kind: 'staff', key, data };
}

/** Legal names; preferred names only if the source has no others. Either name is enough. */
function namedOf(line: Line) {
  const name = (...columns: readonly string[]): string =>
    columns
      .map((column) => line.text(column))
      .filter((text) => text !== '' && !NO_NAME.test(text))
      .join(' ');
  const givenName = name('givenName', 'middleName') || name('preferredGivenName', 'preferredMiddleName');
  const familyName = name('familyName') || name('preferredFamilyName');
  if (givenName === '' && familyName === '') line.fault('name-missing', 'givenName');
  // An empty cell means enabled: the standard demands the column, but some systems leave it out.
  const enabled = line.yes('enabledUser') ?? true;
  if (!enabled) line.note('person-inactive', 'enabledUser');
  return { givenName, familyName, ...(enabled ? {} : { left: true as const }) };
}

/**
 * Identity number and Feide name from `{Type:Id}` pairs; an `identifier` of eleven digits is an identity number (FINT's
 * mapping).
 */
function idsOf(line: Line): { readonly number: string | undefined; readonly feideName: string | undefined } {
  const found = { number: new Set<string>(), feide: new Set<string>() };
  const written = line.text('userIds', LONG);
  for (const [, type = '', id = ''] of written.matchAll(/\{\s*([^{}:]+?)\s*:\s*([^{}]*?)\s*\}/g)) {
    const kind = ID_TYPES(type);
    if (kind === undefined) line.note('id-type-ignored', 'userIds');
    else if (id !== '') found[kind].add(kind === 'number' ? id.replace(/[\s-]/g, '') : id.toLowerCase());
  }
  const rest = written.replace(/\{[^{}:]+:[^{}]*\}/g, '');
  if (/[^\s,;]/.test(rest) || found.number.size > 1 || found.feide.size > 1) line.fault('user-ids-wrong', 'userIds');
  const identifier = line.text('identifier').replace(/[\s-]/g, '');
  const number = [...found.number][0] ?? (/^\d{11}$/.test(identifier) ? identifier : undefined);
  return { number, feideName: [...found.feide][0] };
}

/** An empty cell means unknown, which counts as protected until a person has checked (law 4). */
const protectionOf = (line: Line) => line.word('metadata.addressProtection', PROTECTIONS) ?? 'unknown';

function emailOf(line: Line) {
  const { several, ...reached } = cleanEmail(line.text('email', LONG));
  if (several) line.note('email-several', 'email');
  if (reached.emailUnreachable) line.note('email-unreachable', 'email');
  return reached;
}

function mobileOf(line: Line): string | undefined {
  const column = line.text('sms') === '' ? 'phone' : 'sms';
  const { phone, wrong, several } = cleanPhone(line.text(column));
  if (wrong) line.note('phone-wrong', column);
  if (several) line.note('phone-several', column);
  return phone;
}

/** Schools of roles, home school first: the named school, then the primary school, then in the file's order. */
function schoolsOf(roles: readonly RoleHeld[], { orgs }: Known, home = ''): readonly string[] {
  const ordered = [...roles].sort((a, b) => rank(b, home) - rank(a, home));
  const keys = [...new Set(ordered.map(({ orgKey }) => orgKey))].filter((key) => key !== '');
  const schools = keys.filter((key) => orgs.get(key) === true);
  // A school missing from this file may be a held school.
  return schools.length > 0 ? schools : keys.filter((key) => !orgs.has(key));
}
const rank = ({ orgKey, primary, to }: RoleHeld, home: string): number =>
  (orgKey === home ? 4 : 0) + (to === undefined ? 2 : 0) + (primary ? 1 : 0);

/** From the first begin to the last end, if every role has them. */
function datesOf(roles: readonly RoleHeld[]): { readonly from?: Day; readonly to?: Day } {
  const begins = roles.map(({ from }) => from ?? '').sort();
  const ends = roles.map(({ to }) => to ?? '').sort();
  const [from = '', to = ''] = [begins[0], ends[0] === '' ? '' : ends.at(-1)];
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

/** `agentSourcedIds` names guardians of a pupil, and pupils of a guardian; both sides may name the same pair. */
function nameAgents(line: Line, { agents }: Known, key: string, roles: readonly RoleHeld[]): void {
  if (!agents || key === '') return;
  const guardian = roles.find(({ role }) => role.kind === 'guardian');
  if (guardian?.role.said !== undefined) agents.said.set(key, guardian.role.said);
  const isPupil = roles.some(({ role }) => role.kind === 'pupil');
  if (!guardian && !isPupil) return;
  for (const other of line.list('agentSourcedIds')) {
    const [pupilKey, guardianKey] = isPupil ? [key, other] : [other, key];
    const pair = `agent:${pupilKey}:${guardianKey}`;
    if (!agents.pairs.has(pair)) agents.pairs.set(pair, { pupilKey, guardianKey, place: line.place });
  }
}

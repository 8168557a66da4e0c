import type { Read } from '../../../functions/access/read-log.ts';
import { archiveLookup } from '../../../functions/archive/lookup.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { deputyStore } from '../../../functions/documents/deputy-store.ts';
import { familyStore } from '../../../functions/documents/family-store.ts';
import { makeHandlers } from '../../../functions/documents/handlers.ts';
import { refusals } from '../../../functions/documents/refusals.ts';
import { routes } from '../../../functions/documents/routes.ts';
import { documentsStore } from '../../../functions/documents/store.ts';
import type { Field, SectionValues, Template } from '../../../functions/documents/template.ts';
import { templateStore } from '../../../functions/documents/template-store.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, recordsOf, SECRET, seed } from '../../support/records.ts';

/** Tuesday 24 November 2026 in the morning; and the day after, on which `grown` comes of age. */
export const AT = '2026-11-24T08:00:00.000Z';
export const TOMORROW = '2026-11-25T08:00:00.000Z';

const NUMBERS = { mother: '41018012345', father: '41018012346', stranger: '41018012347', former: '41018012348' };
type Guardian = keyof typeof NUMBERS;
const BIRTHS = { ola: '2013-05-01', young: '2016-05-01', grown: '2008-11-25' };
export type Child = keyof typeof BIRTHS;

export type Asked = Partial<Omit<Ask, 'claims' | 'route'>> & { readonly key?: string; readonly version?: number };
export type Shown = {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly bytes: Buffer;
};
/** The code of a refusal beside its status. */
export const refused = ({ status, body }: Shown) => [status, body.code];
/** A document at its place. */
export type Name = { readonly schoolId: string; readonly pupilId: string; readonly documentId: string };

const ALL = '/v1/schools/{schoolId}/pupils/{pupilId}/documents';

/** A school with those who teach and lead there, three pupils and their families, over real tables. */
export async function makeWorld(client: Dynamo, table: string) {
  const make = recordsOf(OWNER);
  const [schoolId, otherSchoolId, groupId] = [newId(), newId(), newId()];
  const pupils: Readonly<Record<Child, string>> = { ola: newId(), young: newId(), grown: newId() };
  const guardians: Readonly<Record<Guardian, string>> = {
    ...{ mother: newId(), father: newId(), stranger: newId(), former: newId() },
  };
  const staff = Object.fromEntries(
    ['contact', 'teacher', 'leader', 'principal', 'office', 'neighbour', 'admin'].map((name) => [name, newId()]),
  );
  const children = Object.values(pupils);
  const related = [
    { guardianId: guardians.mother, basis: 'parental-responsibility' as const, ...ALWAYS },
    { guardianId: guardians.father, basis: 'daily-care' as const, ...ALWAYS },
    { guardianId: guardians.stranger, basis: 'unknown' as const, ...ALWAYS },
    { guardianId: guardians.former, basis: 'parental-responsibility' as const, ...ENDED },
  ];
  const worker = (name: string, more: object) =>
    make.staff({ id: String(staff[name]), feideName: `${name}@fjordvik.example`, ...more });
  await seed(client, table, [
    ...make.school(schoolId, 'Fjordvik skole'),
    ...make.school(otherSchoolId, 'Nes skole'),
    ...make.group({ groupId, schoolId }, '8A', children),
    ...make.member(groupId, String(staff.contact), { as: 'contact-teacher' }),
    ...(Object.keys(BIRTHS) as Child[]).flatMap((name) =>
      make.pupil({
        ...{ id: pupils[name], schoolId, groupId, birthDate: BIRTHS[name], guardians: related },
        feideName: `${name}@fjordvik.example`,
      }),
    ),
    ...(Object.keys(NUMBERS) as Guardian[]).flatMap((name) =>
      make.guardian({ id: guardians[name], number: NUMBERS[name], children }),
    ),
    ...worker('contact', { teaches: [{ as: 'contact-teacher', groupId, schoolId, ...ALWAYS }] }),
    ...worker('teacher', { teaches: [{ as: 'teacher', groupId, schoolId, ...ALWAYS }] }),
    ...worker('leader', { roles: [{ role: 'leader', schoolId, ...ALWAYS }] }),
    ...worker('principal', { roles: [{ role: 'principal', schoolId, ...ALWAYS }] }),
    ...worker('office', { roles: [{ role: 'office', schoolId, ...ALWAYS }] }),
    ...worker('admin', { roles: [{ role: 'owner-admin', ...ALWAYS }] }),
    ...worker('neighbour', { roles: [{ role: 'leader', schoolId: otherSchoolId, ...ALWAYS }] }),
  ]);
  const { deps, ask } = entryOver(client, table);
  return { deps, schoolId, pupils, guardians, staff, ask, ...flows(ask, { schoolId, pupils }) };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

function entryOver(client: Dynamo, table: string) {
  const secret = async () => SECRET;
  const logged: Read[] = [];
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: { of: async () => ({ at: () => effective({ owner: {}, schools: new Map() }) }) },
    store: documentsStore(client, table),
    deputies: deputyStore(client, table),
    templates: templateStore(client, table),
    published: familyStore(client, table),
    archive: archiveLookup(client, table),
    channels: channelsLookup(client, table),
    idempotency: idempotency(client, table, secret),
    seen: markSeen(client, table),
    logRead: async (reads: readonly Read[]) => {
      logged.push(...reads);
    },
    logged,
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const claimsOf = (who: string) => {
    if (who === 'guest') return undefined;
    const number = Object.entries(NUMBERS).find(([name]) => name === who)?.[1];
    return number === undefined ? feideClaims(who) : guardianClaims(number);
  };
  const ask = async (who: string, route: string, { key = newId(), at = AT, version, ...asked }: Asked = {}) => {
    const match: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    const headers = { 'idempotency-key': key, ...match, ...asked.headers };
    const answer = await handler(httpEvent({ ...asked, route, at, claims: claimsOf(who), headers }), CONTEXT);
    expectDocumented(route, answer);
    const text = String(answer.body ?? '');
    return {
      status: Number(answer.statusCode),
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
      bytes: Buffer.from(text, answer.isBase64Encoded ? 'base64' : 'utf8'),
    };
  };
  return { deps, ask };
}

type Asking = ReturnType<typeof entryOver>['ask'];
type Places = { readonly schoolId: string; readonly pupils: Readonly<Record<Child, string>> };

/** What people do in tests, in a line each. */
function flows(ask: Asking, { schoolId, pupils }: Places) {
  /** Asks about a document, such as `GET /people`. */
  const inDocument = (who: string, row: string, name: Name, { params, ...asked }: Asked = {}): Promise<Shown> => {
    const [method, path = ''] = row.split(' ');
    return ask(who, `${method} ${ALL}/{documentId}${path}`, { ...asked, params: { ...name, ...params } });
  };
  const begin = async (who: string, child: Child, { templateId }: Template, body: object = {}): Promise<Name> => {
    const params = { schoolId, pupilId: pupils[child] };
    const made = await ask(who, `POST ${ALL}`, { params, body: { templateId, language: 'nb', ...body } });
    return { ...params, documentId: String(made.body.documentId) };
  };
  const save = (who: string, name: Name, sectionId: string, { version, ...asked }: Asked & { values: SectionValues }) =>
    inDocument(who, 'PUT /sections/{sectionId}', name, {
      ...{ params: { sectionId }, body: { values: asked.values } },
      ...(version !== undefined && { version }),
    });
  /** Changes some fields of a section as it is now. */
  const rewrite = async (who: string, name: Name, sectionId: string, values: SectionValues): Promise<Shown> => {
    const { body } = await inDocument(who, 'GET /sections/{sectionId}', name, { params: { sectionId } });
    return save(who, name, sectionId, { version: body.version, values: { ...body.values, ...values } });
  };
  /** A document in which everything that the template asks for is filled in. */
  const complete = async (who: string, child: Child, template: Template): Promise<Name> => {
    const name = await begin(who, child, template);
    for (const section of template.sections)
      await save(who, name, section.sectionId, { version: 1, values: valuesOf(section) });
    return name;
  };
  const versionOf = async (who: string, name: Name): Promise<number> =>
    (await inDocument(who, 'GET', name)).body.version;
  const move = async (who: string, name: Name, body: object): Promise<Shown> =>
    inDocument(who, 'POST /moves', name, { version: await versionOf(who, name), body });
  /** Publishes as the preview says. */
  const publish = async (who: string, name: Name, { body, ...asked }: Asked = {}): Promise<Shown> => {
    const preview = await inDocument(who, 'GET /publication-preview', name, asked);
    const version = asked.version ?? (await versionOf(who, name));
    return inDocument(who, 'POST /publications', name, {
      ...asked,
      version,
      body: body ?? { seen: preview.body.seen },
    });
  };
  /** Asks as a guardian, or as the pupil, about a child, such as `GET /{documentId}`. */
  const family = (who: string, row: string, child: Child, { params, ...asked }: Asked = {}): Promise<Shown> => {
    const [method, path = ''] = row.split(' ');
    const pupilId = pupils[child];
    const [base, own]: [string, Record<string, string>] = Object.hasOwn(NUMBERS, who)
      ? ['/v1/guardian/children/{childId}', { childId: pupilId }]
      : ['/v1/pupil/{pupilId}', { pupilId }];
    return ask(who, `${method} ${base}/documents${path}`, { ...asked, params: { ...own, ...params } });
  };
  return { inDocument, begin, save, rewrite, complete, versionOf, move, publish, family };
}

/** A value for everything that a section asks. */
export const valuesOf = ({ fields }: Template['sections'][number]): SectionValues =>
  Object.fromEntries(fields.flatMap((field) => (field.kind === 'fact' ? [] : [[field.fieldId, filledIn(field)]])));

function filledIn(field: Exclude<Field, { kind: 'fact' }>): SectionValues[string] {
  if (field.kind === 'date') return '2026-12-15';
  if (field.kind === 'choice') return field.options[0]?.optionId ?? '';
  if (field.kind !== 'table') return 'Lese hver dag';
  return [
    Object.fromEntries(field.columns.map(({ columnId, kind }) => [columnId, kind === 'date' ? '2026-12-15' : 'Mål'])),
  ];
}

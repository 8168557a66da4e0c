import type { Context } from 'aws-lambda';
import { expect } from 'vitest';
import { readLog } from '../../../functions/access/read-log.ts';
import { makeHandlers } from '../../../functions/figures/handlers.ts';
import { limitStore } from '../../../functions/figures/limit-store.ts';
import { recountPupils } from '../../../functions/figures/recount-pupils.ts';
import { recountStore } from '../../../functions/figures/recount-store.ts';
import { refusals } from '../../../functions/figures/refusals.ts';
import { routes } from '../../../functions/figures/routes.ts';
import { figuresStore } from '../../../functions/figures/store.ts';
import type { SubscribedFact } from '../../../functions/figures/subscription.ts';
import { handlingFact } from '../../../functions/handling/events.ts';
import { type Final, handlingLookup } from '../../../functions/handling/lookup.ts';
import { type Entry, lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { CONTEXT } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import type { Tables } from '../../support/table.ts';
import { ALWAYS, type Item, recordsOf, SECRET, seed } from '../../support/world.ts';
import { entryItem, finalItem } from './records.ts';

/** The day of these tests is a Tuesday in the autumn of 2026. */
export const TODAY = '2026-11-24T06:30:00Z';
const make = recordsOf(OWNER);
const realm = (name: string) => `${name}@fjordvik.example`;
const CONTEXT_OF: Context = CONTEXT;
const NUMBERS = { mother: '41018012345', stranger: '41018012399' };

function people() {
  const ids = {
    vgs: newId(),
    grunn: newId(),
    klasse: newId(),
    maths: newId(),
    norwegian: newId(),
    small: newId(),
    ola: newId(),
    kari: newId(),
    secret: newId(),
    adult: newId(),
    child: newId(),
    mother: newId(),
  };
  return ids;
}
export type People = ReturnType<typeof people>;

const course = (groupId: string, groupName: string, subjectCode: string) => ({
  groupId,
  groupName,
  groupKind: 'undervisning',
  subjectCode,
});

/** An upper secondary school with a class, two subjects and four pupils, and a compulsory school with one pupil. */
function items(p: People): Item[] {
  const guardians = [{ guardianId: p.mother, basis: 'parental-responsibility' as const, ...ALWAYS }];
  const more = [course(p.maths, '1STA matte', 'MAT1'), course(p.norwegian, '1STA norsk', 'NOR1')];
  const here = { schoolId: p.vgs, groupId: p.klasse, more };
  const named = (item: Item[], givenName: string) =>
    item.map((row) => (row.sk === 'FACTS#PROFILE' ? { ...row, givenName } : row));
  const pupils = [p.ola, p.kari, p.secret, p.adult];
  const staff = (name: string, rest: Omit<Parameters<typeof make.staff>[0], 'id' | 'feideName'>) =>
    make.staff({ id: newId(), feideName: realm(name), ...rest });
  const teaches = (as: 'teacher' | 'contact-teacher', groupId: string) => [{ as, groupId, schoolId: p.vgs, ...ALWAYS }];
  const role = (name: 'leader' | 'principal' | 'office', schoolId: string) => ({ role: name, schoolId, ...ALWAYS });
  const school = { pk: `${OWNER}#SCHOOLS`, languageForm: 'nb' };
  return [
    { ...school, sk: `SCHOOL#${p.vgs}`, id: p.vgs, name: 'Fjordvik vgs', type: 'vgs' },
    { ...school, sk: `SCHOOL#${p.grunn}`, id: p.grunn, name: 'Fjordvik skule', type: 'grunnskole' },
    ...named(make.pupil({ id: p.ola, ...here, birthDate: '2010-05-01', feideName: realm('ola'), guardians }), 'Ola'),
    ...named(make.pupil({ id: p.kari, ...here, birthDate: '2010-05-01', guardians }), '=Kari'),
    ...named(make.pupil({ id: p.secret, ...here, protection: 'confidential', guardians }), 'Skjult'),
    ...named(make.pupil({ id: p.adult, ...here, birthDate: '2008-01-01', guardians }), 'Vaksen'),
    ...make.pupil({ id: p.child, schoolId: p.grunn, groupId: p.small, guardians }),
    ...make.guardian({ id: p.mother, number: NUMBERS.mother, children: [...pupils, p.child] }),
    ...make.group({ groupId: p.klasse, schoolId: p.vgs }, '1STA', pupils),
    ...make.group({ groupId: p.maths, schoolId: p.vgs }, '1STA matte', pupils, {
      groupKind: 'teaching',
      subjectCode: 'MAT1',
      annualHours: 140,
    }),
    ...make.group({ groupId: p.norwegian, schoolId: p.vgs }, '1STA norsk', pupils, {
      groupKind: 'teaching',
      subjectCode: 'NOR1',
    }),
    ...make.group({ groupId: p.small, schoolId: p.grunn }, '5A', [p.child]),
    ...staff('maths', { teaches: teaches('teacher', p.maths) }),
    ...staff('norwegian', { teaches: teaches('teacher', p.norwegian) }),
    ...staff('contact', { teaches: teaches('contact-teacher', p.klasse) }),
    ...staff('leader', { roles: [role('leader', p.vgs)] }),
    ...staff('principal', { roles: [role('leader', p.vgs), role('principal', p.vgs)] }),
    ...staff('office', { roles: [role('office', p.vgs)] }),
    ...staff('elsewhere', { roles: [role('leader', p.grunn), role('principal', p.grunn)] }),
  ];
}

const CLAIMS: Readonly<Record<string, Ask['claims']>> = {
  mother: guardianClaims(NUMBERS.mother),
  stranger: guardianClaims(NUMBERS.stranger),
  ...Object.fromEntries(
    ['ola', 'maths', 'norwegian', 'contact', 'leader', 'principal', 'office', 'elsewhere', 'nobody'].map((name) => [
      name,
      feideClaims(name),
    ]),
  ),
};

/** What the entry answered: the body parsed where it is JSON. */
export type Told = {
  readonly status: number;
  readonly etag: string;
  readonly headers: unknown;
  readonly body: unknown;
};

/** The real handlers and the real counting over real tables. */
export async function makeWorld(client: Dynamo, tables: Tables) {
  const p = people();
  await seed(client, tables.main, items(p));
  const secret = async () => SECRET;
  const shared = {
    lookup: rosterLookup(client, tables.main, secret),
    settings: settingsLookup(client, tables.main),
    lessons: lessonsLookup(client, tables.main),
    handling: handlingLookup(client, tables.main),
    store: figuresStore(client, tables.main),
  };
  const handlers = makeHandlers({
    ...shared,
    limits: limitStore(client, tables.main),
    idempotency: idempotency(client, tables.main, secret),
    seen: markSeen(client, tables.main),
    logRead: readLog(client, tables.accessLog, 730),
  });
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers });
  const recount = recountPupils({ ...shared, recounts: recountStore(client, tables.main) });
  const factOf = (pupilId: string, dates: readonly string[]): SubscribedFact => {
    const data = {
      pupilId,
      schoolId: p.vgs,
      dates: [...dates],
      reports: [],
      decidedBy: p.mother,
      reasonChanged: false,
    };
    const fact = handlingFact('absence-decided', { ownerId: OWNER, occurredAt: '2026-11-24T06:00:00.000Z', data });
    return { ...fact, data };
  };

  return {
    p,
    deps: shared,
    recount,
    factOf,
    /** Writes records and lets their pupils be counted, as the facts would. */
    async happened(entries: readonly Entry[], finals: readonly Final[] = [], at = TODAY): Promise<void> {
      await seed(client, tables.main, [
        ...entries.map((entry) => entryItem(OWNER, entry)),
        ...finals.map((final) => finalItem(OWNER, final)),
      ]);
      const dates = Map.groupBy([...entries, ...finals], (entry) => entry.pupilId);
      for (const [pupilId, all] of dates)
        await recount(
          factOf(
            pupilId,
            all.map((entry) => entry.date),
          ),
          momentOf(Date.parse(at)),
        );
    },
    async ask(
      who: string,
      ask: Omit<Ask, 'claims' | 'at'> & { readonly at?: string; readonly key?: string },
    ): Promise<Told> {
      const { key = newId(), at = TODAY, ...rest } = ask;
      const headers = { 'idempotency-key': key, ...rest.headers };
      const answer = await handler(httpEvent({ at, ...rest, claims: CLAIMS[who], headers }), CONTEXT_OF);
      expectDocumented(rest.route, answer);
      const text = String(answer.body);
      const body: unknown = /^[{[]/.test(text) ? JSON.parse(text) : text;
      return {
        status: Number(answer.statusCode),
        etag: versionTag(answer.headers?.etag),
        headers: answer.headers,
        body,
      };
    },
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The answer's body, after its status has been found right. */
export function bodyOf(told: Told, status = 200): unknown {
  expect([told.status, told.body]).toEqual([status, told.body]);
  return told.body;
}

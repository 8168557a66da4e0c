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
import { SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import type { Tables } from '../../support/table.ts';
import { entryItem, finalItem } from './records.ts';

/** The day of these tests is a Tuesday in the autumn of 2026. */
export const TODAY = '2026-11-24T06:30:00Z';
const NUMBERS = { mother: '41018012345', stranger: '41018012399' };

const subject = (name: string, subjectCode: string, annualHours?: number) => ({
  ...{ name, groupKind: 'teaching', subjectCode },
  ...(annualHours !== undefined && { annualHours }),
});
const inClass = (givenName: string, birthDate: string) => ({
  in: ['klasse' as const, 'maths' as const, 'norwegian' as const],
  ...{ birthDate, guardians: responsible('mother'), profile: { givenName } },
});

/** An upper secondary school with a class, two subjects and four pupils, and a compulsory school with one pupil. */
function people() {
  const { schools, groups, pupils, guardians, items } = rosterOf({
    schools: { vgs: { name: 'Fjordvik vgs', type: 'vgs' }, grunn: { name: 'Fjordvik skule' } },
    groups: {
      klasse: { name: '1STA' },
      maths: subject('1STA matte', 'MAT1', 140),
      norwegian: subject('1STA norsk', 'NOR1'),
      small: { name: '5A', school: 'grunn' },
    },
    pupils: {
      ola: { ...inClass('Ola', '2010-05-01'), login: 'ola' },
      kari: inClass('=Kari', '2010-05-01'),
      secret: { ...inClass('Skjult', '2015-05-01'), protection: 'confidential' },
      adult: inClass('Vaksen', '2008-01-01'),
      child: { in: ['small'], guardians: responsible('mother') },
    },
    guardians: { mother: { number: NUMBERS.mother } },
    staff: {
      maths: { teaches: ['maths'] },
      norwegian: { teaches: ['norwegian'] },
      contact: { contactTeacherOf: ['klasse'] },
      leader: { roles: ['leader'] },
      principal: { roles: ['leader', 'principal'] },
      office: { roles: ['office'] },
      elsewhere: {
        roles: [
          { role: 'leader', at: 'grunn' },
          { role: 'principal', at: 'grunn' },
        ],
      },
    },
  });
  return { p: { ...schools, ...groups, ...pupils, ...guardians }, items };
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
  const { p, items } = people();
  await seed(client, tables.main, items);
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
      const answer = await handler(httpEvent({ at, ...rest, claims: CLAIMS[who], headers }), CONTEXT);
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

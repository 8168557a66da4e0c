import * as z from 'zod/mini';
import { id } from '../schema.ts';
import type { Audience, Route } from './route.ts';

type Ids = Readonly<Record<string, z.ZodMiniType>>;
/** The place of one kind of caller: the start of the path, the token, and the ids in that part of the path. */
type Place = { readonly at: `/${string}`; readonly audience: Audience; readonly ids: Ids };

/** The places of the same request for several kinds of callers, by the caller's `as`. */
export type Places = Readonly<Record<string, Place>>;

/** Places of requests about one pupil, for the family. */
export const FAMILY = {
  guardian: { at: '/v1/guardian/children/{childId}', audience: 'guardian', ids: { childId: id } },
  pupil: { at: '/v1/pupil/{pupilId}', audience: 'feide', ids: { pupilId: id } },
} as const satisfies Places;

/** Places of requests about one pupil, for the family and the school. */
export const PUPIL = {
  ...FAMILY,
  staff: { at: '/v1/schools/{schoolId}/pupils/{pupilId}', audience: 'feide', ids: { schoolId: id, pupilId: id } },
} as const satisfies Places;

/** Places of requests about the caller's own records. */
export const OWN = {
  guardian: { at: '/v1/guardian', audience: 'guardian', ids: {} },
  pupil: { at: '/v1/pupil', audience: 'feide', ids: {} },
  staff: { at: '/v1/staff', audience: 'feide', ids: {} },
} as const satisfies Places;

/** The rights to the caller's own records, the same as to the first page. */
export const HOME = {
  guardian: { action: 'guardian:home' },
  pupil: { action: 'pupil:home' },
  staff: { action: 'staff:home' },
} as const;

type Fields = Partial<Omit<Route, 'audience' | 'params'>>;
type Kind<All extends Places> = Extract<keyof All, string>;
/** The right that each kind of caller needs, the same in every row. */
type Rights<As extends string> = { readonly [Each in As]: Fields & { readonly action: string } };
/** One request: its fields, the further ids in its path, and under the kind of caller the fields of that kind alone. */
type Row<As extends string> = Fields & { readonly ids?: Ids } & { readonly [Each in As]?: Fields };
type Rows<As extends string> = Readonly<Record<`${string} /${string}`, Row<As>>>;
/** Refuses misspelt fields, which a type parameter would take. */
type Known<Table, As extends string> = {
  readonly [Key in keyof Table]: { readonly [Name in Exclude<keyof Table[Key], keyof Row<As>>]: never };
};

/** The key of a route at a place: `GET /reports` at `/v1/pupil` is `GET /v1/pupil/reports`. */
export type KeyAt<Key, At extends string> = Key extends `${infer Method} /${infer Path}`
  ? `${Method} ${At}/${Path}`
  : never;

type Spread<First, Second> = Omit<First, keyof Second> & Second;
type Field<From, Name> = Name extends keyof From ? From[Name] : unknown;
type ParamsOf<All extends Ids> = keyof All extends never
  ? unknown
  : { readonly params: z.ZodMiniObject<{ -readonly [Name in keyof All]: All[Name] }, z.core.$strict> };
type RouteAt<At extends Place, Right, Shared, Alone> = { readonly audience: At['audience'] } & ParamsOf<
  At['ids'] & Field<Shared, 'ids'>
> &
  Spread<Spread<Right, Shared>, Alone>;

type Pairs<As, Key> = As extends string ? (Key extends string ? { as: As; key: Key } : never) : never;
type RoutesAt<All extends Places, Right, Table> = {
  readonly [Pair in Pairs<keyof All, keyof Table> as KeyAt<Pair['key'], All[Pair['as']]['at']>]: RouteAt<
    All[Pair['as']],
    Field<Right, Pair['as']>,
    Omit<Field<Table, Pair['key']>, keyof All>,
    Field<Field<Table, Pair['key']>, Pair['as']>
  >;
};

/**
 * The routes of every row, at each place. A field of the row replaces the field of the right; a field of the row for
 * one kind of caller replaces both.
 */
export function routesAt<
  const All extends Places,
  const Right extends Rights<Kind<All>>,
  const Table extends Rows<Kind<All>>,
>(places: All, rights: Right, rows: Table & Known<Table, Kind<All>>): RoutesAt<All, Right, Table> {
  const apart = ['ids', ...Object.keys(places)];
  const routes = Object.entries<Place>(places).flatMap(([as, { at, audience, ids }]) =>
    Object.entries<Row<string>>(rows).map(([key, row]) => {
      const shared = Object.fromEntries(Object.entries(row).filter(([name]) => !apart.includes(name)));
      const all = { ...ids, ...row.ids };
      const params = Object.keys(all).length > 0 && { params: z.strictObject(all) };
      return [keyAt(key, at), { audience, ...params, ...rights[as], ...shared, ...row[as] }];
    }),
  );
  return Object.fromEntries(routes);
}

/** The key of a row's route at a place. */
export const keyAt = (key: string, at: string): string => key.replace(' ', ` ${at}`);

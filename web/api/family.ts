import { useMe } from '../session/me.ts';
import type { Sent } from './call.ts';
import { type Acting, type Reading, type ReadOptions, useActing, useReading } from './hooks.ts';
import type { AnswerOf, Key, RequestOf } from './table.ts';

/**
 * Guardian and pupil have the same routes about a child, each at a place of their own; so has everybody about their own
 * inbox and notices. A page names the rest of the path, and the role of the person gives the place.
 */
type GuardianOf<Rest extends string> = `${MethodOf<Rest>} /v1/guardian/children/{childId}/${PathOf<Rest>}`;
type MethodOf<Rest> = Rest extends `${infer Method} ${string}` ? Method : never;
type PathOf<Rest> = Rest extends `${string} ${infer Path}` ? Path : never;

type FamilyOf<K> = K extends `${infer Method} /v1/guardian/children/{childId}/${infer Rest}`
  ? `${Method} /v1/pupil/{pupilId}/${Rest}` extends Key
    ? `${Method} ${Rest}`
    : never
  : never;
type OwnOf<K> = K extends `${infer Method} /v1/staff/${infer Rest}`
  ? `${Method} /v1/guardian/${Rest}` extends Key
    ? `${Method} ${Rest}`
    : never
  : never;
/** A request about a child, such as `GET summary`. */
export type FamilyKey = FamilyOf<Key>;
/** A request about the person's own records, such as `GET inbox`. */
export type OwnKey = OwnOf<Key>;

type FamilyTable<K extends FamilyKey> = GuardianOf<K> & Key;
type OwnTable<K extends OwnKey> = `${MethodOf<K>} /v1/staff/${PathOf<K>}` & Key;

type Ids<K extends Key> = RequestOf<K> extends { params: infer Params } ? Omit<Params, 'childId'> : object;
type FamilyRequest<K extends FamilyKey> = Omit<RequestOf<FamilyTable<K>>, 'params'> & {
  readonly params?: Ids<FamilyTable<K>>;
};

function useFamilyPlace() {
  const { role } = useMe();
  const place = role === 'guardian' ? '/v1/guardian/children/{childId}' : '/v1/pupil/{pupilId}';
  return {
    key: (rest: string) => rest.replace(' ', ` ${place}/`),
    sent: (childId: string, { params, ...rest }: Sent): Sent => ({
      ...rest,
      params: { ...params, [role === 'guardian' ? 'childId' : 'pupilId']: childId },
    }),
  };
}

/** Reads about a child: the caller's own child, or the pupil. */
export function useFamilyRead<K extends FamilyKey & `GET ${string}`>(
  rest: K,
  childId: string,
  request: FamilyRequest<K> = {} as FamilyRequest<K>,
): Reading<AnswerOf<FamilyTable<K>>> {
  const place = useFamilyPlace();
  return useReading(place.key(rest), place.sent(childId, request as Sent)) as Reading<AnswerOf<FamilyTable<K>>>;
}

/** An action about a child. */
export function useFamilyAct<K extends FamilyKey>(
  rest: K,
  childId: string,
): Acting<FamilyRequest<K>, AnswerOf<FamilyTable<K>>> {
  const place = useFamilyPlace();
  const acting = useActing(place.key(rest));
  return {
    ...acting,
    act: (request: FamilyRequest<K>) => acting.act(place.sent(childId, request as Sent)),
  } as Acting<FamilyRequest<K>, AnswerOf<FamilyTable<K>>>;
}

const ownKey = (rest: string, role: string): string => rest.replace(' ', ` /v1/${role}/`);

/** Reads the person's own records. */
export function useOwnRead<K extends OwnKey & `GET ${string}`>(
  rest: K,
  request: RequestOf<OwnTable<K>>,
  options: ReadOptions = {},
): Reading<AnswerOf<OwnTable<K>>> {
  const { role } = useMe();
  return useReading(ownKey(rest, role), request, options) as Reading<AnswerOf<OwnTable<K>>>;
}

/** An action on the person's own records. */
export function useOwnAct<K extends OwnKey>(rest: K): Acting<RequestOf<OwnTable<K>>, AnswerOf<OwnTable<K>>> {
  const { role } = useMe();
  return useActing(ownKey(rest, role)) as Acting<RequestOf<OwnTable<K>>, AnswerOf<OwnTable<K>>>;
}

import { type Caller, type CallerAs, callerAs } from './caller.ts';
import type { Handler, Handlers, Request } from './entry.ts';
import type { Route, RouteTable } from './route.ts';
import { type KeyAt, keyAt, type Places } from './routes-at.ts';

/** A guardian's path calls the pupil `childId`; the handler gets `pupilId` from every place. */
type Named<Params> = Params extends { childId: infer Id } ? Omit<Params, 'childId'> & { readonly pupilId: Id } : Params;
type RequestOf<Of> = Of extends Route ? Omit<Request<Of>, 'params'> & { params: Named<Request<Of>['params']> } : never;
/** An answer that each of the routes may send. */
type AnswerTo<Many> = (Many extends Route ? (answer: ReturnType<Handler<Many>>) => void : never) extends (
  answer: infer Answer,
) => void
  ? Answer
  : never;

type RowOf<Key, At extends string> = Key extends `${infer Method} ${At}/${infer Path}` ? `${Method} /${Path}` : never;
type KeysOf<Table, Row, All extends Places> = Extract<keyof Table, KeyAt<Row, All[keyof All]['at']>>;
type RowsAt<Table, All extends Places> = {
  readonly [Row in RowOf<keyof Table, All[keyof All]['at']>]?: (
    caller: CallerAs<keyof All>,
    request: RequestOf<Table[KeysOf<Table, Row, All>]>,
  ) => AnswerTo<Table[KeysOf<Table, Row, All>]>;
};
type AnyRequest = Caller & { readonly params?: Readonly<Record<string, string>> };
type AnyRow = (caller: CallerAs<string>, request: never) => unknown;

/** The handlers of every row, at each place where the table has its route. */
export function handlersAt<Table extends RouteTable, All extends Places, Rows extends RowsAt<Table, All>>(
  routes: Table,
  places: All,
  rows: Rows,
): Pick<Handlers<Table>, KeysOf<Table, keyof Rows, All>> {
  const handlers = Object.entries(places).flatMap(([as, { at }]) =>
    Object.entries(rows as Readonly<Record<string, AnyRow>>).flatMap(([row, handle]) => {
      const key = keyAt(row, at);
      const handler = (request: AnyRequest) => handle(callerAs(as, request), named(request) as never);
      return Object.hasOwn(routes, key) ? [[key, handler]] : [];
    }),
  );
  return Object.fromEntries(handlers);
}

function named(request: AnyRequest): AnyRequest {
  const { childId: pupilId, ...params } = request.params ?? {};
  return pupilId === undefined ? request : { ...request, params: { pupilId, ...params } };
}

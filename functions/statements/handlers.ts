import { writeLetter } from '../letters/write-letter.ts';
import { callerAs } from '../shared/http/caller.ts';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { file } from '../shared/http/reply.ts';
import { PUPIL } from '../shared/http/routes-at.ts';
import { type ExportDeps, exportClass } from './export-class.ts';
import { type ClassDeps, freezeClass } from './freeze-class.ts';
import { type FreezeDeps, freezeStatement } from './freeze-statement.ts';
import { letterOf } from './letter-of.ts';
import { type ListClassDeps, listClass } from './list-class.ts';
import { listStatements, type ReadDeps, readStatement } from './read-statements.ts';
import { routes } from './routes.ts';
import { addStrikeOut, listStrikeOuts, type StrikeDeps, withdrawStrikeOut } from './strike-out.ts';
import { type VerifyDeps, verifyStatement } from './verify-statement.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = FreezeDeps & ClassDeps & ReadDeps & VerifyDeps & StrikeDeps & ExportDeps & ListClassDeps;

type Table = Handlers<typeof routes>;
type Under<Prefix extends string> = Pick<Table, Extract<keyof Table, `${string} ${Prefix}${string}`>>;

/** One handler per route: names the caller, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...staffHandlers(deps), ...pupilHandlers(deps), ...classHandlers(deps), ...strikeHandlers(deps) };
}

/** Reads of one pupil's statements, for family and staff. */
function pupilHandlers(deps: ApiDeps) {
  const [list, read] = [listStatements(deps), readStatement(deps)];
  return handlersAt(routes, PUPIL, {
    'GET /statements': async (caller, { params, query }) => ({ body: await list(caller, params, query.halfYear) }),
    'GET /statements/{statementId}': async (caller, { params }) => ({
      body: await read(caller, params, params.statementId),
    }),
    'GET /statements/{statementId}/pdf': async (caller, { params: { statementId, ...about }, query }) => {
      const { content, sha256 } = await read(caller, about, statementId);
      const letter = letterOf({ statementId, content, sha256 }, query.language);
      return file(`${content.halfYear.id}-${sha256.slice(0, 12)}.pdf`, writeLetter(letter));
    },
  });
}

const FREEZE = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/statements';
const VERIFY = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification';

function staffHandlers(deps: ApiDeps): Pick<Table, typeof FREEZE | typeof VERIFY> {
  return {
    [FREEZE]: async (request) => {
      const { params, body, idempotencyKey } = request;
      return { body: await freezeStatement(deps)(callerAs('staff', request), { ...params, ...body, idempotencyKey }) };
    },
    [VERIFY]: async (request) => ({
      body: await verifyStatement(deps)(callerAs('staff', request), request.params, request.params.statementId),
    }),
  };
}

function classHandlers(deps: ApiDeps): Under<'/v1/groups/'> {
  return {
    'GET /v1/groups/{groupId}/statements': async (request) => ({
      body: await listClass(deps)(request, request.params.groupId, request.query.halfYear),
    }),
    'POST /v1/groups/{groupId}/statements': async (request) => ({
      body: await freezeClass(deps)(callerAs('staff', request), {
        ...request.params,
        ...request.body,
        idempotencyKey: request.idempotencyKey,
      }),
    }),
    'GET /v1/groups/{groupId}/statements/csv': async (request) => {
      const { params, query, language } = request;
      const half = query.halfYear === undefined ? '' : `-${query.halfYear}`;
      const csv = await exportClass(deps)(callerAs('staff', request), params.groupId, language, query.halfYear);
      return file(`statements${half}.csv`, csv);
    },
  };
}

function strikeHandlers(deps: ApiDeps): Under<'/v1/schools/{schoolId}/pupils/{pupilId}/strike-outs'> {
  return {
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': async (request) => ({
      body: await listStrikeOuts(deps)(callerAs('staff', request), request.params, request.query.halfYear),
    }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': async (request) => {
      const { params, idempotencyKey } = request;
      const { fromDayOne = false, ...span } = request.body;
      return {
        body: await addStrikeOut(deps)(callerAs('staff', request), {
          ...params,
          wanted: { ...span, fromDayOne },
          idempotencyKey,
        }),
      };
    },
    'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs/{strikeOutId}': async (request) => ({
      body: await withdrawStrikeOut(deps)(callerAs('staff', request), request.params, request.params.strikeOutId),
    }),
  };
}

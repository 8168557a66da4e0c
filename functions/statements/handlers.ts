import type { Caller, CallerAs } from '../access/authorize.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Handlers } from '../shared/http/entry.ts';
import type { Language } from '../shared/texts/language.ts';
import type { About } from './authorize.ts';
import { type ExportDeps, exportClass } from './export-class.ts';
import { type ClassDeps, freezeClass } from './freeze-class.ts';
import { type FreezeDeps, freezeStatement } from './freeze-statement.ts';
import { letterOf } from './letter-of.ts';
import { listStatements, type ReadDeps, readStatement } from './read-statements.ts';
import type { routes } from './routes.ts';
import { addStrikeOut, listStrikeOuts, type StrikeDeps, withdrawStrikeOut } from './strike-out.ts';
import { type VerifyDeps, verifyStatement } from './verify-statement.ts';

/** What the handlers work with; the entry builds it, tests pass their own. */
export type ApiDeps = FreezeDeps & ClassDeps & ReadDeps & VerifyDeps & StrikeDeps & ExportDeps;

type Table = Handlers<typeof routes>;
const by = (as: CallerAs['as'], { login, moment, language }: Caller): CallerAs => ({ as, login, moment, language });

/** One handler per route: names the caller, calls the use-case, shows the outcome. */
export function makeHandlers(deps: ApiDeps): Table {
  return { ...staffHandlers(deps), ...classHandlers(deps), ...strikeHandlers(deps), ...familyHandlers(deps) };
}

/** The statement as a file, under a name that tells nothing of the pupil. */
async function printed(deps: ReadDeps, caller: CallerAs, about: About, statementId: string, language?: Language) {
  const { content, sha256 } = await readStatement(deps)(caller, about, statementId);
  const letter = letterOf({ statementId, content, sha256 }, language);
  return {
    body: writeLetter(letter),
    headers: { 'content-disposition': `attachment; filename="${content.halfYear.id}-${sha256.slice(0, 12)}.pdf"` },
  };
}

type Under<Prefix extends string> = Pick<Table, Extract<keyof Table, `${string} ${Prefix}${string}`>>;

function staffHandlers(deps: ApiDeps): Under<'/v1/schools/{schoolId}/pupils/{pupilId}/statements'> {
  const me = (request: Caller) => by('staff', request);
  const list = listStatements(deps);
  return {
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/statements': async (request) => ({
      body: await freezeStatement(deps)(me(request), {
        ...request.params,
        ...request.body,
        idempotencyKey: request.idempotencyKey,
      }),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements': async (request) => ({
      body: await list(me(request), request.params, request.query.halfYear),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}': async (request) => ({
      body: await readStatement(deps)(me(request), request.params, request.params.statementId),
    }),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/pdf': (request) =>
      printed(deps, me(request), request.params, request.params.statementId, request.query.language),
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification': async (request) => ({
      body: await verifyStatement(deps)(me(request), request.params, request.params.statementId),
    }),
  };
}

function classHandlers(deps: ApiDeps): Under<'/v1/groups/'> {
  return {
    'POST /v1/groups/{groupId}/statements': async (request) => ({
      body: await freezeClass(deps)(by('staff', request), {
        ...request.params,
        ...request.body,
        idempotencyKey: request.idempotencyKey,
      }),
    }),
    'GET /v1/groups/{groupId}/statements/csv': async (request) => {
      const { params, query, language } = request;
      const half = query.halfYear === undefined ? '' : `-${query.halfYear}`;
      return {
        body: await exportClass(deps)(by('staff', request), params.groupId, language, query.halfYear),
        headers: { 'content-disposition': `attachment; filename="statements${half}.csv"` },
      };
    },
  };
}

function strikeHandlers(deps: ApiDeps): Under<'/v1/schools/{schoolId}/pupils/{pupilId}/strike-outs'> {
  const me = (request: Caller) => by('staff', request);
  return {
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': async (request) => ({
      body: await listStrikeOuts(deps)(me(request), request.params, request.query.halfYear),
    }),
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': async (request) => {
      const { params, idempotencyKey } = request;
      const { fromDayOne = false, ...span } = request.body;
      return {
        body: await addStrikeOut(deps)(me(request), { ...params, wanted: { ...span, fromDayOne }, idempotencyKey }),
      };
    },
    'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs/{strikeOutId}': async (request) => ({
      body: await withdrawStrikeOut(deps)(me(request), request.params, request.params.strikeOutId),
    }),
  };
}

function familyHandlers(deps: ApiDeps): Under<'/v1/guardian/' | '/v1/pupil/'> {
  const guardian = (request: Caller) => by('guardian', request);
  const pupil = (request: Caller) => by('pupil', request);
  const child = ({ childId }: { readonly childId: string }) => ({ pupilId: childId });
  const list = listStatements(deps);
  const read = readStatement(deps);
  return {
    'GET /v1/guardian/children/{childId}/statements': async (request) => ({
      body: await list(guardian(request), child(request.params), request.query.halfYear),
    }),
    'GET /v1/guardian/children/{childId}/statements/{statementId}': async (request) => ({
      body: await read(guardian(request), child(request.params), request.params.statementId),
    }),
    'GET /v1/guardian/children/{childId}/statements/{statementId}/pdf': (request) =>
      printed(deps, guardian(request), child(request.params), request.params.statementId, request.query.language),
    'GET /v1/pupil/{pupilId}/statements': async (request) => ({
      body: await list(pupil(request), request.params, request.query.halfYear),
    }),
    'GET /v1/pupil/{pupilId}/statements/{statementId}': async (request) => ({
      body: await read(pupil(request), request.params, request.params.statementId),
    }),
    'GET /v1/pupil/{pupilId}/statements/{statementId}/pdf': (request) =>
      printed(deps, pupil(request), request.params, request.params.statementId, request.query.language),
  };
}

import { createServer, type ServerResponse } from 'node:http';
import { textOf } from '../../../local/read-body.ts';

type Json = Readonly<Record<string, unknown>>;
export type Call = { readonly method: string; readonly parameter: Json; readonly url: string; readonly key: string };
export type Case = Json & { Recno: number; CaseNumber: string; Status: string };
export type Document = Json & { Recno: number; DocumentNumber: string; CaseNumber: string; Files: readonly Json[] };

/**
 * What goes wrong with one call. `lost` and `slow` do what was asked and fail to say so; the others do nothing. A text
 * is the error message of an answer with status 200.
 */
export type Lie =
  | 'lost'
  | 'slow'
  | 'cut'
  | 'half'
  | 'page'
  | 'odd'
  | 'bare'
  | 'huge'
  | 'redirect'
  | { readonly status: number }
  | { readonly says: string; readonly but?: 'done' };

export const KEY = 'key-of-these-tests';
/** Fields of the published interface: one that it does not have is an error, as in the archive itself. */
const FIELDS: Readonly<Record<string, string>> = {
  'CaseService/GetCases': 'ExternalId Title ContactReferenceNumber Page',
  'DocumentService/GetDocuments': 'CaseNumber IncludeFiles SortingCriterion Page',
  'CaseService/CreateCase':
    'CaseType Title UnofficialTitle Status SubArchive JournalUnit ExternalId ArchiveCodes AccessCode Paragraph AccessGroup ResponsibleEnterpriseNumber ResponsiblePersonRecno UnregisteredContacts',
  'DocumentService/CreateDocument':
    'CaseNumber Archive Category Status Title UnofficialTitle DocumentDate DispatchedDate AccessCode Paragraph AccessGroup ResponsibleEnterpriseNumber ResponsiblePersonRecno Contacts UnregisteredContacts Files',
};
const PAGE = 2;

/** An archive of P360's kind behind a real socket, that does what a test says. */
export async function startP360(lie: (call: Call) => Lie | undefined = () => undefined) {
  const cases: Case[] = [];
  const documents: Document[] = [];
  const calls: Call[] = [];
  const world = { cases, documents };
  let lies = lie;
  /** What was asked for is done, or is not, before anybody hears of it. */
  const decide = (call: Call): Said => {
    calls.push(call);
    const wrong = call.key === `authkey ${KEY}` ? lies(call) : { status: 401 };
    const done = wrong === 'lost' || wrong === 'slow' || (typeof wrong === 'object' && 'but' in wrong);
    const said = wrong === undefined || done ? answer(world, call) : {};
    if (typeof wrong === 'string') return wrong;
    if (wrong && 'says' in wrong) return { status: 200, body: errorOf(wrong) };
    return { status: wrong?.status ?? 200, body: said };
  };
  const server = createServer((request, response) => {
    textOf(request)
      .then((body) => respond(decide(callOf(request.url ?? '', request.headers.authorization, body)), response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    ...world,
    calls,
    host,
    url: `http://${host}/rpc`,
    lie: (next: typeof lie) => {
      lies = next;
    },
    clear(): void {
      for (const list of [cases, documents, calls]) list.length = 0;
      lies = () => undefined;
    },
    /** The same archive without a socket in between, for a great many runs. */
    fetch: async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
      responseOf(decide(callOf(String(url), new Headers(init.headers).get('authorization'), String(init.body)))),
    addCase: (more: Json): Case => addCase(world, more),
    addDocument: (more: Json): Document => addDocument(world, more),
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}
export type P360Server = Awaited<ReturnType<typeof startP360>>;

type World = { readonly cases: Case[]; readonly documents: Document[] };

function addCase({ cases }: World, more: Json): Case {
  const Recno = 100 + cases.length;
  const made = { Recno, CaseNumber: `26/${String(Recno).padStart(5, '0')}`, Status: 'Under behandling', ...more };
  cases.push(made);
  return made;
}

function addDocument({ documents }: World, { CaseNumber = '', Files = [], ...more }: Json): Document {
  const Recno = 5000 + documents.length;
  const at = { Recno, DocumentNumber: `${CaseNumber}-${documents.length + 1}`, CaseNumber: String(CaseNumber) };
  const made = { ...more, ...at, Files: Array.isArray(Files) ? Files : [] };
  documents.push(made);
  return made;
}

function callOf(address: string, key: string | null | undefined, body: string): Call {
  const { pathname, search } = new URL(address, 'http://archive');
  const { parameter } = JSON.parse(body);
  return { method: pathname.split('/').slice(-2).join('/'), parameter, url: `${pathname}${search}`, key: String(key) };
}

function answer(world: World, { method, parameter }: Call): Json {
  const unknown = Object.keys(parameter).find((field) => !FIELDS[method]?.split(' ').includes(field));
  if (unknown !== undefined) return { Successful: false, ErrorMessage: `Unknown member ${unknown}` };
  if (method === 'CaseService/GetCases') return pageOf('Cases', world.cases.filter(matching(parameter)), parameter);
  if (method === 'DocumentService/GetDocuments') {
    const inside = world.documents.filter((document) => document.CaseNumber === parameter.CaseNumber);
    return pageOf('Documents', inside.map(listed), parameter);
  }
  if (method === 'CaseService/CreateCase') {
    const { Recno, CaseNumber } = addCase(world, { ...parameter, Status: 'Under behandling' });
    return { Recno, CaseNumber, Successful: true, ErrorMessage: '' };
  }
  if (!world.cases.some((archiveCase) => archiveCase.CaseNumber === parameter.CaseNumber))
    return { Successful: false, ErrorMessage: 'No such case' };
  const { Recno, DocumentNumber } = addDocument(world, parameter);
  return { Recno, DocumentNumber, Successful: true, ErrorMessage: null };
}

/** What a list shows of a document: never the bytes. */
const listed = ({ Recno, DocumentNumber, StatusCode, StatusDescription, Files }: Document): Json => ({
  Recno,
  DocumentNumber,
  StatusCode,
  StatusDescription,
  Files: Files.map(({ Title, Format }) => ({ Title, Format, Base64Data: null })),
});

const matching =
  ({ ExternalId, ContactReferenceNumber }: Json) =>
  (archiveCase: Case): boolean =>
    ExternalId !== undefined
      ? JSON.stringify(archiveCase.ExternalId) === JSON.stringify(ExternalId)
      : JSON.stringify([archiveCase.ArchiveCodes, archiveCase.UnregisteredContacts]).includes(
          String(ContactReferenceNumber),
        ) && String(archiveCase.Title).startsWith('Elevmappe');

function pageOf(name: string, all: readonly Json[], { Page = 0 }: Json): Json {
  const from = Number(Page) * PAGE;
  const TotalPageCount = Math.ceil(all.length / PAGE);
  return { [name]: all.slice(from, from + PAGE), TotalPageCount, TotalCount: all.length, Successful: true };
}

const WRITTEN: Readonly<Record<string, string>> = {
  half: '{"Successful": true, "Cas',
  page: '<html>Sign in</html>',
  bare: '{"Successful": true, "ErrorMessage": null}',
  odd: '{"Successful": true, "Cases": [{"CaseNumber": 7}], "Documents": [{}]}',
};

/** What is heard: a lie, or a whole answer. */
type Said = Extract<Lie, string> | { readonly status: number; readonly body: Json };

const errorOf = ({ says, but }: Extract<Lie, { readonly says: string }>): Json => ({
  Successful: but === 'done',
  ErrorMessage: says,
  Recno: 1,
  DocumentNumber: '1',
});

function respond(said: Said, response: ServerResponse): void {
  if (said === 'lost' || said === 'cut') response.destroy();
  else if (said === 'redirect') response.writeHead(302, { location: '/signed-in' }).end();
  else if (said === 'huge') endlessly(response);
  else if (typeof said === 'object') response.writeHead(said.status).end(JSON.stringify(said.body));
  else if (said !== 'slow') response.writeHead(200).end(WRITTEN[said]);
}

function responseOf(said: Said): Response {
  if (said === 'lost' || said === 'cut' || said === 'slow') throw new TypeError('fetch failed');
  if (said === 'redirect') return new Response('', { status: 302 });
  if (said === 'huge') return new Response(' '.repeat(300_000));
  if (typeof said === 'object') return Response.json(said.body, { status: said.status });
  return new Response(WRITTEN[said]);
}

/** Blanks until the other side has had enough. */
function endlessly(response: ServerResponse): void {
  response.on('error', () => undefined);
  const more = (): void => {
    if (response.destroyed) return;
    if (response.write(' '.repeat(64 * 1024))) setImmediate(more);
    else response.once('drain', more);
  };
  more();
}

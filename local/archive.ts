import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod/mini';
import { CasesAsked, DocumentsAsked, NewCase, NewDocument } from './archive-bodies.ts';
import type { Archive, Case, Document } from './archive-store.ts';
import type { Faults } from './faults.ts';
import type { Handle } from './front.ts';
import { textOf } from './read-body.ts';

type World = {
  readonly archive: Pick<Archive, 'cases' | 'documents' | 'addCase' | 'addDocument'>;
  readonly faults: Pick<Faults, 'strikes'>;
  readonly now: () => number;
};
type Answer = Readonly<Record<string, unknown>>;

/** The path of the archive, as in `lib/stage.ts`. */
const PATH = '/p360/';
/** Seconds of real time that a slow archive takes: longer than the worker waits. */
const SLOW_SECONDS = 25;

/**
 * P360 on this machine: folders and entries by its RPC services, and its faults (L1). It accepts any key, but not a
 * missing one.
 */
export function archiveEndpoint(world: World): Handle {
  return async (request, response) => {
    if (request.method !== 'POST' || !request.url?.startsWith(PATH)) return false;
    const body = await textOf(request);
    await answer(world, body, request, response);
    return true;
  };
}

async function answer(world: World, body: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { faults } = world;
  if (faults.strikes('archive', 'away')) return send(response, 503, 'Service Unavailable');
  if (!/^authkey \S+$/i.test(request.headers.authorization ?? '')) return send(response, 401, '{}');
  if (faults.strikes('archive', 'error')) return send(response, 200, failed('Asked for by the fault switch.'));
  const said = JSON.stringify(done(world, methodOf(request.url), body));
  if (faults.strikes('archive', 'lost')) {
    request.socket.destroy();
    return;
  }
  if (faults.strikes('archive', 'half')) return send(response, 200, said.slice(0, said.length / 2));
  const slow = faults.strikes('archive', 'slow');
  if (slow) await new Promise((later) => setTimeout(later, (slow.seconds ?? SLOW_SECONDS) * 1000).unref());
  return send(response, 200, said);
}

const methodOf = (path = ''): string => new URL(path, 'http://archive').pathname.split('/').slice(-2).join('/');

function send(response: ServerResponse, status: number, body: string | Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const failed = (ErrorMessage: string): Answer => ({ Successful: false, ErrorMessage, ErrorDetails: null });
const succeeded = (answered: Answer): Answer => ({
  ...answered,
  Successful: true,
  ErrorMessage: null,
  ErrorDetails: null,
});

type Method = (parameter: unknown, world: World) => Answer;

/** A method with the schema of its body; another body gets an error inside an answer with status 200. */
const taking =
  <T>(schema: z.ZodMiniType<T>, method: (given: T, world: World) => Answer): Method =>
  (parameter, world) => {
    const given = schema.safeParse(parameter);
    if (given.success) return method(given.data, world);
    const [issue] = given.error.issues;
    return failed(`Incorrect JSON format: ${issue?.path.join('.')} ${issue?.message}`);
  };

const METHODS: Readonly<Record<string, Method>> = {
  'CaseService/GetCases': taking(CasesAsked, (asked, { archive }) => {
    const found = archive
      .cases()
      .filter((archiveCase) =>
        'ExternalId' in asked
          ? archiveCase.ExternalId?.Id === asked.ExternalId.Id && archiveCase.ExternalId.Type === asked.ExternalId.Type
          : isOf(archiveCase, asked.ContactReferenceNumber) &&
            archiveCase.Title.startsWith(asked.Title.replace(/%$/, '')),
      );
    return pageOf('Cases', found.map(caseShown), asked.Page);
  }),
  'CaseService/CreateCase': taking(NewCase, (given, { archive, now }) => {
    const unknown = unknownCode({ CaseType: given.CaseType, Status: given.Status, AccessCode: given.AccessCode });
    if (unknown) return unknown;
    const { Recno, CaseNumber } = archive.addCase(given, now());
    return succeeded({ Recno, CaseNumber });
  }),
  'DocumentService/GetDocuments': taking(DocumentsAsked, ({ CaseNumber, IncludeFiles, Page }, { archive }) => {
    const shown = archive.documents(CaseNumber).map((document) => documentShown(document, IncludeFiles === true));
    return pageOf('Documents', shown, Page);
  }),
  'DocumentService/CreateDocument': taking(NewDocument, (given, { archive, now }) => {
    if (!archive.cases().some(({ CaseNumber }) => CaseNumber === given.CaseNumber)) return failed('Case not found');
    const { Category, AccessCode } = given;
    const unknown = unknownCode({ Category, AccessCode, JournalStatus: given.Status });
    if (unknown) return unknown;
    const { Recno, DocumentNumber } = archive.addDocument(given, now());
    return succeeded({ Recno, DocumentNumber });
  }),
};

function done(world: World, name: string, body: string): Answer {
  const method = METHODS[name];
  if (!method) return failed(`The local archive does not know ${name}; add it to local/archive.ts`);
  try {
    return method(JSON.parse(body)?.parameter, world);
  } catch {
    return failed('Incorrect JSON format');
  }
}

/** The code tables of this archive, as far as the system uses them. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  CaseType: ['Elev', 'Sak'],
  Status: ['B', 'A'],
  AccessCode: ['13', 'U'],
  Category: ['Dokument inn', 'Dokument ut', 'Internt notat med oppfølging', 'Internt notat uten oppfølging'],
  JournalStatus: ['J', 'R', 'F', 'E'],
};

function unknownCode(given: Readonly<Record<string, string>>): Answer | undefined {
  const wrong = Object.entries(given).find(([table, code]) => !CODES[table]?.includes(code));
  return wrong && failed(`LookupException: code table ${wrong[0]} has no such code`);
}

const isOf = ({ ArchiveCodes, UnregisteredContacts = [] }: Case, number: string): boolean =>
  ArchiveCodes.some(({ ArchiveCode }) => ArchiveCode === number) ||
  UnregisteredContacts.some(({ ReferenceNumber }) => ReferenceNumber === number);

const caseShown = ({ Recno, CaseNumber, Title, UnofficialTitle, ExternalId, ArchiveCodes }: Case): Answer => ({
  Recno,
  CaseNumber,
  Title,
  UnofficialTitle,
  ExternalId: ExternalId ?? null,
  ArchiveCodes,
  Status: 'Under behandling',
});

const documentShown = (document: Document, withFiles: boolean): Answer => ({
  Recno: document.Recno,
  DocumentNumber: document.DocumentNumber,
  CaseNumber: document.CaseNumber,
  Title: document.UnofficialTitle,
  OfficialTitle: document.Title,
  StatusCode: document.Status,
  Files: withFiles ? document.Files.map(({ Title, Format }) => ({ Title, Format, Base64Data: null })) : null,
});

const PAGE = 50;
function pageOf(name: string, all: readonly Answer[], page = 0): Answer {
  const TotalPageCount = Math.ceil(all.length / PAGE);
  return succeeded({ [name]: all.slice(page * PAGE, (page + 1) * PAGE), TotalPageCount, TotalCount: all.length });
}

import type { output } from 'zod/mini';
import { type CallerAs, logLooks } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import type { FamilyDocument, FamilyDocuments } from './family-schema.ts';
import type { FamilyStore } from './family-store.ts';
import { showToFamily } from './family-view.ts';
import { kindOf } from './known-template.ts';
import { pupilReads } from './readers.ts';
import type { Line } from './record.ts';
import { refuse } from './refusals.ts';
import type { DocumentsStore } from './store.ts';

export type FamilyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly published: FamilyStore;
  readonly store: Pick<DocumentsStore, 'pdf'>;
  readonly seen: MarkSeen;
  readonly logRead: LogRead;
};
type Family = CallerAs<'guardian' | 'pupil'>;
type Name = { readonly pupilId: string; readonly documentId: string; readonly number?: string | undefined };

const RIGHT = {
  actions: { guardian: 'child:documents', pupil: 'pupil:own-documents' },
  ofAge: () => refuse('documents.pupil-of-age'),
} as const;

/** The published documents about a child that the reader reads today, newest first. One trip. */
export const listForFamily =
  (deps: FamilyDeps) =>
  async (caller: Family, { pupilId }: Pick<Name, 'pupilId'>): Promise<output<typeof FamilyDocuments>> => {
    const load = () => deps.published.lines(caller.login.ownerId, pupilId);
    const found = await authorizePupil(deps.lookup, caller, { right: RIGHT, pupilId, load });
    await log(deps, caller, found);
    const { lines, read } = found.loaded;
    const { kind, personId } = found.actor;
    const documents = lines
      .filter((line) => mayRead(found, line, caller.moment.day))
      .flatMap((line) => {
        const { documentId, title, published } = line;
        if (!published) return [];
        const own = read.find(
          (each) => each.documentId === documentId && each.person.kind === kind && each.person.id === personId,
        );
        return [
          {
            documentId,
            templateName: kindOf(line).name[caller.language],
            title,
            number: published.number,
            publishedAt: published.at,
            unread: (own?.number ?? 0) < published.number,
          },
        ];
      });
    return { documents: documents.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)) };
  };

/**
 * A published document: the newest text with what has changed, or an earlier text (I3). The policy decides today: not
 * those who could read when it was published. Three reads and two small writes: the school sees who has opened it.
 */
export const readForFamily =
  (deps: FamilyDeps) =>
  async (caller: Family, name: Name): Promise<output<typeof FamilyDocument>> => {
    const { ownerId } = caller.login;
    const { found, line, number, newest } = await authorizeDocument(deps, caller, name);
    const numbers = [...new Set([number, number - 1, ...earlierOf(newest)])].filter((each) => each > 0);
    const publications = await deps.published.publications(ownerId, name.documentId, numbers);
    const shown = publications.find((each) => each.number === number);
    if (!shown) throw notFound();
    await noteOpened(deps, caller, { found, name, number });
    const before = publications.find((each) => each.number === number - 1);
    const earlier = publications.filter((each) => each.number < newest && each.number !== number);
    return showToFamily(line, { shown, before, earlier });
  };

/** A published document as a PDF. */
export const readPdfForFamily =
  (deps: FamilyDeps) =>
  async (caller: Family, name: Name): Promise<{ readonly bytes: Uint8Array; readonly number: number }> => {
    const { found, number } = await authorizeDocument(deps, caller, name);
    const bytes = await deps.store.pdf(caller.login.ownerId, name.documentId, number);
    if (bytes.length === 0) throw notFound();
    await noteOpened(deps, caller, { found, name, number });
    return { bytes, number };
  };

type Found = AuthorizedPupil<'guardian' | 'pupil'>;

/** The document's line for a reader of today, and the number that is asked for: two reads. */
async function authorizeDocument(deps: FamilyDeps, caller: Family, { pupilId, documentId, number }: Name) {
  const load = () => deps.published.line(caller.login.ownerId, { pupilId, documentId });
  const found = await authorizePupil(deps.lookup, caller, { right: RIGHT, pupilId, load });
  const line = found.loaded;
  if (!line?.published || !mayRead(found, line, caller.moment.day)) throw notFound();
  const newest = line.published.number;
  const asked = number === undefined ? newest : Number(number);
  if (asked > newest) throw notFound();
  return { found, line, number: asked, newest };
}

/** The most earlier texts that a page lists. */
const MOST_EARLIER = 20;
const earlierOf = (newest: number): readonly number[] =>
  Array.from({ length: Math.min(MOST_EARLIER, newest - 1) }, (_none, at) => newest - 1 - at);

/** A guardian reads what the kind of document lets guardians read; the pupil from the kind's age. */
function mayRead({ actor, card }: Found, line: Line, day: Day): boolean {
  if (!line.published) return false;
  const kind = kindOf(line);
  if (actor.kind === 'guardian') return kind.publishedTo?.guardians === true;
  return pupilReads(actor.ownerId, card.facts, { template: kind, day }) !== undefined;
}

const log = ({ logRead }: FamilyDeps, { moment, as }: Family, { actor, card, basis }: Found): Promise<void> =>
  logLooks(logRead, actor, moment, RIGHT.actions[as], [{ facts: card.facts, basis }]);

type Opening = { readonly found: Found; readonly name: Name; readonly number: number };

/** Logs the look, notes who has opened, and takes the item out of the inbox's count. */
async function noteOpened(deps: FamilyDeps, caller: Family, { found, name, number }: Opening): Promise<void> {
  const { ownerId } = caller.login;
  const { instant: at } = caller.moment;
  const { pupilId, documentId } = name;
  const person = { kind: found.actor.kind, id: found.actor.personId };
  await log(deps, caller, found);
  await Promise.all([
    deps.published.noteOpened(ownerId, { pupilId, documentId, number, person, at }),
    deps.seen(ownerId, person, { pupilId, kinds: ['document'], ids: [documentId] }, at),
  ]);
}

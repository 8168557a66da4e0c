import { SaxesParser } from 'saxes';
import { allAt, type Element, textAt } from './element.ts';

/**
 * An archive's receipt. `archived` requires the system id of the journal entry; `half` means a folder without an entry;
 * `received` is only a promise. Reasons are the archive's codes, since its text may quote names.
 */
export type Receipt =
  | { readonly says: 'received' }
  | { readonly says: 'archived'; readonly systemId: string; readonly key: string; readonly existed: boolean }
  | { readonly says: 'half' | 'failed'; readonly reason: string };

const MOST_BYTES = 256 * 1024;
const DEEPEST = 12;
export const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** The root elements of Fiks Arkiv's error messages. */
const ERRORS = ['ugyldigforespoersel', 'serverfeil', 'ikkefunnet'] as const;
export type ArchiveError = (typeof ERRORS)[number];
/** The error that a message reports, by its root. */
export const errorOf = (root: Element): ArchiveError | undefined => ERRORS.find((name) => name === root.name);

/** Reads a receipt (`arkivmeldingKvittering`) or an error message; `undefined` for anything else, also invalid XML. */
export function readReceipt(xml: string): Receipt | undefined {
  const root = parse(xml);
  if (!root) return undefined;
  const error = errorOf(root);
  if (error) return { says: 'failed', reason: error };
  if (root.name !== 'arkivmeldingKvittering') return undefined;
  const [entry] = allAt(root, 'registreringKvittering');
  const failed = allAt(root, 'registreringFeilet').length > 0 || allAt(root, 'mappeFeilet').length > 0;
  const systemId = entry ? textAt(entry, 'systemID') : '';
  if (entry && !failed && UUID.test(systemId)) {
    const key = textAt(entry, 'referanseEksternNoekkel', 'noekkel');
    return { says: 'archived', systemId, key, existed: textAt(entry, 'opprettetEllerEksisterende') === 'Eksisterende' };
  }
  const folder = allAt(root, 'mappeKvittering').length > 0;
  if (folder) return { says: 'half', reason: failed ? 'entry-failed' : 'entry-without-receipt' };
  return { says: 'failed', reason: failed ? 'folder-failed' : 'no-system-id' };
}

type Open = { name: string; children: Open[]; text: string };

/** A small document as a tree of local names; `undefined` for a document type, too deep, too large or truncated XML. */
export function parse(xml: string): Element | undefined {
  if (xml.length > MOST_BYTES) return undefined;
  const top: Open = { name: '', children: [], text: '' };
  const path = [top];
  const parser = new SaxesParser();
  const refuse = () => {
    throw new Error('refused');
  };
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name }) => {
    const element: Open = { name: name.slice(name.indexOf(':') + 1), children: [], text: '' };
    if (path.length > DEEPEST) refuse();
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('text', (text) => {
    const open = path.at(-1);
    if (open) open.text += text;
  });
  parser.on('closetag', () => {
    path.pop();
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return top.children[0];
}

import { createHash } from 'node:crypto';
import { canonicalJson, isId, isSortableId } from '../shared/ids.ts';
import type { Adapter, Package } from './adapter.ts';
import type { Packages } from './s3.ts';
import { entryKey, fileName } from './write-message.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Puts a record into the owner's folder of the bucket: message, letter, and last the manifest with their checksums,
 * which marks the package as complete. The message's hash names the folder: a repeat writes the same package, and a
 * message with other codes gets its own; the external key identifies both to the archive. The receipt comes later.
 */
export const packageAdapter =
  (bucket: Pick<Packages, 'put'>): Adapter =>
  async (pack) => {
    const { folder, files, manifest } = filesOf(pack);
    await Promise.all(files.map(({ name, bytes, type }) => bucket.put(`${folder}/${name}`, bytes, type)));
    await bucket.put(`${folder}/manifest.json`, manifest, 'application/json');
    return 'handed-over';
  };

/** The prefixes of owners' packages and of receipts; the bucket's policy gives each archive its own. */
export const PACKAGES = 'packages/';
export const RECEIPTS = 'receipts/';

/** The key of an archive's receipt or answer for a record. */
export const receiptKey = (ownerId: string, recordId: string, name: string): string =>
  `${RECEIPTS}${ownerId}/${recordId}/${name}`;

function filesOf({ ownerId, subject, xml, letter }: Package) {
  const message = Buffer.from(xml, 'utf8');
  const files = [
    { name: 'arkivmelding.xml', bytes: message, type: 'application/xml' },
    { name: fileName(subject), bytes: letter, type: 'application/pdf' },
  ];
  const manifest = {
    format: 1,
    externalKey: entryKey(subject),
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return {
    folder: `${PACKAGES}${ownerId}/${subject.recordId}/${sha256(message).slice(0, 16)}`,
    files,
    manifest: Buffer.from(canonicalJson(manifest), 'utf8'),
  };
}

const NAME = /^[A-Za-z0-9._-]{1,80}\.xml$/;

/** The record and the file name of a receipt in the bucket. */
type ReceiptPlace = { readonly ownerId: string; readonly recordId: string; readonly name: string };

/** The place of a receipt, `receipts/<owner>/<record>/<any name>.xml`; `undefined` for any other key. */
export function receiptPlace(objectKey: string): ReceiptPlace | undefined {
  const [top, ownerId = '', recordId = '', name = '', ...rest] = objectKey.split('/');
  if (`${top}/` !== RECEIPTS || rest.length > 0 || !NAME.test(name)) return undefined;
  return isId(ownerId) && isSortableId(recordId) ? { ownerId, recordId, name } : undefined;
}

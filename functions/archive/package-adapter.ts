import { createHash } from 'node:crypto';
import { canonicalJson, isId, isSortableId } from '../shared/ids.ts';
import type { Adapter, Package } from './adapter.ts';
import type { Packages } from './s3.ts';
import { entryKey, fileName } from './write-message.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Lays a warning into the owner's folder of the bucket: message, letter, and last the manifest with their checksums,
 * which says that the package is whole. The folder is named after the message, so the same package meets itself, and
 * one with other codes lies beside it; the archive knows both by the external key. The receipt comes later.
 */
export const packageAdapter =
  (bucket: Pick<Packages, 'put'>): Adapter =>
  async (pack) => {
    const { folder, files, manifest } = filesOf(pack);
    await Promise.all(files.map(({ name, bytes, type }) => bucket.put(`${folder}/${name}`, bytes, type)));
    await bucket.put(`${folder}/manifest.json`, manifest, 'application/json');
    return 'handed-over';
  };

/** Where packages of an owner lie, and where its archive puts receipts: what the bucket's policy opens to it. */
export const PACKAGES = 'packages/';
export const RECEIPTS = 'receipts/';

/** Where an archive lays what it says of a warning. */
export const receiptKey = (ownerId: string, warningId: string, name: string): string =>
  `${RECEIPTS}${ownerId}/${warningId}/${name}`;

function filesOf({ ownerId, subject, xml, letter }: Package) {
  const message = Buffer.from(xml, 'utf8');
  const files = [
    { name: 'arkivmelding.xml', bytes: message, type: 'application/xml' },
    { name: fileName(subject.warningId), bytes: letter, type: 'application/pdf' },
  ];
  const manifest = {
    format: 1,
    externalKey: entryKey(subject.warningId),
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return {
    folder: `${PACKAGES}${ownerId}/${subject.warningId}/${sha256(message).slice(0, 16)}`,
    files,
    manifest: Buffer.from(canonicalJson(manifest), 'utf8'),
  };
}

const NAME = /^[A-Za-z0-9._-]{1,80}\.xml$/;

/** What lies in the bucket for a warning, and under which name. */
type ReceiptPlace = { readonly ownerId: string; readonly warningId: string; readonly name: string };

/**
 * Whom a receipt in the bucket is about: `receipts/<owner>/<warning>/<any name>.xml`; `undefined` for anything else
 * that lies there.
 */
export function receiptPlace(objectKey: string): ReceiptPlace | undefined {
  const [top, ownerId = '', warningId = '', name = '', ...rest] = objectKey.split('/');
  if (`${top}/` !== RECEIPTS || rest.length > 0 || !NAME.test(name)) return undefined;
  return isId(ownerId) && isSortableId(warningId) ? { ownerId, warningId, name } : undefined;
}

/** What goes out instead of a chosen file. */
export type Prepared = { readonly blob: Blob; readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf' };
export type Unfit = 'unreadable' | 'wrongType' | 'tooLarge' | 'empty';

/** The longest side of an image that is sent: enough to read a letter in a photo of it. */
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;
const MOST_BYTES = 10_000_000;

/**
 * An image as a new one that holds the picture alone, upright and not larger than needed: what the camera wrote beside
 * it, such as the place, never leaves the device. A PDF goes out as it is.
 */
export async function prepared(file: File): Promise<Prepared | Unfit> {
  if (file.size === 0) return 'empty';
  if (file.type === 'application/pdf') return fitting({ blob: file, mediaType: 'application/pdf' });
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml') return 'wrongType';
  const blob = await drawn(file);
  return blob ? fitting({ blob, mediaType: 'image/jpeg' }) : 'unreadable';
}

const fitting = (ready: Prepared): Prepared | Unfit => (ready.blob.size > MOST_BYTES ? 'tooLarge' : ready);

/** The picture drawn anew; `undefined` where the browser cannot read it. */
async function drawn(file: File): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // JPEG has no transparency, which would become black.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', QUALITY));
}

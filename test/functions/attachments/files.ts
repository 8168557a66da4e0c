import { crc32, deflateSync } from 'node:zlib';

/** Files for tests, made in memory: small, valid, and with what cameras and attackers put into them. */

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const segment = (marker: number, body: Uint8Array): Buffer =>
  Buffer.concat([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body]);

/** A one-pixel grey JPEG that every reader shows, by its parts. */
const HEAD = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const table = (kind: number): Buffer => segment(0xc4, Uint8Array.of(kind, 1, ...Array(15).fill(0), 0));
const REST = Buffer.concat([
  segment(0xdb, Uint8Array.of(0, ...Array(64).fill(1))),
  segment(0xc0, Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
  table(0x00),
  table(0x10),
  segment(0xda, Uint8Array.of(1, 1, 0, 0, 0x3f, 0)),
  Uint8Array.of(0x3f, 0xff, 0, 0xff, 0xd9),
]);

/** A position of a camera, as it would be found in Oslo, with a word that no download may hold. */
export const PLACE = 'GPS-59.9139N-10.7522E';
export const exif = (): Buffer => segment(0xe1, bytes(`Exif\0\0MM\0*\0\0\0\b\0\0${PLACE}`));

/** A JPEG with these segments before the image, and these bytes after it. */
export const jpeg = (more: readonly Uint8Array[] = [], after: Uint8Array = Buffer.alloc(0)): Buffer =>
  Buffer.concat([HEAD, ...more, REST, after]);
export { segment as jpegSegment };
export const jpegOfSize = (width: number, height: number): Buffer => {
  const file = jpeg();
  const at = file.indexOf(Uint8Array.of(0xff, 0xc0)) + 5;
  file.writeUInt16BE(height, at);
  file.writeUInt16BE(width, at + 2);
  return file;
};

export const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([bytes(type), body]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
};
export const header = (width: number, height: number): Buffer => {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width);
  body.writeUInt32BE(height, 4);
  body[8] = 8;
  return chunk('IHDR', body);
};
/** A one-pixel PNG with these chunks before its data, and these bytes after it. */
export const png = (more: readonly Uint8Array[] = [], after: Uint8Array = Buffer.alloc(0), size = [1, 1]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    header(size[0] ?? 1, size[1] ?? 1),
    ...more,
    chunk('IDAT', deflateSync(Uint8Array.of(0, 0))),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);

/** A PDF of one page with these objects besides, each as its text. */
export const pdf = (objects: readonly (string | Uint8Array)[] = [], after = ''): Buffer =>
  Buffer.concat([
    bytes('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    bytes('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
    bytes('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n'),
    ...objects.map((object, index) =>
      Buffer.concat([
        bytes(`${index + 10} 0 obj\n`),
        typeof object === 'string' ? bytes(object) : object,
        bytes('\nendobj\n'),
      ]),
    ),
    bytes(`trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n9\n%%EOF\n${after}`),
  ]);
/** A stream of objects, compressed as writers of PDF do it. */
export const objectStream = (
  objects: string,
  { dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', level = 6 } = {},
): Buffer => {
  const data = deflateSync(bytes(objects), { level });
  return Buffer.concat([bytes(`<< ${dictionary} /Length ${data.length} >>\nstream\n`), data, bytes('\nendstream')]);
};

/** The test file that every scanner takes for malware, in two parts so that no scanner takes this one for it. */
export const EICAR = bytes(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
export const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const HTML = bytes('<!doctype html><script>alert(1)</script>');

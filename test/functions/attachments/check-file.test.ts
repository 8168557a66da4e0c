import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../functions/attachments/check-file.ts';
import { MOST_UNFOLDED } from '../../../functions/attachments/pdf.ts';
import { MEDIA_TYPES, type MediaType } from '../../../functions/attachments/rules.ts';
import {
  chunk,
  EICAR,
  exif,
  HTML,
  jpeg,
  jpegOfSize,
  jpegSegment,
  objectStream,
  PLACE,
  pdf,
  png,
  SVG,
} from './files.ts';

const text = (value: string) => Buffer.from(value, 'latin1');
const bytesOf = (file: Uint8Array, type: MediaType): Buffer => {
  const checked = checkFile(file, type);
  if ('fault' in checked) throw new Error(checked.fault);
  return Buffer.from(checked.bytes);
};
const faultOf = (file: Uint8Array, type: MediaType): string | undefined => {
  const checked = checkFile(file, type);
  return 'fault' in checked ? checked.fault : undefined;
};

describe('a JPEG', () => {
  it('a JPEG loses place, camera, comments and what follows the image, and stays the same image', () => {
    const icc = jpegSegment(0xe2, text('ICC_PROFILE\0\x01\x01profile'));
    const adobe = jpegSegment(0xee, text('Adobe\0d\0\0\0\0\x01'));
    const told = [
      exif(),
      jpegSegment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`)),
      jpegSegment(0xed, text(`Photoshop 3.0\0${PLACE}`)),
      jpegSegment(0xfe, text(`A comment ${PLACE}`)),
      jpegSegment(0xe2, text(`MPF\0${PLACE}`)),
      jpegSegment(0xe0, text(`JFXX\0${PLACE}`)),
    ];
    const film = text(`ftypmp4 ${PLACE}`);
    const clean = bytesOf(jpeg([...told, icc, adobe], film), 'image/jpeg');
    expect(clean).toEqual(jpeg([icc, adobe]));
    expect(clean.includes(PLACE)).toBe(false);
    expect(clean.includes(Buffer.from('ffe1', 'hex'))).toBe(false);
  });

  it('a JPEG of random segments keeps what the image needs, and is the same the second time', () => {
    const anySegment = fc
      .tuple(fc.integer({ min: 0xe0, max: 0xfe }), fc.uint8Array({ maxLength: 60 }))
      .filter(([marker]) => marker !== 0xf0)
      .map(([marker, body]) => jpegSegment(marker, body));
    fc.assert(
      fc.property(fc.array(anySegment, { maxLength: 8 }), fc.uint8Array({ maxLength: 40 }), (segments, after) => {
        const clean = bytesOf(jpeg(segments, after), 'image/jpeg');
        expect(clean.length).toBeLessThanOrEqual(jpeg(segments).length);
        expect(clean.subarray(-30)).toEqual(jpeg().subarray(-30));
        expect(bytesOf(clean, 'image/jpeg')).toEqual(clean);
      }),
    );
  });

  it('a JPEG with a place that survives is refused', () => {
    const hidden = jpegSegment(0xe2, text(`ICC_PROFILE\0\x01\x01GPSLatitude`));
    expect(faultOf(jpeg([hidden]), 'image/jpeg')).toBe('location');
  });

  it.each([
    [8000, 5000, undefined],
    [8000, 5001, 'too-many-pixels'],
    [65535, 65535, 'too-many-pixels'],
    [0, 100, 'damaged'],
    [100, 0, 'damaged'],
  ])('a JPEG of %i × %i pixels: %s', (width, height, fault) => {
    expect(faultOf(jpegOfSize(width, height), 'image/jpeg')).toBe(fault);
  });
});

describe('a PNG', () => {
  it('a PNG loses texts, times, places and what follows the image', () => {
    const gamma = chunk('gAMA', Uint8Array.of(0, 0, 0xb1, 0x8f));
    const told = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'acTL', 'fcTL', 'prVt'].map((type) =>
      chunk(type, text(PLACE)),
    );
    const clean = bytesOf(png([...told, gamma], text(PLACE)), 'image/png');
    expect(clean).toEqual(png([gamma]));
  });

  it.each([
    [[8000, 5000], undefined],
    [[8000, 5001], 'too-many-pixels'],
    [[0xffffffff, 0xffffffff], 'too-many-pixels'],
    [[0, 4], 'damaged'],
  ])('a PNG of %j pixels: %s', (size, fault) => {
    expect(faultOf(png([], Buffer.alloc(0), size), 'image/png')).toBe(fault);
  });

  it('a PNG with a chunk that says it is four gigabytes long, or with a wrong checksum, is damaged', () => {
    const huge = png();
    huge.writeUInt32BE(0xffffffff, 8 + 25);
    const wrong = png();
    wrong[8 + 25 + 9] = (wrong[8 + 25 + 9] ?? 0) ^ 1;
    expect([huge, wrong].map((file) => faultOf(file, 'image/png'))).toEqual(['damaged', 'damaged']);
  });
});

describe('a PDF', () => {
  it('a PDF of pages stays as it is, byte for byte', () => {
    expect(bytesOf(pdf([objectStream('4 0 << /Font 5 0 R >>')]), 'application/pdf')).toEqual(
      pdf([objectStream('4 0 << /Font 5 0 R >>')]),
    );
  });

  it('a PDF loses the place of a photo in it, at the same length', () => {
    const photo = Buffer.concat([
      text('<< /Subtype /Image /Filter /DCTDecode >>\nstream\n'),
      jpeg([exif()]),
      text('\nendstream'),
    ]);
    const clean = bytesOf(pdf([photo]), 'application/pdf');
    expect([clean.includes(PLACE), clean.length]).toEqual([false, pdf([photo]).length]);
  });

  it.each([
    ['a script', pdf(['<< /S /JavaScript /JS (app.alert(1)) >>']), 'script'],
    ['a script with a name in other letters', pdf(['<< /S /J#61vaScr#69pt >>']), 'script'],
    ['an action when it opens', pdf(['<< /OpenAction << /S /JavaScript >> >>']), 'script'],
    ['a program to start', pdf(['<< /S /Launch /F (cmd.exe) >>']), 'script'],
    ['a short name of a script', pdf(['<< /S /Hidden /JS (app.alert(1)) >>']), 'script'],
    ['a film', pdf(['<< /S /Rendition >>']), 'script'],
    ['a form program', pdf(['<< /XFA 9 0 R >>']), 'script'],
    ['a file inside', pdf(['<< /Type /EmbeddedFile >>']), 'file-inside'],
    ['a list of files inside', pdf(['<< /Names << /EmbeddedFiles 4 0 R >> >>']), 'file-inside'],
    ['a password', pdf(['<< /Filter /Standard /V 4 >>', '<< /Encrypt 10 0 R >>']), 'password'],
    ['a script in an object stream', pdf([objectStream('4 0 << /S /JavaScript >>')]), 'script'],
    ['a short script in an object stream', pdf([objectStream('4 0 << /JS (x) >>')]), 'script'],
    [
      'a script in an object stream whose dictionary is long',
      pdf([
        objectStream('4 0 << /S /JavaScript >>', {
          dictionary: `/N 1 /First 4 /Filter /FlateDecode${' '.repeat(3000)}`,
        }),
      ]),
      'script',
    ],
    [
      'a script in an object stream whose dictionary seems to begin late',
      pdf([objectStream('4 0 << /S /JavaScript >>', { dictionary: '/N 1 /First 4 /Filter /FlateDecode /X (0 obj)' })]),
      'script',
    ],
    [
      'a script in an object stream after a lone carriage return',
      Buffer.from(
        pdf([objectStream('4 0 << /S /JavaScript >>')])
          .toString('latin1')
          .replace('>>\nstream\n', '>>\nstream\r'),
        'latin1',
      ),
      'script',
    ],
    [
      'the place of a camera in XMP of the file',
      pdf(['<< /Type /Metadata >>\nstream\nexif:GPSLatitude="60,23N"\nendstream']),
      'location',
    ],
    ['a file in an object stream', pdf([objectStream('4 0 << /Type/EmbeddedFile >>')]), 'file-inside'],
    [
      'an object stream under another name',
      pdf([objectStream('4 0 << /S /JavaScript >>', { dictionary: '/N 1 /F#69rst 4 /Filter [/FlateDecode]' })]),
      'script',
    ],
    [
      'an object stream packed twice',
      pdf([objectStream('x', { dictionary: '/N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]' })]),
      'script',
    ],
    [
      'an object in a stream, found by its offset',
      pdf(['<< /Length 99 >>\nstream\n9 0 obj << /S /JavaScript >>\nendstream']),
      'script',
    ],
    ['a zip after it', pdf([], 'PK\u0003\u0004PK\u0005\u0006'), 'more-than-a-pdf'],
    ['a zip within it', pdf(['(PK\u0005\u0006)']), 'more-than-a-pdf'],
    ['a page of HTML after it', pdf([], '<script>alert(1)</script>'), 'more-than-a-pdf'],
    ['a page of HTML before it', Buffer.concat([HTML, pdf()]), 'not-what-it-says'],
    ['no end', pdf().subarray(0, -10), 'damaged'],
  ])('a PDF with %s is refused', (_what, file, fault) => {
    expect(faultOf(file, 'application/pdf')).toBe(fault);
  });

  it('a PDF that unfolds to gigabytes is refused after a bounded amount', () => {
    const bomb = objectStream(' '.repeat(MOST_UNFOLDED + 1));
    const many = Array.from({ length: 40 }, () => objectStream(' '.repeat(1_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    expect([pdf([bomb]), pdf(many)].map((file) => faultOf(file, 'application/pdf'))).toEqual(['damaged', 'damaged']);
  });

  it('a PDF with ten thousand streams that never end takes no longer than a second', () => {
    const begun = performance.now();
    const file = pdf([text('<< /First 1 /Filter /FlateDecode >> stream\n'.repeat(200_000))]);
    expect(faultOf(file, 'application/pdf')).toBe('damaged');
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('any file', () => {
  const FILES = {
    'image/jpeg': jpeg([exif()]),
    'image/png': png(),
    'application/pdf': pdf([objectStream('4 0 << >>')]),
  };

  it.each([
    ['an SVG', SVG],
    ['a page of HTML', HTML],
    ['the test file of scanners', EICAR],
    ['nothing', Buffer.alloc(0)],
  ])('a file that is %s is not what it says', (_what, file) => {
    expect(MEDIA_TYPES.map((type) => faultOf(file, type))).toEqual(MEDIA_TYPES.map(() => 'not-what-it-says'));
  });

  it('a file of another kind than it says is refused', () => {
    for (const type of MEDIA_TYPES)
      for (const other of MEDIA_TYPES.filter((each) => each !== type))
        expect(faultOf(FILES[type], other)).toBe('not-what-it-says');
  });

  it('a file that ends early is refused, wherever it ends', () => {
    for (const type of MEDIA_TYPES) {
      const file = FILES[type];
      const least = type === 'application/pdf' ? file.length - 1 : file.length;
      for (let end = 0; end < least; end++) expect(faultOf(file.subarray(0, end), type)).toBeDefined();
    }
  });

  it('a file with random bytes changed is checked without a crash, and clean the second time as the first', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...MEDIA_TYPES), fc.array(change, { maxLength: 12 }), (type, changes) => {
        const file = Buffer.from(FILES[type]);
        for (const [at, byte] of changes) file[at % file.length] = byte;
        const checked = checkFile(file, type);
        if ('bytes' in checked) expect(bytesOf(checked.bytes, type)).toEqual(Buffer.from(checked.bytes));
      }),
      { numRuns: 500 },
    );
  });
});

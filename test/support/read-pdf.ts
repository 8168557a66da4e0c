import { at } from './json.ts';

/** A PDF of ours, read back from its bytes by what its cross-reference table says. */
export type ReadPdf = {
  /** Each object's text by its number; a stream stands as it is in the file. */
  readonly objects: ReadonlyMap<number, string>;
  /** What each page shows, stretch by stretch, decoded by the fonts' own maps. */
  readonly pages: readonly string[];
  /** Text in the order of the structure tree, as a screen reader hears it: `H1: …`, `TH: …`. */
  readonly spoken: readonly string[];
};

/** Reads a file, or throws where an offset, a length or a reference leads astray. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = objectsOf(file);
  const get = (id: string | undefined): string => {
    const found = objects.get(Number(id));
    if (found === undefined) throw new Error(`No object ${id}`);
    return found;
  };
  const catalog = get(/\/Root (\d+) 0 R/.exec(file)?.[1]);
  const kids = refsIn(/\/Kids \[([^\]]*)\]/.exec(get(refOf(catalog, 'Pages')))?.[1] ?? '');
  const fonts = fontsOf(get(refOf(get(kids[0]), 'Resources')), get);
  const contents = kids.map((kid) => streamOf(get(refOf(get(kid), 'Contents'))));
  const read = contents.map((content) => stretchesOf(content, fonts));
  const marks = new Map(
    read.flatMap((stretches, page) =>
      [...Map.groupBy(stretches, ({ mark }) => mark)].map(
        ([mark, some]) => [`${kids[page]} ${mark}`, some.map(({ text }) => text).join('')] as const,
      ),
    ),
  );
  return {
    objects,
    pages: read.map((stretches) =>
      stretches
        .map(({ text }) => text)
        .join(' ')
        .replace(/ +/g, ' '),
    ),
    spoken: spokenIn(get, refOf(get(refOf(catalog, 'StructTreeRoot')), 'K'), marks),
  };
}

function objectsOf(file: string): ReadonlyMap<number, string> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const entries = file.slice(start).match(/^\d{10} \d{5} n $/gm) ?? [];
  return new Map(
    entries.map((entry, index) => {
      const from = Number(entry.slice(0, 10));
      const head = `${index + 1} 0 obj\n`;
      if (!file.startsWith(head, from)) throw new Error(`Object ${index + 1} is not where the table says`);
      const length = /^<<[^\n]*\/Length (\d+)>>\nstream\n/.exec(file.slice(from + head.length, from + 2000));
      const end = length
        ? from + head.length + length[0].length + Number(length[1]) + '\nendstream'.length
        : file.indexOf('\nendobj\n', from);
      if (!file.startsWith('\nendobj\n', end))
        throw new Error(`Object ${index + 1} does not end where its length says`);
      return [index + 1, file.slice(from + head.length, end)] as const;
    }),
  );
}

const refsIn = (text: string): string[] => [...text.matchAll(/(\d+) 0 R/g)].map((found) => String(found[1]));
const refOf = (text: string, name: string): string | undefined => new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(text)?.[1];
const streamOf = (object: string): string => object.slice(object.indexOf('stream\n') + 7, -'\nendstream'.length);

type Fonts = ReadonlyMap<string, ReadonlyMap<string, string>>;

function fontsOf(resources: string, get: (id: string | undefined) => string): Fonts {
  const named = [...resources.matchAll(/\/(\w+) (\d+) 0 R/g)];
  return new Map(
    named.map(([, name = '', id]) => {
      const map = streamOf(get(refOf(get(id), 'ToUnicode')));
      const pairs = [...map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)];
      return [name, new Map(pairs.map(([, glyph = '', text = '']) => [glyph, fromHex(text)]))];
    }),
  );
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A stretch of text, and the number of the mark that it stands in. */
type Stretch = { readonly mark: string; readonly text: string };
const TOKENS =
  /\/\w+ <<\/MCID (?<mark>\d+)>> BDC|\/Span <<\/ActualText <feff(?<reads>[0-9a-f]*)>>> BDC|(?<other>\/Artifact[^\n]*? (?:BDC|BMC))|(?<end>EMC)|\/(?<font>\w+) \S+ Tf \S+ \S+ Td <(?<shown>[0-9a-f]*)> Tj/g;

/**
 * What a page shows, in the order in which it is drawn; of a stretch that is read otherwise, what is read. Lines from
 * the right are turned round.
 */
function stretchesOf(content: string, fonts: Fonts): readonly Stretch[] {
  const found: Stretch[] = [];
  const open: { readonly mark: string; readonly reads: string | undefined }[] = [];
  for (const { groups = {} } of content.matchAll(TOKENS)) {
    const { mark, reads, other, end, font, shown } = groups;
    const at = open.at(-1) ?? { mark: '', reads: undefined };
    if (mark !== undefined || other !== undefined) open.push({ mark: mark ?? '', reads: undefined });
    else if (reads !== undefined) open.push({ mark: at.mark, reads: fromHex(reads) });
    else if (end !== undefined) open.pop();
    else {
      const texts = (shown?.match(/.{4}/g) ?? []).map((glyph) => fonts.get(font ?? '')?.get(glyph) ?? '\u{fffd}');
      const inOrder = font === 'arabic' || font === 'hebrew' ? texts.toReversed() : texts;
      found.push({ mark: at.mark, text: at.reads ?? inOrder.join('') });
    }
  }
  return found;
}

function spokenIn(
  get: (id: string | undefined) => string,
  id: string | undefined,
  marks: ReadonlyMap<string, string>,
): string[] {
  const element = get(id);
  const kids = /\/K \[(.*)\]>>$/.exec(element)?.[1] ?? '';
  const own = [...kids.matchAll(/\/Pg (\d+) 0 R \/MCID (\d+)/g)].map(
    ([, page, mark]) => marks.get(`${page} ${mark}`) ?? '\u{fffd}',
  );
  const type = /\/S \/(\w+)/.exec(element)?.[1] ?? '';
  const inner = refsIn(kids.replace(/<<.*?>>/g, '')).flatMap((kid) => spokenIn(get, kid, marks));
  return [...(own.length > 0 ? [`${type}: ${own.join('')}`] : []), ...inner];
}

/** The bytes of an answer that carries a file. */
export function fileOf(result: unknown): Buffer {
  if (at(result, 'isBase64Encoded') !== true) throw new Error('The answer is no file.');
  return Buffer.from(String(at(result, 'body')), 'base64');
}

import { createHash } from 'node:crypto';
import { hexOf, n, type Used } from './draw.ts';
import type { Face } from './faces.ts';
import { type Laid, layOut } from './layout.ts';
import type { Letter } from './letter.ts';
import { metadataOf } from './metadata.ts';
import { type Element, type Mark, PAPER } from './pen.ts';

export type { Block, Head, Letter, Table } from './letter.ts';
export { unprintable } from './written.ts';

/** One object of the file: a dictionary or an array, and the bytes of its stream where it has one. */
type Part = { readonly value: string; readonly stream?: Buffer };
type Book = { add(value: string, stream?: Buffer): number; put(id: number, value: string): void; reserve(): number };

/**
 * A letter as PDF/A-2a and PDF/UA-1 (ISO 19005-2, ISO 14289-1): text only, tagged, with the used glyphs embedded. The
 * bytes depend on the letter alone: no clock, no random id, no compression, since compressors differ between machines.
 */
export function writeLetter(letter: Letter): Uint8Array {
  const laid = layOut(letter);
  const parts: Part[] = [];
  const book: Book = {
    add: (value, stream) => parts.push({ value, ...(stream && { stream }) }),
    put: (id, value) => {
      parts[id - 1] = { value };
    },
    reserve: () => parts.push({ value: '' }),
  };
  const catalog = book.reserve();
  const tree = book.reserve();
  const structure = book.reserve();
  const metadata = book.add('/Type /Metadata /Subtype /XML', Buffer.from(metadataOf(letter), 'utf8'));
  const resources = book.add(`<</Font <<${fontsIn(book, laid)}>> /ColorSpace <</Gray ${GRAY}>>>>`);
  const pages = pagesIn(book, laid, tree, resources);
  structureIn(book, laid, structure, pages);
  book.put(tree, `<</Type /Pages /Count ${pages.length} /Kids [${pages.map(ref).join(' ')}]>>`);
  book.put(
    catalog,
    `<</Type /Catalog /Pages ${ref(tree)} /Metadata ${ref(metadata)} /StructTreeRoot ${ref(structure)} ` +
      `/MarkInfo <</Marked true>> /Lang (${letter.language}) /ViewerPreferences <</DisplayDocTitle true>>>>`,
  );
  return fileOf(parts, catalog);
}

/**
 * The kind of a list's labels, which PDF/UA requires. The standard has no kind for a dash, so the list counts as
 * unordered.
 */
const DASHES = ' /A <</O /List /ListNumbering /Disc>>';

const ref = (id: number): string => `${id} 0 R`;
/** Gray as a screen shows it, by definition and not by device. */
const GRAY = '[/CalGray <</WhitePoint [0.9505 1 1.089] /Gamma 2.2>>]';

function pagesIn(book: Book, laid: Laid, tree: number, resources: number): readonly number[] {
  const box = `[0 0 ${n(PAPER.width)} ${n(PAPER.height)}]`;
  return laid.pages.map(({ content }, index) => {
    const drawn = book.add('', Buffer.from(content.join('\n'), 'latin1'));
    return book.add(
      `<</Type /Page /Parent ${ref(tree)} /MediaBox ${box} /Resources ${ref(resources)} /Contents ${ref(drawn)} ` +
        `/StructParents ${index}>>`,
    );
  });
}

/** The structure tree, and the way back from each mark of a page to its element. */
function structureIn(book: Book, laid: Laid, root: number, pages: readonly number[]): void {
  const ids = new Map<Element, number>();
  const number = (element: Element): void => {
    ids.set(element, book.reserve());
    for (const kid of element.kids) if ('type' in kid) number(kid);
  };
  number(laid.root);
  const idOf = (element: Element): string => ref(ids.get(element) ?? 0);
  const kid = (child: Element | Mark): string =>
    'type' in child ? idOf(child) : `<</Type /MCR /Pg ${ref(pages[child.page] ?? 0)} /MCID ${child.id}>>`;
  const write = (element: Element, parent: string): void => {
    const { type, scope, kids } = element;
    const list = type === 'L' ? DASHES : '';
    const table = scope ? ` /A <</O /Table /Scope /${scope}>>` : list;
    const value = `<</Type /StructElem /S /${type} /P ${parent}${table} /K [${kids.map(kid).join(' ')}]>>`;
    book.put(ids.get(element) ?? 0, value);
    for (const child of kids) if ('type' in child) write(child, idOf(element));
  };
  write(laid.root, ref(root));
  const owners = laid.pages.map((page, index) => `${index} [${page.owners.map(idOf).join(' ')}]`);
  const parents = book.add(`<</Nums [${owners.join(' ')}]>>`);
  book.put(
    root,
    `<</Type /StructTreeRoot /K [${idOf(laid.root)}] /ParentTree ${ref(parents)} /ParentTreeNextKey ${pages.length}>>`,
  );
}

const fontsIn = (book: Book, { inks }: Laid): string =>
  [...inks].map(([face, used]) => `/${face.name} ${ref(fontIn(book, face, [...used.values()]))}`).join(' ');

/** A face with the glyphs that the letter draws, without hinting, so that it is small and looks the same everywhere. */
function fontIn(book: Book, face: Face, used: readonly Used[]): number {
  const program = face.subset(used);
  const name = `/${tagOf(program)}+${face.postScriptName}`;
  const { box, ascent, descent, capHeight } = face.metrics;
  const file = book.add(`/Length1 ${program.length}`, program);
  const descriptor = book.add(
    `<</Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box.join(' ')}] /ItalicAngle 0 ` +
      `/Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight} /StemV ${face.stem} /FontFile2 ${ref(file)}>>`,
  );
  const widths = used.map(({ id, width }) => `${id} [${width}]`).join(' ');
  const descendant = book.add(
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity /DW 0 /W [${widths}] ` +
      `/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${ref(descriptor)}>>`,
  );
  const toUnicode = book.add('', Buffer.from(unicodeMap(used), 'latin1'));
  return book.add(
    `<</Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H ` +
      `/DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(toUnicode)}>>`,
  );
}

/** Six capitals that name a subset (ISO 32000-1, 9.6.4): equal subsets have equal names, others differ. */
const tagOf = (program: Buffer): string =>
  [...createHash('sha256').update(program).digest().subarray(0, 6)]
    .map((byte) => String.fromCharCode(65 + (byte % 26)))
    .join('');

/** Maps each glyph to its text, for copying, searching and reading aloud. At most 100 a block. */
function unicodeMap(used: readonly Used[]): string {
  const blocks = Array.from({ length: Math.ceil(used.length / 100) }, (_none, index) => {
    const some = used.slice(index * 100, (index + 1) * 100);
    const lines = some.map(({ id, text }) => `<${id.toString(16).padStart(4, '0')}> <${hexOf(text)}>`);
    return `${some.length} beginbfchar\n${lines.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/** The objects, then their offsets. The file's id is a hash of the content before it. */
function fileOf(parts: readonly Part[], catalog: number): Uint8Array {
  const chunks = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = chunks[0]?.length ?? 0;
  const offsets = parts.map(({ value, stream }, index) => {
    const chunk = stream
      ? [`${index + 1} 0 obj\n<<${value} /Length ${stream.length}>>\nstream\n`, stream, '\nendstream\nendobj\n']
      : [`${index + 1} 0 obj\n${value}\nendobj\n`];
    const bytes = Buffer.concat(
      chunk.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
    );
    const begins = at;
    chunks.push(bytes);
    at += bytes.length;
    return begins;
  });
  const body = Buffer.concat(chunks);
  const id = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end =
    `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer\n<</Size ${parts.length + 1} /Root ${ref(catalog)} /ID [<${id}> <${id}>]>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(end, 'latin1')]);
}

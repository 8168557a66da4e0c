/**
 * A TrueType program as letters need it: the glyph of a character, its width, and a smaller program with some of the
 * glyphs.
 */
export type Program = {
  readonly bytes: Buffer;
  readonly metrics: Metrics;
  /** The glyph of a single character; `undefined` if the face has none. */
  glyphOf(code: number): number | undefined;
  widthOf(glyph: number): number;
  /**
   * A program whose glyphs are these drawings, in this order, after `.notdef`; the parts of composite glyphs follow.
   */
  subset(drawings: readonly Drawing[]): Buffer;
};
/** A glyph of the program, moved. */
export type Part = { readonly glyph: number; readonly x: number; readonly y: number };
/** A drawing that becomes one glyph: glyphs of the program in their places, and their common width. */
export type Drawing = { readonly parts: readonly Part[]; readonly width: number };
/** In thousandths of the size. */
export type Metrics = {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly number[];
};

/** Every Noto face of ours has a thousand units to its size, so that units are thousandths. */
const UNITS = 1000;

export function readProgram(bytes: Buffer): Program {
  const table = tablesOf(bytes);
  const [head, hhea, os2, hmtx] = [table('head'), table('hhea'), table('OS/2'), table('hmtx')];
  if (head.readUInt16BE(18) !== UNITS) throw new Error('A face must have a thousand units to its size.');
  const wide = hhea.readUInt16BE(34);
  const metricAt = (glyph: number) => 4 * Math.min(glyph, wide - 1);
  const widthOf = (glyph: number) => hmtx.readUInt16BE(metricAt(glyph));
  const bearingOf = (glyph: number) => hmtx.readInt16BE(glyph < wide ? 4 * glyph + 2 : 4 * wide + 2 * (glyph - wide));
  const glyphs = charactersOf(table('cmap'));
  const outlineOf = outlinesOf(table('glyf'), table('loca'), head.readInt16BE(50) === 1);
  return {
    bytes,
    metrics: {
      ascent: hhea.readInt16BE(4),
      descent: hhea.readInt16BE(6),
      capHeight: os2.readInt16BE(88),
      box: [36, 38, 40, 42].map((at) => head.readInt16BE(at)),
    },
    glyphOf: (code) => glyphs.get(code),
    widthOf,
    subset: (drawings) => cut({ head, hhea, maxp: table('maxp') }, drawings, { outlineOf, widthOf, bearingOf }),
  };
}

const tablesOf = (bytes: Buffer) => (tag: string) => {
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    if (bytes.toString('latin1', at, at + 4) !== tag) continue;
    const from = bytes.readUInt32BE(at + 8);
    return bytes.subarray(from, from + bytes.readUInt32BE(at + 12));
  }
  throw new Error(`The face has no table ${tag}.`);
};

/** Characters and their glyphs, from the Unicode subtable of the largest format. */
function charactersOf(cmap: Buffer): ReadonlyMap<number, number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_none, at) =>
    cmap.subarray(cmap.readUInt32BE(8 + 8 * at)),
  );
  const of = (format: number) => subtables.find((subtable) => subtable.readUInt16BE(0) === format);
  const [full, basic] = [of(12), of(4)];
  const ofBasic = basic ? pairsOfSegments(basic) : [];
  const pairs = full ? pairsOfGroups(full) : ofBasic;
  return new Map(pairs.filter(([, glyph]) => glyph !== 0));
}

type Pair = readonly [code: number, glyph: number];

const pairsOfGroups = (table: Buffer): Pair[] =>
  Array.from({ length: table.readUInt32BE(12) }, (_none, at) => 16 + 12 * at).flatMap((at) => {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    return Array.from({ length: last - first + 1 }, (_none, step): Pair => [first + step, glyph + step]);
  });

function pairsOfSegments(table: Buffer): Pair[] {
  const twice = table.readUInt16BE(6);
  return Array.from({ length: twice / 2 }, (_none, at) => 2 * at).flatMap((at) => {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + twice + at);
    const delta = table.readUInt16BE(16 + 2 * twice + at);
    const offsetAt = 16 + 3 * twice + at;
    const offset = table.readUInt16BE(offsetAt);
    if (first === 0xffff) return [];
    return Array.from({ length: last - first + 1 }, (_none, step): Pair => {
      const listed = offset === 0 ? first + step : table.readUInt16BE(offsetAt + offset + 2 * step);
      return [first + step, listed === 0 ? 0 : (listed + delta) & 0xffff];
    });
  });
}

const outlinesOf = (glyf: Buffer, loca: Buffer, long: boolean) => {
  const at = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph: number): Buffer => glyf.subarray(at(glyph), at(glyph + 1));
};

/** Flags of a component (OpenType, `glyf`). */
const [WORDS, OFFSETS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x1, 0x2, 0x8, 0x20, 0x40, 0x80];

/** The length of a part's scale, by its flags. */
function scaleBytes(flags: number): number {
  if (flags & SCALE) return 2;
  if (flags & TWO_SCALES) return 4;
  return flags & MATRIX ? 8 : 0;
}

/** The positions of the part numbers in a composite glyph's outline. */
function partsIn(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  let [at, flags] = [10, MORE];
  while (flags & MORE) {
    flags = outline.readUInt16BE(at);
    found.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + scaleBytes(flags);
  }
  return found;
}

type Shapes = {
  outlineOf(glyph: number): Buffer;
  widthOf(glyph: number): number;
  bearingOf(glyph: number): number;
};
/** A glyph of the new program: an old glyph unchanged, or a drawing made of old glyphs. */
type Slot = { readonly outline: Buffer; readonly width: number; readonly bearing: number; readonly of?: number };

function slotsOf(drawings: readonly Drawing[], { outlineOf, widthOf, bearingOf }: Shapes): readonly Slot[] {
  const own = (glyph: number): Slot => {
    return { outline: Buffer.from(outlineOf(glyph)), width: widthOf(glyph), bearing: bearingOf(glyph), of: glyph };
  };
  const made = (drawing: Drawing): Slot => {
    const [first, ...more] = drawing.parts;
    const isOwn =
      first && more.length === 0 && first.x === 0 && first.y === 0 && drawing.width === widthOf(first.glyph);
    if (isOwn) return own(first.glyph);
    const { outline, left } = composite(drawing.parts, outlineOf);
    return { outline, width: drawing.width, bearing: left };
  };
  const slots = [own(0), ...drawings.map(made)];
  for (let at = 0; at < slots.length; at += 1) {
    const outline = slots[at]?.outline ?? Buffer.alloc(0);
    for (const place of partsIn(outline)) {
      const part = outline.readUInt16BE(place);
      const known = slots.findIndex(({ of }) => of === part);
      outline.writeUInt16BE(known < 0 ? slots.push(own(part)) - 1 : known, place);
    }
  }
  return slots;
}

/** An outline of other glyphs in their places; leaves out glyphs without ink, such as joiners. */
function composite(parts: readonly Part[], outlineOf: Shapes['outlineOf']): { outline: Buffer; left: number } {
  const inked = parts.filter(({ glyph }) => outlineOf(glyph).length > 0);
  if (inked.length === 0) return { outline: Buffer.alloc(0), left: 0 };
  const boxes = inked.map(({ glyph, x, y }) => {
    const outline = outlineOf(glyph);
    return [2, 4, 6, 8].map((at, side) => outline.readInt16BE(at) + (side % 2 === 0 ? x : y));
  });
  const side = (at: number, pick: (...values: number[]) => number) => pick(...boxes.map((box) => box[at] ?? 0));
  const box = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
  const outline = Buffer.alloc(10 + 8 * inked.length);
  [-1, ...box].forEach((value, at) => {
    outline.writeInt16BE(value, 2 * at);
  });
  inked.forEach(({ glyph, x, y }, index) => {
    const at = 10 + 8 * index;
    outline.writeUInt16BE(WORDS | OFFSETS | (index < inked.length - 1 ? MORE : 0), at);
    outline.writeUInt16BE(glyph, at + 2);
    outline.writeInt16BE(x, at + 4);
    outline.writeInt16BE(y, at + 6);
  });
  return { outline, left: box[0] ?? 0 };
}

function cut(
  { head, hhea, maxp }: { readonly head: Buffer; readonly hhea: Buffer; readonly maxp: Buffer },
  drawings: readonly Drawing[],
  shapes: Shapes,
): Buffer {
  const slots = slotsOf(drawings, shapes);
  const loca = Buffer.alloc(4 * (slots.length + 1));
  const hmtx = Buffer.alloc(4 * slots.length);
  const outlines: Buffer[] = [];
  let from = 0;
  slots.forEach(({ outline, width, bearing }, at) => {
    const padded = onWords(outline);
    from += padded.length;
    outlines.push(padded);
    loca.writeUInt32BE(from, 4 * (at + 1));
    hmtx.writeUInt16BE(width, 4 * at);
    hmtx.writeInt16BE(bearing, 4 * at + 2);
  });
  const tables = { head: Buffer.from(head), hhea: Buffer.from(hhea), maxp: Buffer.from(maxp) };
  tables.head.writeUInt32BE(0, 8);
  tables.head.writeInt16BE(1, 50);
  tables.hhea.writeUInt16BE(slots.length, 34);
  tables.maxp.writeUInt16BE(slots.length, 4);
  // A drawing is one more level of composition, and may have more parts than any glyph of the face.
  const parts = Math.max(maxp.readUInt16BE(28), ...drawings.map((drawing) => drawing.parts.length));
  tables.maxp.writeUInt16BE(parts, 28);
  tables.maxp.writeUInt16BE(maxp.readUInt16BE(30) + 1, 30);
  return fileOf({ glyf: Buffer.concat(outlines), ...tables, hmtx, loca });
}

/** Tables and outlines begin on words of four bytes. */
const onWords = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** A font file of tables: a directory in the order of their names, each table on a word, with correct checksums. */
function fileOf(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables).sort();
  const start = 12 + 16 * names.length;
  const directory = Buffer.alloc(start);
  const power = 2 ** Math.floor(Math.log2(names.length));
  directory.writeUInt32BE(0x00010000, 0);
  [names.length, 16 * power, Math.log2(power), 16 * (names.length - power)].forEach((value, at) => {
    directory.writeUInt16BE(value, 4 + 2 * at);
  });
  const bodies: Buffer[] = [];
  let from = start;
  names.forEach((name, index) => {
    const body = tables[name] ?? Buffer.alloc(0);
    const padded = onWords(body);
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    [sumOf(padded), from, body.length].forEach((value, word) => {
      directory.writeUInt32BE(value, at + 4 + 4 * word);
    });
    bodies.push(padded);
    from += padded.length;
  });
  const file = Buffer.concat([directory, ...bodies]);
  const head = file.readUInt32BE(12 + 16 * names.indexOf('head') + 8);
  file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, head + 8);
  return file;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { UnreadableFile } from './unreadable-file.ts';
import { xmlText } from './xml-encoding.ts';

/** An element of a roster file, with its children by name. */
export type Element = {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
};
type Open = Omit<Element, 'children' | 'text'> & { readonly children: Open[]; text: string };

/** The parts of a format to read: the parser keeps nothing else, so no passwords. */
export type XmlShape = {
  readonly root: string;
  /**
   * Records with any number of children: the reader hands such a record over once for each child of the name, together
   * with its earlier other children.
   */
  readonly split: Readonly<Record<string, string>>;
  readonly elements: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
};

const DEEPEST = 20;
const LONGEST_TEXT = 10_000;
/** Most elements of a record, kept or not: a pupil with the absences of thirteen years has far fewer. */
const MOST_ELEMENTS = 50_000;
const MOST_CHARACTERS = 2_000_000;
const MOST_ATTRIBUTES = 100;
/** Most characters without the end of a tag, comment or attribute, since the parser holds them all. */
const MOST_UNBROKEN = 1_000_000;

/**
 * Reads an XML file as a stream and hands over the children of its root one by one. Ignores prefixes of names, and
 * elements of other namespaces than the root's. Refuses a file with a document type, its own entity, a wrong encoding,
 * a missing end, or a record that would fill the memory.
 */
export async function* readXml(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  shape: XmlShape,
): AsyncGenerator<Element> {
  const ready: Element[] = [];
  const refuse = (code: string, line: number, detail?: string) => new UnreadableFile({ file, line }, code, detail);
  const { parser, unbroken } = parserInto(ready, shape, refuse);
  const refuseHere = (code: string, detail?: string) => refuse(code, parser.line, detail);
  try {
    for await (const piece of xmlText(bytes, refuseHere)) {
      parser.write(piece);
      if (unbroken() > MOST_UNBROKEN) throw refuseHere('xml-too-long');
      yield* ready.splice(0);
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : refuseHere('file-not-xml');
  }
  yield* ready;
}

type Refuse = (code: string, line: number, detail?: string) => UnreadableFile;
type Parser = SaxesParser<{ xmlns: true; position: true }>;

/** A parser that puts each complete record into a list, and the number of characters since the last end of a part. */
function parserInto(ready: Element[], shape: XmlShape, refuse: Refuse) {
  const parser: Parser = new SaxesParser({ position: true, xmlns: true });
  let broken = 0;
  const breaks = (): void => {
    broken = parser.position;
  };
  const budget = budgetOf(parser, refuse);
  const tree = treeOf(ready, shape, parser, refuse);
  parser.on('doctype', () => {
    throw refuse('xml-doctype', parser.line);
  });
  parser.on('error', ({ message }) => {
    throw refuse(message.includes('unbound namespace prefix') ? 'xml-prefix' : 'file-not-xml', parser.line);
  });
  parser.on('comment', breaks);
  parser.on('processinginstruction', breaks);
  parser.on('opentagstart', budget.tag);
  parser.on('attribute', () => {
    breaks();
    budget.attribute();
  });
  parser.on('opentag', (tag) => {
    breaks();
    if (tree.depth() === 1) budget.begin();
    if (tree.beginsPiece(tag)) budget.keep();
    budget.element(tree.depth());
    tree.open(tag);
  });
  const text = (piece: string): void => {
    breaks();
    budget.characters(piece.length);
    tree.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    breaks();
    if (tree.close()) budget.restore();
  });
  return { parser, unbroken: () => parser.position - broken };
}

/** Counts the elements of a record and refuses more than any roster has. */
function budgetOf(parser: Parser, refuse: Refuse) {
  let used = { elements: 0, characters: 0 };
  let kept = used;
  let attributes = 0;
  const within = (count: number, most: number): void => {
    if (count > most) throw refuse('xml-too-long', parser.line);
  };
  return {
    begin: (): void => {
      used = { elements: 0, characters: 0 };
      kept = used;
    },
    /** Keeps the count of the elements before a piece, which the next pieces repeat. */
    keep: (): void => {
      kept = { ...used };
    },
    restore: (): void => {
      used = { ...kept };
    },
    tag: (): void => {
      attributes = 0;
    },
    attribute: (): void => within(++attributes, MOST_ATTRIBUTES),
    element: (depth: number): void => {
      if (depth >= DEEPEST) throw refuse('xml-too-deep', parser.line);
      within(++used.elements, MOST_ELEMENTS);
    },
    characters: (count: number): void => {
      used.characters += count;
      within(used.characters, MOST_CHARACTERS);
    },
  };
}

/** The open elements. Skips an element outside the shape with all its content. */
function treeOf(ready: Element[], shape: XmlShape, parser: Parser, refuse: Refuse) {
  const path: Open[] = [];
  const inPieces = new WeakSet<Open>();
  let passedOver = 0;
  let uri = '';
  const ours = (tag: SaxesTagNS): boolean => passedOver === 0 && tag.uri === uri && shape.elements.has(tag.local);
  return {
    depth: (): number => path.length + passedOver,
    beginsPiece: (tag: SaxesTagNS): boolean =>
      path.length === 2 && ours(tag) && shape.split[path[1]?.name ?? ''] === tag.local,
    open(tag: SaxesTagNS): void {
      if (path.length === 0) {
        uri = tag.uri;
        if (tag.local !== shape.root) throw refuse('file-not-roster', parser.line, tag.local.slice(0, 60));
      } else if (!ours(tag)) {
        passedOver++;
        return;
      }
      path.push({
        name: tag.local,
        line: parser.line,
        attributes: attributesOf(tag, uri, shape.attributes),
        children: [],
        text: '',
      });
    },
    text(piece: string): void {
      const top = path.at(-1);
      if (passedOver > 0 || !top || path.length < 2) return;
      top.text += piece;
      if (top.text.length > LONGEST_TEXT) throw refuse('xml-too-long', parser.line);
    },
    /** True when a piece of a record is complete. */
    close(): boolean {
      if (passedOver > 0) {
        passedOver--;
        return false;
      }
      const done = path.pop();
      const parent = path.at(-1);
      if (!done || !parent) return false;
      if (path.length === 1) {
        // A record that was handed over in pieces has no rest.
        if (!inPieces.has(done)) ready.push(done);
        return false;
      }
      if (path.length === 2 && shape.split[parent.name] === done.name) {
        inPieces.add(parent);
        ready.push({ ...parent, children: [...parent.children, done] });
        return true;
      }
      parent.children.push(done);
      return false;
    },
  };
}

const NONE: Readonly<Record<string, string>> = {};

/** The attributes that the format's shape names, without a namespace or with the root's. */
function attributesOf(tag: SaxesTagNS, uri: string, wanted: ReadonlySet<string>): Readonly<Record<string, string>> {
  const found = Object.values(tag.attributes).filter(
    ({ local, uri: own }) => wanted.has(local) && (own === '' || own === uri),
  );
  return found.length === 0 ? NONE : Object.fromEntries(found.map(({ local, value }) => [local, value]));
}

/** The first child of a name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((found) => found.name === name);
/** All children of a name. */
export const children = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((found) => found.name === name) ?? [];
/** The text at the end of a path of names, trimmed; empty when a step is missing. */
export const textAt = (element: Element | undefined, ...names: readonly string[]): string =>
  (names.reduce<Element | undefined>(child, element)?.text ?? '').trim().normalize('NFC');

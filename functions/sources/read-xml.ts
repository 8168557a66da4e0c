import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTag } from 'saxes';
import { UnreadableFile } from './unreadable-file.ts';

/** An element of a roster file: what stands in it, by name. */
export type Element = {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
};
type Open = { name: string; line: number; attributes: Record<string, string>; children: Open[]; text: string };

const HEAD_BYTES = 200;
const DEEPEST = 20;
const LONGEST_TEXT = 10_000;
const MOST_CHILDREN = 200_000;
const ENCODINGS = new Set(['utf-8', 'iso-8859-1', 'windows-1252', 'iso-8859-15']);
/** Attributes that must never leave the reader. */
const SECRETS = new Set(['password', 'pwencryptiontype', 'authenticationtype']);

/**
 * Reads an XML file as a stream and hands over the children of its root one by one. A document type, an entity of its
 * own, a wrong encoding or half a file refuses the whole.
 */
export async function* readXml(file: string, bytes: AsyncIterable<Uint8Array>, root: string): AsyncGenerator<Element> {
  const ready: Element[] = [];
  const refuse = (code: string, line: number, detail?: string) => new UnreadableFile({ file, line }, code, detail);
  const parser = parserInto(ready, root, refuse);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of headFirst(bytes)) {
      decoder ??= decoderFor(chunk, refuse);
      parser.write(decode(decoder, chunk, refuse, parser.line));
      while (ready.length > 0) yield ready.shift() as Element;
    }
    parser.write(decode(decoder ?? new TextDecoder(), undefined, refuse, parser.line)).close();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : refuse('file-not-xml', parser.line);
  }
  yield* ready;
}

type Refuse = (code: string, line: number, detail?: string) => UnreadableFile;

/** The same bytes, with enough in the first piece to see what encoding the file names. */
async function* headFirst(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (head === undefined) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD_BYTES) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}

function decoderFor(chunk: Uint8Array, refuse: Refuse): TextDecoder {
  const head = Buffer.from(chunk.subarray(0, HEAD_BYTES)).toString('latin1');
  const named = (/encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8').toLowerCase();
  if (!ENCODINGS.has(named)) throw refuse('file-encoding', 1, named.slice(0, 30));
  return new TextDecoder(named, { fatal: true });
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, refuse: Refuse, line: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw refuse('file-not-utf8', line);
  }
}

function parserInto(ready: Element[], root: string, refuse: Refuse): SaxesParser {
  const parser = new SaxesParser({ position: true });
  const path: Open[] = [];
  parser.on('doctype', () => {
    throw refuse('xml-doctype', parser.line);
  });
  parser.on('error', () => {
    throw refuse('file-not-xml', parser.line);
  });
  parser.on('opentag', (tag) => {
    if (path.length === 0 && tag.name !== root) throw refuse('file-not-roster', parser.line, tag.name.slice(0, 60));
    if (path.length >= DEEPEST) throw refuse('xml-too-deep', parser.line);
    path.push({ name: tag.name, line: parser.line, attributes: attributesOf(tag), children: [], text: '' });
  });
  const text = (piece: string): void => {
    const top = path.at(-1);
    if (!top || path.length < 2) return;
    top.text += piece;
    if (top.text.length > LONGEST_TEXT) throw refuse('xml-too-long', parser.line);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const done = path.pop();
    const parent = path.at(-1);
    if (!done || !parent) return;
    if (path.length === 1) ready.push(done);
    else if (parent.children.push(done) > MOST_CHILDREN) throw refuse('xml-too-long', parser.line);
  });
  return parser;
}

const attributesOf = (tag: SaxesTag): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tag.attributes).flatMap(([name, value]) =>
      SECRETS.has(name) ? [] : [[name, typeof value === 'string' ? value : value.value]],
    ),
  );

/** The first child of a name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);
/** All children of a name. */
export const children = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((one) => one.name === name) ?? [];
/** The text at the end of a path of names, trimmed; empty when a step is missing. */
export const textAt = (element: Element | undefined, ...names: readonly string[]): string =>
  (names.reduce<Element | undefined>(child, element)?.text ?? '').trim().normalize('NFC');

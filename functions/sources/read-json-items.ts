import { UnreadableFile } from './unreadable-file.ts';

/** An object of a wanted list: `path` is such as `result[]` or `masterData.classes[]`, `nth` counts from 1. */
export type JsonItem = { readonly path: string; readonly nth: number; readonly value: unknown };
/** A file without the objects of the wanted lists, which are zeros in it. */
export type JsonRest = { readonly rest: unknown };

type Frame = { readonly array: boolean; readonly path: string; key: string };

const LONGEST_ITEM = 512 * 1024;
const LONGEST_REST = 16 * 1024 * 1024;
const MOST_LEVELS = 60;

/**
 * Reads JSON as a stream: the objects of the lists with a wanted path, one by one, and last the rest of the file. Needs
 * the same memory for lists of any length. Refuses invalid JSON, and a wanted list with other values than objects.
 */
export async function* jsonItems(
  file: string,
  text: AsyncIterable<string>,
  wanted: (path: string) => boolean,
): AsyncGenerator<JsonItem | JsonRest> {
  const cutter = new Cutter(file, wanted);
  for await (const chunk of text) yield* cutter.cut(chunk);
  yield { rest: cutter.end() };
}

class Cutter {
  private readonly file: string;
  private readonly wanted: (path: string) => boolean;
  private readonly frames: Frame[] = [];
  private readonly counts = new Map<string, number>();
  private rest = '';
  private item: string | undefined;
  private itemLevel = 0;
  private word: string | undefined;
  private lastWord = '';
  private escaped = false;

  constructor(file: string, wanted: (path: string) => boolean) {
    this.file = file;
    this.wanted = wanted;
  }

  *cut(chunk: string): Generator<JsonItem> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const mark = chunk.charAt(at);
      if (this.word !== undefined) {
        this.inWord(mark);
        continue;
      }
      if (mark === '{' && this.item === undefined && this.isWanted()) {
        this.keep(chunk.slice(from, at));
        this.item = '';
        this.itemLevel = this.frames.length;
        from = at;
      }
      if (mark === '"') this.word = '';
      if (mark === '{' || mark === '[') this.open(mark === '[');
      if (this.item === undefined && (mark === '"' || /[\d\-tfn[]/.test(mark))) this.mustBeObject(mark === '[');
      if (mark === ':' && this.item === undefined) this.name();
      if (mark === '}' || mark === ']') {
        this.close(mark === ']');
        if (this.item !== undefined && this.frames.length === this.itemLevel) {
          this.keep(chunk.slice(from, at + 1));
          from = at + 1;
          yield this.made();
        }
      }
    }
    this.keep(chunk.slice(from));
  }

  end(): unknown {
    if (this.item !== undefined || this.word !== undefined || this.frames.length > 0)
      throw this.refused('file-not-json');
    return this.parsed(this.rest);
  }

  private isWanted(): boolean {
    const frame = this.frames.at(-1);
    return frame?.array === true && this.wanted(frame.path);
  }

  /** Refuses other values than objects in a wanted list; `nested` has been opened already. */
  private mustBeObject(nested: boolean): void {
    const frame = this.frames.at(nested ? -2 : -1);
    if (frame?.array === true && this.wanted(frame.path)) throw this.refused('json-shape');
  }

  private inWord(mark: string): void {
    if (this.escaped) this.escaped = false;
    else if (mark === '\\') this.escaped = true;
    else if (mark === '"') {
      this.lastWord = this.word ?? '';
      this.word = undefined;
      return;
    }
    // Long strings are no names.
    if (this.item === undefined && this.word !== undefined && this.word.length < 100) this.word += mark;
  }

  private name(): void {
    const frame = this.frames.at(-1);
    if (frame) frame.key = this.lastWord;
  }

  private open(array: boolean): void {
    const parent = this.frames.at(-1);
    const base = parent === undefined ? '' : placeIn(parent);
    if (this.frames.length >= MOST_LEVELS) throw this.refused('json-shape');
    this.frames.push({ array, path: array ? `${base}[]` : base, key: '' });
  }

  private close(array: boolean): void {
    if (this.frames.pop()?.array !== array) throw this.refused('file-not-json');
  }

  private keep(text: string): void {
    if (this.item === undefined) this.rest += text;
    else this.item += text;
    if ((this.item?.length ?? 0) > LONGEST_ITEM || this.rest.length > LONGEST_REST) throw this.refused('json-shape');
  }

  private made(): JsonItem {
    const text = this.item ?? '';
    this.item = undefined;
    this.rest += '0';
    const path = this.frames.at(-1)?.path ?? '';
    const nth = (this.counts.get(path) ?? 0) + 1;
    this.counts.set(path, nth);
    return { path, nth, value: this.parsed(text) };
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.refused('file-not-json');
    }
  }

  private refused(code: string): UnreadableFile {
    return new UnreadableFile({ file: this.file, line: 0 }, code);
  }
}

/** The path of a value that begins in this frame. */
function placeIn({
  array,
  path,
  key,
}: {
  readonly array: boolean;
  readonly path: string;
  readonly key: string;
}): string {
  if (array) return path;
  return path === '' ? key : `${path}.${key}`;
}

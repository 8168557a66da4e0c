import * as z from 'zod/mini';
import { readPacked } from './packed.ts';

/** A glyph with its place, in thousandths of the size; `cluster` is the index of its first character in the text. */
export type Placed = {
  readonly glyph: number;
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
};
export type Shape = (text: string, rightToLeft: boolean) => readonly Placed[];

const call = z.custom<(...numbers: readonly number[]) => number>((value) => typeof value === 'function');
const Exports = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  malloc: call,
  free: call,
  __wasm_call_ctors: call,
  hb_blob_create: call,
  hb_face_create: call,
  hb_font_create: call,
  hb_buffer_create: call,
  hb_buffer_reset: call,
  hb_buffer_add_utf16: call,
  hb_buffer_set_direction: call,
  hb_buffer_set_cluster_level: call,
  hb_buffer_guess_segment_properties: call,
  hb_buffer_get_length: call,
  hb_buffer_get_glyph_infos: call,
  hb_buffer_get_glyph_positions: call,
  hb_shape: call,
});
type HarfBuzz = z.output<typeof Exports>;

/** Constants of HarfBuzz's headers: a writable blob, directions, cluster levels. */
const [WRITABLE, LEFT_TO_RIGHT, RIGHT_TO_LEFT, GRAPHEMES, CHARACTERS] = [2, 4, 5, 0, 1];
/** Always off: ligatures of ordinary letters and kerning only make glyphs that stand for several letters. */
const OFF = ['liga', 'clig', 'calt', 'kern'];

let running: HarfBuzz | undefined;

/** HarfBuzz as its package compiles it, started at the first text that needs it, since most letters never do. */
function harfBuzz(): HarfBuzz {
  if (running) return running;
  const impossible = () => {
    throw new Error('HarfBuzz asked for what letters never need.');
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readPacked('shaper')), {
    env: {
      _abort_js: impossible,
      _emscripten_runtime_keepalive_clear: impossible,
      _setitimer_js: impossible,
      emscripten_resize_heap: grow,
    },
    wasi_snapshot_preview1: { proc_exit: impossible },
  });
  const started = Exports.parse(exports);
  running = started;
  started.__wasm_call_ctors();
  return started;
}

const PAGE = 65_536;
function grow(bytes: number): number {
  if (!running) return 0;
  const { memory } = running;
  memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
  return 1;
}

/** A shaper of one face. `joins`: its letters join and stack; other faces keep one glyph for each letter. */
export function shaperOf(program: Uint8Array, joins: boolean): Shape {
  const hb = harfBuzz();
  const at = hb.malloc(program.length);
  new Uint8Array(hb.memory.buffer).set(program, at);
  const font = hb.hb_font_create(hb.hb_face_create(hb.hb_blob_create(at, program.length, WRITABLE, 0, 0), 0));
  const buffer = hb.hb_buffer_create();
  const features = joins ? { at: 0, count: 0 } : featuresOff(hb, OFF);
  return (text, rightToLeft) => {
    const from = hb.malloc(2 * text.length);
    Buffer.from(hb.memory.buffer).write(text, from, 'utf16le');
    hb.hb_buffer_reset(buffer);
    hb.hb_buffer_add_utf16(buffer, from, text.length, 0, text.length);
    hb.hb_buffer_set_direction(buffer, rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    // PDF readers reverse a right-to-left line glyph by glyph: marks on a letter must be glyphs of their own.
    hb.hb_buffer_set_cluster_level(buffer, rightToLeft ? CHARACTERS : GRAPHEMES);
    hb.hb_buffer_guess_segment_properties(buffer);
    hb.hb_shape(font, buffer, features.at, features.count);
    hb.free(from);
    return placedIn(hb, buffer);
  };
}

/** Reads HarfBuzz's two lists, of glyphs and of places, with twenty bytes per item. */
function placedIn(hb: HarfBuzz, buffer: number): readonly Placed[] {
  const count = hb.hb_buffer_get_length(buffer);
  const infos = hb.hb_buffer_get_glyph_infos(buffer, 0);
  const places = hb.hb_buffer_get_glyph_positions(buffer, 0);
  const memory = new DataView(hb.memory.buffer);
  return Array.from({ length: count }, (_none, index) => {
    const [info, place] = [infos + 20 * index, places + 20 * index];
    return {
      glyph: memory.getUint32(info, true),
      cluster: memory.getUint32(info + 8, true),
      advance: memory.getInt32(place, true),
      dx: memory.getInt32(place + 8, true),
      dy: memory.getInt32(place + 12, true),
    };
  });
}

/** Features in HarfBuzz's layout: name, value, and the stretch of text, which is the whole text. */
function featuresOff(hb: HarfBuzz, names: readonly string[]): { readonly at: number; readonly count: number } {
  const at = hb.malloc(16 * names.length);
  const memory = new DataView(hb.memory.buffer);
  names.forEach((name, index) => {
    const tag = Buffer.from(name, 'latin1').readUInt32BE(0);
    [tag, 0, 0, 0xffffffff].forEach((value, word) => {
      memory.setUint32(at + 16 * index + 4 * word, value, true);
    });
  });
  return { at, count: names.length };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod/mini';

const call = z.custom<(...numbers: readonly number[]) => number>((value) => typeof value === 'function');
const Exports = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  malloc: call,
  _initialize: call,
  hb_blob_create: call,
  hb_blob_get_data: call,
  hb_blob_get_length: call,
  hb_face_create: call,
  hb_face_reference_blob: call,
  hb_set_add: call,
  hb_set_clear: call,
  hb_set_invert: call,
  hb_subset_input_create_or_fail: call,
  hb_subset_input_set: call,
  hb_subset_input_set_flags: call,
  hb_subset_input_unicode_set: call,
  hb_subset_or_fail: call,
});

/** `HB_MEMORY_MODE_WRITABLE`, `HB_SUBSET_FLAGS_NO_HINTING`, `HB_SUBSET_SETS_LAYOUT_FEATURE_TAG` of hb-subset.h. */
const [WRITABLE, NO_HINTING, FEATURES] = [2, 1, 6];
const FILE = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');

/** A font cut down to some characters, with all its rules of shaping; by HarfBuzz, a fresh one each time. */
export function subsetter(): (font: Uint8Array, codes: readonly number[]) => Uint8Array {
  const hb = Exports.parse(new WebAssembly.Instance(new WebAssembly.Module(readFileSync(FILE))).exports);
  hb._initialize();
  return (font, codes) => {
    const at = hb.malloc(font.length);
    new Uint8Array(hb.memory.buffer).set(font, at);
    const face = hb.hb_face_create(hb.hb_blob_create(at, font.length, WRITABLE, 0, 0), 0);
    const input = hb.hb_subset_input_create_or_fail();
    const wanted = hb.hb_subset_input_unicode_set(input);
    for (const code of codes) hb.hb_set_add(wanted, code);
    const features = hb.hb_subset_input_set(input, FEATURES);
    hb.hb_set_clear(features);
    hb.hb_set_invert(features);
    hb.hb_subset_input_set_flags(input, NO_HINTING);
    const made = hb.hb_face_reference_blob(hb.hb_subset_or_fail(face, input));
    const from = hb.hb_blob_get_data(made, 0);
    return new Uint8Array(hb.memory.buffer).slice(from, from + hb.hb_blob_get_length(made));
  };
}

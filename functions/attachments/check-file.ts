import type { Checked } from './checked.ts';
import { checkJpeg } from './jpeg.ts';
import { checkPdf } from './pdf.ts';
import { checkPng } from './png.ts';
import type { MediaType } from './rules.ts';

const CHECKS: Readonly<Record<MediaType, (bytes: Uint8Array) => Checked>> = {
  'image/jpeg': checkJpeg,
  'image/png': checkPng,
  'application/pdf': checkPdf,
};

/**
 * The file as people get it: what it says it is, nothing else, and without data about place and person. Takes memory
 * of a few times the file, and time in step with it, whatever it holds.
 */
export const checkFile = (bytes: Uint8Array, mediaType: MediaType): Checked => CHECKS[mediaType](bytes);

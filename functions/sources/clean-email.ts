import { sendableEmail } from '../shared/email.ts';
import { cleanText } from './clean-text.ts';

export type CleanEmail = {
  /** The address in the form for sending mail. */
  readonly email?: string;
  /** The source has an address, but mail cannot be sent to it. */
  readonly emailUnreachable?: true;
  /** The source has several; the first usable address is taken. */
  readonly several?: true;
};

/** Placeholders that people write without an address. */
const NOTHING = /^[-–—./\s]*$/;
const BETWEEN = /[;,]|(?<=@\S+)\/(?=\S+@)|\s(?:og|eller|and|or|\/)\s/i;
const LABEL = /^(?:e-?post|e-?mail)\s*:\s*/i;
const LINK = /^mailto:([^?]*).*$/i;

/** Cleans an e-mail address as people and systems write it; an empty text gives no field. */
export function cleanEmail(raw: string): CleanEmail {
  const { text } = cleanText(raw);
  if (NOTHING.test(text)) return {};
  const written = addressesIn(text);
  const email = written.map(sendableEmail).find((address) => address !== undefined);
  return {
    ...(email === undefined ? { emailUnreachable: true as const } : { email }),
    ...(new Set(written).size > 1 && { several: true as const }),
  };
}

/** `Kari Nes <kari@hjem.no>; mailto:post@hjem.no` is two. A word beside an address never becomes a part of it. */
function addressesIn(text: string): string[] {
  const inAngles = [...text.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => address);
  const pieces = inAngles.some((address) => address.includes('@')) ? inAngles : text.split(BETWEEN);
  return pieces.flatMap(wordsOf).map(bare).filter(Boolean);
}

function wordsOf(piece: string): string[] {
  const joined = piece
    .trim()
    .replace(LABEL, '')
    .replace(/\s*@\s*/g, '@');
  const words = joined.split(' ');
  return words.every((word) => word.includes('@')) ? words : [joined];
}

const bare = (word: string): string => word.replace(LINK, '$1').replace(/^[<"'(\s]+|[>"').\s]+$/g, '');

import { cleanText } from './clean-text.ts';

export type CleanPhone = {
  /** Digits, with `+` and the country if the source has it or the number is clearly Norwegian. */
  readonly phone?: string;
  /** The text is no telephone number. */
  readonly wrong?: true;
  /** The source has several numbers; the first is taken. */
  readonly several?: true;
};

/** Eight digits from 2 to 9 first: the Norwegian numbering plan for subscribers (E.164, country 47). */
const NORWEGIAN = /^[2-9]\d{7}$/;
const NUMBER = /^\+?\d{5,15}$/;

/** Cleans a telephone number as people and systems write it; an empty text gives no field. */
export function cleanPhone(raw: string): CleanPhone {
  const written = cleanText(raw)
    .text.split(/[;,|/]|\s(?:og|eller|and|or)\s/i)
    .map((piece) => piece.replace(/^\s*(?:tel|tlf|telefon|mob|mobil|sms)\s*[.:]*\s*/i, ''))
    .map((piece) => piece.replace(/\(0\)|[\s().\-–]/g, '').replace(/^00/, '+'))
    .filter(Boolean);
  const [first] = written;
  if (first === undefined) return {};
  if (!NUMBER.test(first)) return { wrong: true };
  const whole = /^47[2-9]\d{7}$/.test(first) ? `+${first}` : first;
  const phone = NORWEGIAN.test(first) ? `+47${first}` : whole;
  return { phone, ...(written.length > 1 && { several: true as const }) };
}

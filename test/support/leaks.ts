import { vi } from 'vitest';

/** The word that stands in everything a test's people are called, and in nothing else. */
export const MARK = 'kanari';

/** The ways by which something leaves the system, and what those see who only run it. */
export type Door = 'log' | 'refusal' | 'header' | 'address' | 'fact' | 'message' | 'key' | 'answer' | 'record';
/** One thing that went through a door. */
export type Left = { readonly door: Door; readonly text: string };

/**
 * Answers to those who may see, and the records themselves, are where names belong; identity numbers belong in neither.
 */
const NAMES_BELONG: ReadonlySet<Door> = new Set<Door>(['answer', 'record']);
/** Eleven digits that stand alone, whoever's they are. */
const NUMBER = /(?<![0-9a-z])\d{11}(?![0-9a-z])/i;

/** A word as it stands, in hex, and in base64 wherever in the text it begins. */
function disguises(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${' '.repeat(shift)}${lower}`).toString('base64url');
    // What the neighbours decide is cut off at both ends.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + lower.length) * 8) / 6));
  });
  return [lower, Buffer.from(lower).toString('hex'), ...base64];
}

/** What went where it does not belong, in words that show the door and the place: names, logins, identity numbers. */
export function leaksIn(left: readonly Left[], logins: readonly string[] = []): readonly string[] {
  const words = [MARK, ...logins].flatMap(disguises);
  return left.flatMap(({ door, text }) => {
    const seen = text.toLowerCase();
    const word = NAMES_BELONG.has(door)
      ? undefined
      : words.find(
          (candidate) =>
            seen.includes(candidate) || (candidate !== candidate.toLowerCase() && text.includes(candidate)),
        );
    const found = word ?? NUMBER.exec(text)?.[0];
    if (found === undefined) return [];
    const at = Math.max(0, seen.indexOf(found.toLowerCase()) - 60);
    return [`${door}: ${found} in …${text.slice(at, at + 160)}…`];
  });
}

/** Everything written to the process's own outputs, which is where Lambda's log comes from. */
export function captureLogs() {
  const lines: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0),
  );
  return { lines, stop: () => spies.forEach((spy) => void spy.mockRestore()) };
}

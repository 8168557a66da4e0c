import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { momentOf } from '../../functions/shared/time.ts';
import { beginOn } from '../../local/begin-on.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolebro-begin-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const shown = () => {
  const { offset } = JSON.parse(readFileSync(join(folder, 'clock.json'), 'utf8'));
  return momentOf(Date.now() + offset);
};

describe('a state that begins on another day (npm start -- --today)', () => {
  it.each(['2026-11-29', '2027-07-31', '2025-03-30', '2028-02-29'])(
    'a state that begins on another day begins on the morning of %s',
    (day) => {
      beginOn(folder, day);
      expect(shown()).toMatchObject({ day, time: expect.stringMatching(/^07:0/) });
    },
  );

  it('a state that begins on another day goes on where it is when it is started on the same day again', () => {
    beginOn(folder, '2027-07-31');
    const before = readFileSync(join(folder, 'clock.json'), 'utf8');
    beginOn(folder, '2027-07-31');
    expect(readFileSync(join(folder, 'clock.json'), 'utf8')).toBe(before);
  });

  it.each(['2027-07-30', '2027-08-01'])(
    'a state that begins on another day is not moved to %s once it is in use, and says what to do',
    (day) => {
      beginOn(folder, '2027-07-31');
      expect(() => beginOn(folder, day)).toThrow(/shows 2027-07-31.*npm run reset.*\/dev\/clock/);
      expect(shown().day).toBe('2027-07-31');
    },
  );

  it('a state that begins on another day of a start without a day is in use too', () => {
    writeFileSync(join(folder, 'clock.json'), '{"offset":0}');
    expect(() => beginOn(folder, '2031-01-01')).toThrow(/npm run reset/);
  });

  it.each(['2027-02-30', 'tomorrow', '31.07.2027', ''])(
    'a state that begins on another day takes no day like "%s"',
    (day) => {
      expect(() => beginOn(folder, day)).toThrow(/takes a day like 2027-07-31/);
    },
  );
});

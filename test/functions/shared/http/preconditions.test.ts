import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal, stale } from '../../../../functions/shared/errors.ts';
import {
  contentTag,
  ifMatchVersions,
  readTag,
  unchanged,
  withVersion,
} from '../../../../functions/shared/http/preconditions.ts';

const refused = (ask: () => unknown): string => {
  try {
    return JSON.stringify(ask());
  } catch (error) {
    return error instanceof Refusal ? error.code : 'another error';
  }
};

describe('If-Match', () => {
  it.each<[string, unknown]>([
    ['"3"', [3]],
    ['"0"', [0]],
    [' "98", "1" ', [98, 1]],
    ['"98","1"', [98, 1]],
    ['W/"98", "1"', [1]],
    ['"3.0123456789abcdef"', [3]],
    ['"3", "3"', [3]],
    ['*', 'any'],
    [' * ', 'any'],
  ])('If-Match: %s lets through %j', (header, wanted) => {
    expect(ifMatchVersions(header)).toEqual(wanted);
  });

  it.each(['W/"1"', '"01"', '"1e0"', '"-1"', '"1234567890"', '"x"', '""', '"1.zz"', 'W/"1", "01"'])(
    'If-Match: %s is a list of tags of which none can be ours: 412',
    (header) => {
      expect(refused(() => ifMatchVersions(header))).toBe('if-match-stale');
    },
  );

  it.each([undefined, '', '3', '"3', '3"', '"1" "2"', '"1",, "2"', "'1'", 'w/"1"', '*, "1"'])(
    'If-Match: %s is no list of tags: 428',
    (header) => {
      expect(refused(() => ifMatchVersions(header))).toBe('if-match-required');
    },
  );

  it('If-Match never throws anything but a refusal, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '*', 'W', '/', ',', ' ', '1', '0', '.', 'é') }), (header) => {
        expect(refused(() => ifMatchVersions(header))).not.toBe('another error');
      }),
    );
  });
});

describe('a handler that knows one version', () => {
  const at = (current: number) => async (version: number) => {
    if (version !== current) throw stale(current);
    return version;
  };

  it('a handler that knows one version is asked with each wanted version until one is right', async () => {
    expect(await withVersion([9, 4, 7], at(4))).toBe(4);
    await expect(withVersion([9, 7], at(4))).rejects.toMatchObject({ code: 'if-match-stale' });
  });

  it('a handler that knows one version is asked with the version there is for `*`, also when it moves meanwhile', async () => {
    expect(await withVersion('any', at(4))).toBe(4);
    let current = 1;
    const moving = async (version: number) => {
      if (version === current && current < 3) current++;
      if (version !== current) throw stale(current);
      return version;
    };
    expect(await withVersion('any', moving)).toBe(3);
    const running = async (version: number) => {
      throw stale(version + 1);
    };
    await expect(withVersion('any', running)).rejects.toMatchObject({ code: 'if-match-stale' });
  });

  it('a handler that knows one version is not asked again after another refusal', async () => {
    let asked = 0;
    const refuses = async () => {
      asked++;
      throw new Refusal('changed-meanwhile');
    };
    await expect(withVersion([1, 2], refuses)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(asked).toBe(1);
  });
});

describe('If-None-Match', () => {
  const tag = readTag(3, '{"a":1}');

  it('If-None-Match knows its tag in any list, weak or strong, and `*`', () => {
    for (const header of [tag, `W/${tag}`, `"x", ${tag}`, '*'])
      expect([header, unchanged(header, tag)]).toEqual([header, true]);
    for (const header of [undefined, '', '"3"', readTag(3, '{"a":2}'), readTag(4, '{"a":1}')])
      expect([header, unchanged(header, tag)]).toEqual([header, false]);
    expect(unchanged(contentTag('page'), contentTag('page'))).toBe(true);
  });

  it('If-None-Match has a version that If-Match takes', () => {
    expect(ifMatchVersions(tag)).toEqual([3]);
  });
});

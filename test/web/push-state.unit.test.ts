import { describe, expect, it } from 'vitest';
import { type Facts, kindOf, stateOf } from '../../web/push/state.ts';

const AGENTS = {
  iPhone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  Mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  Android:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36',
  Firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0',
  Edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0',
} as const;

const facts = (more: Partial<Facts> = {}): Facts => ({
  offered: true,
  able: true,
  userAgent: AGENTS.Android,
  touchPoints: 5,
  installed: false,
  permission: 'granted',
  registered: true,
  ...more,
});

describe('the state of notices in a browser', () => {
  it.each<[string, Partial<Facts>, ReturnType<typeof stateOf>]>([
    ['a registered browser with the permission is on', {}, 'on'],
    ['a browser that is not registered is off', { registered: false }, 'off'],
    ['a browser that has not asked is off, whatever the API holds', { permission: 'default' }, 'off'],
    ['a browser that was told no is blocked', { permission: 'denied' }, 'blocked'],
    ['an old browser is unable', { able: false }, 'unable'],
    ['an iPhone needs the home screen', { able: false, userAgent: AGENTS.iPhone }, 'needs-installing'],
    ['an iPad that calls itself a Mac needs it too', { able: false, userAgent: AGENTS.Mac }, 'needs-installing'],
    ['an old Mac is unable', { able: false, userAgent: AGENTS.Mac, touchPoints: 0 }, 'unable'],
    [
      'an old iPhone is unable from the home screen',
      { able: false, userAgent: AGENTS.iPhone, installed: true },
      'unable',
    ],
    ['no browser is anything where pushes are not offered', { offered: false, permission: 'denied' }, 'not-offered'],
  ])('the state of notices in a browser: %s', (_what, more, state) => {
    expect(stateOf(facts(more))).toBe(state);
  });

  it.each([
    [AGENTS.iPhone, 5, 'apple-phone'],
    [AGENTS.Mac, 5, 'apple-phone'],
    [AGENTS.Mac, 0, 'safari'],
    [AGENTS.Android, 5, 'android'],
    [AGENTS.Firefox, 0, 'firefox'],
    [AGENTS.Edge, 0, 'chrome'],
  ])(
    'a browser that calls itself %s, with %i touch points, unblocks notices as %s does',
    (userAgent, touchPoints, kind) => {
      expect(kindOf({ userAgent, touchPoints })).toBe(kind);
    },
  );
});

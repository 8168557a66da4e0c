/** What a browser can do with notices, and has done. */
export type Facts = {
  /** The stage sends pushes to browsers. */
  readonly offered: boolean;
  /** The browser knows service workers, pushes and notifications. */
  readonly able: boolean;
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Opened from the home screen. */
  readonly installed: boolean;
  readonly permission: NotificationPermission;
  /** The person has a device at the API for this browser. */
  readonly registered: boolean;
};

export type State = 'not-offered' | 'needs-installing' | 'unable' | 'blocked' | 'on' | 'off';
/** The kinds of browsers that unblock notices in different places. */
export type Kind = 'apple-phone' | 'android' | 'firefox' | 'safari' | 'chrome';

/** The kind of a browser by its own name for itself. An iPad calls itself a Mac, but has a touch screen. */
export function kindOf({ userAgent, touchPoints }: Pick<Facts, 'userAgent' | 'touchPoints'>): Kind {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'apple-phone';
  if (/Macintosh/.test(userAgent) && touchPoints > 1) return 'apple-phone';
  if (/Android/.test(userAgent)) return 'android';
  if (/Firefox/.test(userAgent)) return 'firefox';
  return /Safari/.test(userAgent) && !/Chrome|Chromium|Edg/.test(userAgent) ? 'safari' : 'chrome';
}

/** Whether this browser shows notices, or the first reason why it does not. */
export function stateOf(facts: Facts): State {
  if (!facts.offered) return 'not-offered';
  // iPhone and iPad have pushes for what stands on the home screen only.
  if (!facts.able) return kindOf(facts) === 'apple-phone' && !facts.installed ? 'needs-installing' : 'unable';
  if (facts.permission === 'denied') return 'blocked';
  return facts.registered && facts.permission === 'granted' ? 'on' : 'off';
}

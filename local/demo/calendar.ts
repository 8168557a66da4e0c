import type { stepper } from './walk.ts';

type Walking = { readonly steps: ReturnType<typeof stepper>; readonly as: string; readonly child: string };
type Shown = { readonly meetingId: string; readonly day: string };

const dateOf = (day: string): string => day.replaceAll('-', '');

/**
 * A guardian who comes to a meeting has it in the calendar of a phone. Returns the path of the feed, which the calendar
 * asks without a sign-in.
 */
export async function calendarBegins({ steps, as, child }: Walking, { meetingId, day }: Shown): Promise<string> {
  steps.title('The guardian takes the meeting into the calendar of a phone: a file, or all own appointments as a feed');
  const file = await steps.ask({
    as,
    path: `/v1/guardian/children/${child}/meetings/${meetingId}/calendar`,
    expect: 200,
  });
  const begins = `DTSTART;TZID=Europe/Oslo:${dateOf(day)}T180000`;
  steps.check('the file says when by Oslo’s clocks', file.text.includes(begins));
  steps.check('and nothing of what or where', !/Foreldrem|Personalrommet/.test(file.text));
  const made = await steps.ask({ as, method: 'POST', path: '/v1/guardian/calendar/feed', expect: 201 });
  const { pathname } = new URL(String(made.body.url));
  const feed = await steps.ask({ as, path: pathname, expect: 200 });
  steps.check('the feed shows the meeting under a neutral title', /SUMMARY:Skolebro/.test(feed.text));
  return pathname;
}

/** The feed shows that the meeting is cancelled; a new address ends the old one, and then the guardian wants none. */
export async function calendarEnds({ steps, as }: Walking, feed: string): Promise<void> {
  steps.title('The calendar learns that the meeting is cancelled, and the guardian takes the address back');
  const after = await steps.ask({ as, path: feed, expect: 200 });
  steps.check('the same entry, cancelled', after.text.includes('STATUS:CANCELLED'));
  const made = await steps.ask({ as, method: 'POST', path: '/v1/guardian/calendar/feed', expect: 201 });
  await steps.ask({ as, path: feed, expect: 404, code: 'not-found' });
  await steps.ask({ as, method: 'DELETE', path: '/v1/guardian/calendar/feed', expect: 204 });
  await steps.ask({ as, path: new URL(String(made.body.url)).pathname, expect: 404, code: 'not-found' });
}

import { list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;

/**
 * Shows the notices on a phone and in a mailbox: they say only that something waits. The content is in the inbox, after
 * signing in.
 */
export async function noticesWalk(steps: Steps, as: string, other: string, machine: Machine): Promise<void> {
  steps.title('A guardian registers a phone and tests the notices');
  const token = 'demo'.padEnd(140, 'A');
  await steps.ask({ as, method: 'POST', path: '/v1/guardian/devices', body: { platform: 'fcm', token }, expect: 201 });
  await steps.ask({
    as,
    method: 'POST',
    path: '/v1/guardian/devices',
    body: { platform: 'apns', token },
    expect: 422,
  });
  const tested = await steps.ask({ as, method: 'POST', path: '/v1/guardian/test-notices', expect: 202 });
  steps.check('on the phone and by e-mail', list(tested.body.channels).length === 2);
  const left = await leftSoon(machine);
  const [mail, push] = [object(list(left.mails)[0]), object(list(left.pushes)[0])];
  steps.title('What left the system');
  steps.say(`e-mail: ${String(mail.subject)} · ${String(mail.text).replaceAll('\n', ' ').trim()}`);
  steps.say(`push: ${String(push.payload)}`);
  steps.check('an e-mail and a push left', list(left.mails).length > 0 && list(left.pushes).length > 0);
  const all = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  const sensitive = /Emma|Jonas|Solvang|Fjordvik|Havna|\b(?:4A|1STA)\b|frav[æå]r|absence|Matematikk|permisjon/i;
  steps.check('and hold nothing: no name, no school, no kind of event', !sensitive.test(all));
  steps.title('The inbox of the other guardian holds everything that happened');
  const inbox = await steps.ask({ as: other, path: '/v1/guardian/inbox', expect: 200 });
  const items = list(inbox.body.items);
  if (items.length === 0) steps.say('Left out: nothing has been reported yet, so there is no news.');
  else
    steps.check(
      'what happened, about whom',
      items.every(({ kind, pupilId }) => Boolean(kind) && Boolean(pupilId)),
    );
  steps.title('How the notices are doing, and what cannot be switched off');
  const channels = await steps.ask({ as, path: '/v1/guardian/notice-channels', expect: 200 });
  steps.check('the phone works', channels.text.includes('"works"'));
  const choices = await steps.ask({ as, path: '/v1/guardian/notice-choices', expect: 200 });
  const body = { muted: [], window: null, digest: false, language: null, legal: false };
  const path = '/v1/guardian/notice-choices';
  await steps.ask({ as, method: 'PUT', path, body, match: choices.etag ?? '', expect: 422, code: 'legal-is-locked' });
}

/** The sent notices, once the test notice has passed its queue. */
async function leftSoon(machine: Machine) {
  for (let attempt = 1; ; attempt++) {
    const left = await machine.left();
    if (attempt >= 40 || (list(left.mails).length > 0 && list(left.pushes).length > 0)) return left;
    await new Promise((later) => setTimeout(later, 500));
  }
}

import { safe } from './html.ts';

/** Where the link of a notice leads, as the portal's address has it. */
const LINK = /\/n\/([0-9a-f]{40})(?![0-9a-f])/;

/** The notice that something leads to; `undefined` where it leads to none. */
export const noticeIn = (text: string): string | undefined => LINK.exec(text)?.[1];

/** Stands in for the portal's page behind a notice's link: sign in first, then the API says what waits. */
export const noticePage = (noticeId: string): string =>
  signInFor('Something is waiting. Sign in to see what it is.', `notices/${noticeId}`);

/** Stands in for the portal's page of choices, which every e-mail links to. */
export const choicesPage = (): string =>
  signInFor('Sign in to see which notices you get, and how. A PUT of the same path changes them.', 'notice-choices');

/** Two ways to sign in; then the API is asked for `path`, under the role of the person. */
function signInFor(why: string, path: string): string {
  const signIn = (login: string) => `/dev/sign-in?login=${login}&amp;ask=${safe(path)}`;
  return `<p>${safe(why)}</p>
<p><a href="${signIn('guardian')}">as a guardian</a> · <a href="${signIn('feide')}">as staff or a pupil</a></p>`;
}

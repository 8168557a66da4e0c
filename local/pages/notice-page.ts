import { safe } from './html.ts';

/** The path of a notice's link. */
const LINK = /\/n\/([0-9a-f]{40})(?![0-9a-f])/;

/** The id of the notice that a text links to; `undefined` if there is none. */
export const noticeIn = (text: string): string | undefined => LINK.exec(text)?.[1];

/** In place of the portal's page behind a notice's link: sign in first, then the API shows the content. */
export const noticePage = (noticeId: string): string =>
  signInFor('Something is waiting. Sign in to see what it is.', `notices/${noticeId}`);

/** In place of the portal's page of choices, to which every e-mail links. */
export const choicesPage = (): string =>
  signInFor('Sign in to see which notices you get, and how. A PUT of the same path changes them.', 'notice-choices');

/** Two ways to sign in; then the page requests `path` from the API, in the person's role. */
function signInFor(why: string, path: string): string {
  const signIn = (login: string) => `/dev/sign-in?login=${login}&amp;ask=${safe(path)}`;
  return `<p>${safe(why)}</p>
<p><a href="${signIn('guardian')}">as a guardian</a> · <a href="${signIn('feide')}">as staff or a pupil</a></p>`;
}

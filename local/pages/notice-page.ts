import { safe } from './html.ts';

/** Where the link of a notice leads, as the portal's address has it. */
const LINK = /\/n\/([0-9a-f]{40})(?![0-9a-f])/;

/** The notice that something leads to; `undefined` where it leads to none. */
export const noticeIn = (text: string): string | undefined => LINK.exec(text)?.[1];

/** Stands in for the portal's page behind a notice's link: sign in first, then the API says what waits. */
export function noticePage(noticeId: string): string {
  const signIn = (login: string) => `/dev/sign-in?login=${login}&amp;notice=${safe(noticeId)}`;
  return `<p>Something is waiting. Sign in to see what it is.</p>
<p><a href="${signIn('guardian')}">as a guardian</a> · <a href="${signIn('feide')}">as staff or a pupil</a></p>`;
}

/** The path of a notice's link, which the portal opens after the sign-in. */
const LINK = /\/n\/([0-9a-f]{40})(?![0-9a-f])/;

/** The id of the notice that a text links to; `undefined` if there is none. */
export const noticeIn = (text: string): string | undefined => LINK.exec(text)?.[1];

/** The page to which the issuers send the browser back. */
export const RETURN_PATH = '/signed-in';
/** The page that a window opens to renew the sign-in of the window that opened it. */
export const RENEW_PATH = '/sign-in-again';

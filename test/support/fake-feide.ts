import { FeideFault } from '../../functions/sign-in/feide-client.ts';

/** The only code that Feide redeems in tests. */
export const GOOD_CODE = 'a-code-of-feide-in-these-tests-only';

export async function feide({ code }: { readonly code: string }) {
  if (code !== GOOD_CODE) throw new FeideFault('code-refused');
  return { accessToken: 'token', expiresInSeconds: 300, subject: 'subject' };
}

import type { IssuerSettings, Persona } from '../issuer.ts';
import { page, safe } from './html.ts';

/** The local issuer's login page, in place of ID-porten's and Feide's: choose an account. */
export function loginPage(settings: IssuerSettings, personas: readonly Persona[]): string {
  const guardian = settings.login === 'guardian';
  const choices = personas.map(
    (persona) =>
      `<li><button name="subject" value="${safe(persona.subject)}">${safe(persona.label.nb)}<small lang="en">${safe(persona.what)}</small></button></li>`,
  );
  const other = guardian ? 'Another guardian: synthetic identity number' : 'Somebody else: Feide name';
  return page(
    guardian ? 'Sign in as a guardian' : 'Sign in as staff or pupil',
    `<p>This page stands in for ${guardian ? 'ID-porten' : 'Feide'}. Choose who to be; everybody is made up.</p>
<form method="post"><ul>${choices.join('')}</ul></form>
<form method="post"><label for="other">${other}</label>
<p><input id="other" name="other" required autocomplete="off"></p><button>Sign in</button></form>`,
  );
}

import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { settled } from './browser.ts';

/**
 * Goes to another page of the portal without a reload, which would sign the person out. It waits for the answers: a
 * name that comes late moves a button between the press and the release, and the click is lost.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await settled(page);
}

type Groups = { readonly groups: readonly { role: string; groupId: string; schoolId: string }[] };
type Pupils = { readonly pupils: readonly { pupilId: string; pupilName: string }[] };

/** The class of a contact teacher, with its pupils by name. */
export async function classOf(persona: string) {
  const me = await ask<Groups>(persona, 'GET /v1/staff/me');
  const group = me.groups.find(({ role }) => role === 'contact-teacher');
  if (!group) throw new Error(`${persona} is the contact teacher of no class.`);
  const { pupils } = await ask<Pupils>(persona, `GET /v1/groups/${group.groupId}/pupils`);
  const pupilId = (name: string): string => {
    const found = pupils.find(({ pupilName }) => pupilName === name);
    if (!found) throw new Error(`${name} is not in the class of ${persona}.`);
    return found.pupilId;
  };
  /** The id of some other pupil of the class. */
  const classmateOf = (name: string): string => {
    const found = pupils.find(({ pupilName }) => pupilName !== name);
    if (!found) throw new Error(`${name} is alone in the class of ${persona}.`);
    return found.pupilId;
  };
  return { ...group, pupilId, classmateOf };
}

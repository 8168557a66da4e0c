/** What a school may hide from those who have a right to it. */
export type ShowSettings = { readonly 'remarks.visibleToGuardians': boolean };
const SHOWN_WHILE: Readonly<Partial<Record<string, keyof ShowSettings>>> = {
  'child:remarks': 'remarks.visibleToGuardians',
};

/** True of a right that a school's settings can hide things from. */
export const mayBeHidden = (action: string): boolean => SHOWN_WHILE[action] !== undefined;

/** False where the school hides what the right is to (E2): asked beside the policy, and like it at every step. */
export function isShown(action: string, settings: ShowSettings): boolean {
  const setting = SHOWN_WHILE[action];
  return setting === undefined || settings[setting];
}

/** Settings by which a school hides things from people with a right to them. */
export type ShowSettings = { readonly 'remarks.visibleToGuardians': boolean };
const SHOWN_WHILE: Readonly<Partial<Record<string, keyof ShowSettings>>> = {
  'child:remarks': 'remarks.visibleToGuardians',
};

/** True for an action that a school's settings can hide. */
export const mayBeHidden = (action: string): boolean => SHOWN_WHILE[action] !== undefined;

/** False when the school hides what this action shows (E2). Asked beside the policy at every step. */
export function isShown(action: string, settings: ShowSettings): boolean {
  const setting = SHOWN_WHILE[action];
  return setting === undefined || settings[setting];
}

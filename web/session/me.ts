import { createContext, useContext } from 'react';
import type { AnswerOf } from '../api/table.ts';

/** The signed-in person in the role that opens the portal, with what the first request of that role answered. */
export type Me =
  | { readonly role: 'guardian'; readonly home: AnswerOf<'GET /v1/guardian/children'> }
  | { readonly role: 'pupil'; readonly home: AnswerOf<'GET /v1/pupil/card'> }
  | { readonly role: 'staff'; readonly home: AnswerOf<'GET /v1/staff/me'> };
export type Role = Me['role'];

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = MeContext.Provider;

/** The person. Throws outside the signed-in part of the portal. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe needs a signed-in person.');
  return me;
}

/** The member of staff. Throws on a page that others see too. */
export function useStaff(): Extract<Me, { role: 'staff' }>['home'] {
  const me = useMe();
  if (me.role !== 'staff') throw new Error('useStaff is for pages of staff.');
  return me.home;
}

export type Child = AnswerOf<'GET /v1/guardian/children'>['children'][number];

/** The children of the guardian; for a pupil the pupil, as the only one. */
export function useChildren(): readonly Child[] {
  const me = useMe();
  if (me.role === 'guardian') return me.home.children;
  if (me.role === 'staff') return [];
  const { pupilId, ...card } = me.home;
  return [{ childId: pupilId, ...card }];
}

import { useParams } from 'wouter';
import { type Child, useChildren } from '../session/me.ts';

/** The child of a page's address. `child` is undefined for a child that is not, or no longer, the person's. */
export function useChild(): { readonly childId: string; readonly child: Child | undefined } {
  const { childId = '' } = useParams();
  return { childId, child: useChildren().find((candidate) => candidate.childId === childId) };
}

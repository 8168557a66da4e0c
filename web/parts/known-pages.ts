import { createContext, useContext } from 'react';
import { matchRoute, useRouter } from 'wouter';

const KnownPages = createContext<readonly string[]>([]);
/** Names the addresses of the pages that the person has, for parts that the pages themselves are made of. */
export const KnownPagesProvider = KnownPages.Provider;

/** Tells whether an address leads to a page of the person. */
export function useHasPage(): (path: string) => boolean {
  const patterns = useContext(KnownPages);
  const { parser } = useRouter();
  return (path) => patterns.some((pattern) => matchRoute(parser, pattern, path)[0]);
}

import type { ComponentType, LazyExoticComponent } from 'react';
import { lazyPart } from './parts/lazy-part.ts';
import type { Role } from './session/me.ts';

/** A page of the portal: its address, who has it, its code. Addresses hold ids of records, never a name. */
export type PageRow = {
  readonly path: string;
  readonly roles: readonly Role[];
  readonly page: LazyExoticComponent<ComponentType>;
};

export const row = (path: string, roles: readonly Role[], load: () => Promise<ComponentType>): PageRow => ({
  path,
  roles,
  page: lazyPart(load),
});

import { archiveLookup } from '../../functions/archive/lookup.ts';
import { channelsLookup } from '../../functions/channels/lookup.ts';
import { deputyStore } from '../../functions/documents/deputy-store.ts';
import { familyStore } from '../../functions/documents/family-store.ts';
import { type ApiDeps, makeHandlers } from '../../functions/documents/handlers.ts';
import { refusals } from '../../functions/documents/refusals.ts';
import { routes } from '../../functions/documents/routes.ts';
import { documentsStore } from '../../functions/documents/store.ts';
import { templateStore } from '../../functions/documents/template-store.ts';
import type { ContactOf } from '../../functions/shared/http/contact.ts';
import { httpEntry } from '../../functions/shared/http/entry.ts';
import type { TokenIssuers } from '../../functions/shared/http/login.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';

type Over = {
  readonly client: Dynamo;
  readonly table: string;
  readonly asked: { readonly issuers: TokenIssuers; readonly contactOf: ContactOf };
  readonly deps: Omit<ApiDeps, 'store' | 'deputies' | 'published' | 'channels' | 'archive' | 'templates'>;
};

/** The entry of documents over the tables. */
export const documentsEntry = ({ client, table, asked, deps }: Over) =>
  httpEntry({
    routes,
    refusals,
    ...asked,
    handlers: makeHandlers({
      ...deps,
      store: documentsStore(client, table),
      deputies: deputyStore(client, table),
      published: familyStore(client, table),
      channels: channelsLookup(client, table),
      archive: archiveLookup(client, table),
      templates: templateStore(client, table),
    }),
  });

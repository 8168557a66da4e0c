import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import { type FilesDeps, mayAttach, type OrgDeps } from '../messages/lookup.ts';
import { contactLineAt, loadOrgContext } from '../settings/lookup.ts';
import { newId } from '../shared/ids.ts';
import { laterBy } from '../shared/time.ts';
import { authorizeWriter, type WriterDeps } from './authorize.ts';
import type { Author } from './record.ts';
import { refuse } from './refusals.ts';
import { type MediaType, TICKET_MINUTES } from './rules.ts';
import type { Files } from './s3.ts';
import type { NewAttachment } from './schema.ts';
import type { AttachmentsStore } from './store.ts';

export type AnnounceDeps = WriterDeps &
  OrgDeps &
  FilesDeps & {
    readonly attachments: Pick<AttachmentsStore, 'add'>;
    readonly files: Pick<Files, 'form'>;
  };
type Input = {
  readonly pupilId: string;
  readonly schoolId?: string | undefined;
  readonly threadId?: string | undefined;
  readonly mediaType: MediaType;
  readonly byteSize: number;
};

/** Announces a file, and returns the form by which exactly this file can be uploaded: two reads and one transaction. */
export const announceFile =
  (deps: AnnounceDeps) =>
  async (caller: CallerAs<Author['kind']>, input: Input): Promise<output<typeof NewAttachment>> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { pupilId, mediaType, byteSize } = input;
    const load = () => loadOrgContext(deps, caller);
    const { by, schoolId, loaded: org } = await authorizeWriter(deps, caller, { about: input, load });
    const contact = () => ({ contact: contactLineAt(org, schoolId) });
    if (!mayAttach(deps, org, schoolId)) throw refuse('attachments.off', contact());
    const attachmentId = newId();
    const announced = { attachmentId, pupilId, by, mediaType, byteSize };
    const place = { ownerId, attachmentId };
    const [upload, saved] = await Promise.all([
      deps.files.form(place, input),
      deps.attachments.add(ownerId, { ...announced, state: 'ticket', rescans: 0, at: moment.instant, links: [] }),
    ]);
    if (saved !== 'saved') throw refuse('attachments.too-many', contact());
    return { attachmentId, upload, expiresAt: laterBy(moment.instant, TICKET_MINUTES * 60_000) };
  };

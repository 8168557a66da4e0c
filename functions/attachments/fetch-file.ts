import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import { type MessageFilesDeps, messageFiles } from '../messages/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Author } from './record.ts';
import { DOWNLOAD_SECONDS, type Files } from './s3.ts';
import type { Download } from './schema.ts';
import { fileName } from './texts.ts';

export type FetchDeps = MessageFilesDeps & { readonly files: Pick<Files, 'address'> };
type Input = {
  readonly pupilId: string;
  readonly schoolId?: string | undefined;
  readonly threadId: string;
  readonly messageId: string;
  readonly attachmentId: string;
};

/** The address of a file of a message that the caller sees today; a file without such a message has none. */
export const fetchFile =
  (deps: FetchDeps) =>
  async (caller: CallerAs<Author['kind']>, input: Input): Promise<output<typeof Download>> => {
    const found = await messageFiles(deps)(caller, input);
    const index = found.findIndex(({ attachmentId }) => attachmentId === input.attachmentId);
    const file = found[index];
    if (!file) throw notFound();
    const { attachmentId, mediaType, byteSize } = file;
    const name = fileName(index, mediaType, caller.language);
    const place = { ownerId: caller.login.ownerId, attachmentId };
    const url = await deps.files.address(place, { name, mediaType });
    return { url, validSeconds: DOWNLOAD_SECONDS, name, mediaType, byteSize };
  };

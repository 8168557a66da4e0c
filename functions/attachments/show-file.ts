import type { output } from 'zod/mini';
import type { CallerAs } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { authorizeWriter, type WriterDeps } from './authorize.ts';
import type { Author } from './record.ts';
import type { Attachment } from './schema.ts';
import type { AttachmentsStore } from './store.ts';
import { textOf } from './texts.ts';

export type ShowDeps = WriterDeps & { readonly attachments: Pick<AttachmentsStore, 'find'> };
type Input = {
  readonly pupilId: string;
  readonly schoolId?: string | undefined;
  readonly threadId?: string | undefined;
  readonly attachmentId: string;
};

/** An own file on its way: what has become of it, and what to do. Nobody else's is found. */
export const showFile =
  (deps: ShowDeps) =>
  async (caller: CallerAs<Author['kind']>, input: Input): Promise<output<typeof Attachment>> => {
    const load = () => deps.attachments.find(caller.login.ownerId, input.attachmentId);
    const { by, loaded: file } = await authorizeWriter(deps, caller, { about: input, load });
    if (!file || file.pupilId !== input.pupilId || file.by.kind !== by.kind || file.by.id !== by.id) throw notFound();
    const { attachmentId, mediaType, byteSize, state, fault } = file;
    const text = textOf(state, fault, caller.language);
    return { attachmentId, mediaType, byteSize, status: state, fault: fault ?? null, text };
  };

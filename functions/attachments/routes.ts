import type { RouteTable } from '../shared/http/route.ts';
import { PUPIL, routesAt } from '../shared/http/routes-at.ts';
import {
  ATTACHMENT,
  Attachment,
  AttachmentBody,
  AttachmentQuery,
  Download,
  NewAttachment,
  SENT_ATTACHMENT,
} from './schema.ts';

const ASKED = ['not-found', 'no-such-role'] as const;
const READ = {
  guardian: { action: 'child:messages' },
  pupil: { action: 'pupil:own-messages' },
  staff: { action: 'pupil:messages' },
} as const;
const WRITE = { ...READ, guardian: { action: 'child:write-message' } } as const;

export const routes = {
  ...routesAt(PUPIL, WRITE, {
    'POST /attachments': {
      body: AttachmentBody,
      answer: { status: 201, schema: NewAttachment },
      refusals: [...ASKED, 'attachments.off', 'attachments.too-many'],
      summary: 'Announce a file for a message about the pupil, and get the form by which it is uploaded.',
      description:
        'For whoever may write. The form takes one file of exactly this type and size within ten minutes. Then ask for ' +
        'its status until it is `clean`, and name it in the message. A file that is in no message after a day is deleted.',
    },
    'GET /attachments/{attachmentId}': {
      ids: ATTACHMENT,
      query: AttachmentQuery,
      answer: { status: 200, schema: Attachment },
      refusals: ASKED,
      summary: 'An own file on its way into a message: whether it is scanned, and what is the matter with it.',
      description: 'For the person who announced it. Ask again until it is no longer `ticket` or `scanning`.',
    },
  }),
  ...routesAt(PUPIL, READ, {
    'GET /threads/{threadId}/messages/{messageId}/attachments/{attachmentId}': {
      ids: SENT_ATTACHMENT,
      answer: { status: 200, schema: Download },
      refusals: ASKED,
      summary: 'The address from which a file of a message can be fetched for a minute.',
      description: 'For whoever sees the message. Images come without the camera’s data, such as the place.',
    },
  }),
} as const satisfies RouteTable;

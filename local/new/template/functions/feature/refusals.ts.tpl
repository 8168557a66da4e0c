import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of {{feature}}: what each means, and what to do. */
export const refusals = {
  '{{feature}}.title-empty': {
    kind: 'invalid',
    nb: '{{todo}}: Skriv en tittel.',
    nn: '{{todo}}: Skriv ein tittel.',
    en: '{{todo}}: Write a title.',
  },
  '{{feature}}.title-too-long': {
    kind: 'invalid',
    nb: '{{todo}}: Tittelen er for lang. Skriv en kortere.',
    nn: '{{todo}}: Tittelen er for lang. Skriv ein kortare.',
    en: '{{todo}}: The title is too long. Write a shorter one.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();

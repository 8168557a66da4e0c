import type { Texts } from '../shared/texts/language.ts';

/** What a refusal says to people, and what to do. */
export const texts: Texts = {
  '{{feature}}.title-empty': {
    nb: '{{todo}}: Skriv en tittel.',
    nn: '{{todo}}: Skriv ein tittel.',
    en: '{{todo}}: Write a title.',
  },
  '{{feature}}.title-too-long': {
    nb: '{{todo}}: Tittelen er for lang. Skriv en kortere.',
    nn: '{{todo}}: Tittelen er for lang. Skriv ein kortare.',
    en: '{{todo}}: The title is too long. Write a shorter one.',
  },
};

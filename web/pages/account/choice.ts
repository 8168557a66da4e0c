import type { AnswerOf, RequestOf } from '../../api/table.ts';

type Choices = AnswerOf<'GET /v1/guardian/notice-choices'>;
type Body = RequestOf<'PUT /v1/guardian/notice-choices'>['body'];

export const CHANNELS = ['push', 'email'] as const;
/** `school` leaves the language to the school. */
export const LANGUAGES = ['school', 'nb', 'nn', 'en', 'se'] as const;
export type Area = Choices['areas'][number]['area'];

/** What the form of choices holds, as typed. */
export type Choice = {
  readonly muted: Readonly<Partial<Record<Area, readonly (typeof CHANNELS)[number][]>>>;
  readonly ownHours: boolean;
  readonly from: string;
  readonly to: string;
  readonly digest: boolean;
  readonly language: (typeof LANGUAGES)[number];
};

const DAYTIME = { from: '07:00', to: '21:00' } as const;

/** The stored choices as the form shows them. */
export const choiceOf = ({ muted, window, digest, language }: Choices): Choice => ({
  muted: Object.fromEntries(muted.map(({ area, channels }) => [area, channels])),
  ownHours: window !== null,
  from: window?.from ?? DAYTIME.from,
  to: window?.to ?? DAYTIME.to,
  digest,
  language: language ?? 'school',
});

/** The form's content as the API takes it: all choices at once. */
export function bodyOf({ muted, ownHours, from, to, digest, language }: Choice): Body {
  const all = Object.entries(muted) as [Area, (typeof CHANNELS)[number][]][];
  return {
    muted: all.flatMap(([area, channels]) => (channels.length > 0 ? [{ area, channels }] : [])),
    window: ownHours ? { from, to } : null,
    digest,
    language: language === 'school' ? null : language,
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';

/** The pupil whom the page's address names. */
export type PupilOf = {
  readonly schoolId: string;
  readonly pupilId: string;
  /** The address of the pupil's first page. */
  readonly home: string;
  /** The name; `''` until the card has come, so that the page keeps its line. A reader without the card has none. */
  readonly name: string | undefined;
  readonly grade: string | undefined;
  /** True for what the card says that the person may do about the pupil. */
  readonly may: (does: Does) => boolean;
};

type Does = AnswerOf<typeof CARD>['actions'][number]['does'];

const CARD = 'GET /v1/schools/{schoolId}/pupils/{pupilId}';

/**
 * The pupil of a page below the pupil's first page. Each look at a card stands in the access log, which families read:
 * a card that is in memory is not fetched again for its name.
 */
export function usePupilOf(): PupilOf {
  const { schoolId = '', pupilId = '' } = useParams();
  const params = { schoolId, pupilId };
  const known = useQueryClient().getQueryState([CARD, params, {}]) !== undefined;
  const card = useRead(CARD, { params }, { enabled: !known });
  const actions = card.data?.actions ?? [];
  return {
    ...params,
    home: `/pupils/${schoolId}/${pupilId}`,
    name: card.error ? undefined : (card.data?.pupilName ?? ''),
    grade: card.data?.grade ?? undefined,
    may: (does) => actions.some((action) => action.does === does),
  };
}

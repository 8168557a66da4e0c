type Ids = { readonly schoolId: string; readonly pupilId: string; readonly warningId: string };

/** The page of an unsent warning. */
export const draftPath = ({ schoolId, pupilId, warningId }: Ids): string =>
  `/pupils/${schoolId}/${pupilId}/drafts/${warningId}`;
/** The page of a sent warning. */
export const warningPath = ({ schoolId, pupilId, warningId }: Ids): string =>
  `/pupils/${schoolId}/${pupilId}/warnings/${warningId}`;

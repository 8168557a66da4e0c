type Name = { readonly schoolId: string; readonly pupilId: string; readonly documentId: string };

/** The address of a document. */
export const documentPath = ({ schoolId, pupilId, documentId }: Name): string =>
  `/documents/${schoolId}/${pupilId}/${documentId}`;

/** The name of a document in the path of a request. */
export const nameOf = ({ schoolId, pupilId, documentId }: Name): Name => ({ schoolId, pupilId, documentId });

export { Approvals } from './approvals.tsx';
export { DocumentPage } from './document.tsx';
export { Documents } from './list.tsx';
export { People } from './people.tsx';
export { Publish } from './publish.tsx';
export { PupilDocuments } from './pupil-documents.tsx';

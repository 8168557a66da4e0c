export { ChildDocument } from './child-document.tsx';
export { ChildDocuments } from './child-documents.tsx';

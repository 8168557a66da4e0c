export { TemplatePage } from './template-page.tsx';
export { Templates } from './templates.tsx';

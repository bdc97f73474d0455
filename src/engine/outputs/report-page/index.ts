export { reportPage } from './report-page.js';
export type { ReportPageInput } from './types.js';

export { readRequests } from './read-requests.js';

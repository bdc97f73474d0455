/** An engine of its own process, for tests that kill it. Prints one line: its URL and token. */
import { startEngine } from '../../../dist/engine/index.js';

const [dataDir] = process.argv.slice(2);
const { url, token } = await startEngine({ dataDir, env: process.env, version: '0.0.0' });
process.stdout.write(`${JSON.stringify({ url, token })}\n`);

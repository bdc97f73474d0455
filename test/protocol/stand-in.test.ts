import { describeProtocol } from './conformance.js';
import { startStandIn } from './stand-in.js';

describeProtocol('the stand-in of the hosted service', async () => {
  const maxUploadBytes = 2 * 1024 * 1024;
  const standIn = await startStandIn({ faithful: true, maxUploadBytes });
  standIn.quirks.pollsUntilDone = 2;
  return { url: standIn.url, maxUploadBytes, close: () => standIn.close() };
});

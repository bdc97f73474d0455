import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { ProxyRules, ProxyServer } from './proxy-rules.js';

/** What a request's connection is made with. */
export interface Agents {
  http: HttpAgent;
  https: HttpsAgent;
}

// A kept-alive connection that the server closes at the wrong moment looks like a broken answer,
// and a message whose answer broke is never sent again. New connections do not have that race.
const DIRECT: Agents = {
  http: new HttpAgent({ keepAlive: false }),
  https: new HttpsAgent({ keepAlive: false }),
};

/** The way to a host: straight, or through a proxy; and how far along it a request has come. */
export class HostRoute {
  /** With the port. */
  readonly host: string;
  readonly hostname: string;
  readonly proxy: ProxyServer | undefined;
  readonly #isPlain: boolean;
  readonly #connecting = new AbortController();
  #isThrough = false;
  #isTunnelled = false;
  #refusal: number | undefined;

  constructor(url: URL, rules: ProxyRules | undefined) {
    this.host = url.host;
    this.hostname = url.hostname;
    this.#isPlain = url.protocol === 'http:';
    this.proxy = rules?.proxyFor(url);
    this.#isThrough = this.proxy === undefined;
  }

  /** True where a proxy is told the whole address, in the head of the request itself. */
  get isInHead(): boolean {
    return this.proxy !== undefined && this.#isPlain;
  }

  /** False until the proxy has let the request through to its host: nothing was sent before. */
  get isThrough(): boolean {
    return this.#isThrough;
  }

  /** True while a tunnel is through that does not speak to its host in secret yet. */
  get isTunnelling(): boolean {
    return this.proxy !== undefined && this.#isThrough && !this.#isTunnelled;
  }

  /** The HTTP status with which the proxy refused to connect; NaN where its answer had none. */
  get refusal(): number | undefined {
    return this.#refusal;
  }

  /** @param connectMs how long a proxy of the SOCKS kind may take to connect. */
  async agents(connectMs: number): Promise<Agents> {
    const { proxy } = this;
    if (proxy === undefined) return DIRECT;
    // Few need it, and it takes a while to load.
    const { ProxyAgent } = await import('proxy-agent');
    const agent = new ProxyAgent({
      keepAlive: false,
      getProxyForUrl: () => proxy.address,
      signal: this.#connecting.signal,
      ...(proxy.address.startsWith('socks') ? { timeout: connectMs } : {}),
    });
    return { http: agent, https: agent };
  }

  /** Watches how a request fares on its way. */
  watch(request: ClientRequest): void {
    if (this.proxy === undefined) return;
    request.once('proxyConnect', (answer: { statusCode?: unknown }) => {
      // A proxy for plain http has no answer of its own.
      if (typeof answer.statusCode === 'number' && answer.statusCode !== 200) {
        this.#refusal = answer.statusCode;
      }
    });
    request.once('socket', (socket: Socket) => {
      this.#isThrough = this.#refusal === undefined;
      this.#isTunnelled = this.#isPlain;
      socket.once('secureConnect', () => {
        this.#isTunnelled = true;
      });
    });
  }

  /** Gives up a connection that the proxy has not made yet. */
  abandon(): void {
    if (!this.#isThrough) this.#connecting.abort();
  }
}

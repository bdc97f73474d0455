import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A request that went through a proxy. */
export interface ProxiedRequest {
  /** `CONNECT` for a tunnel. */
  method: string;
  /** Host and port of a tunnel, the whole address of anything else. */
  target: string;
  headers: IncomingHttpHeaders;
}

export interface ProxyServer {
  /** Host and port. */
  readonly host: string;
  readonly requests: ProxiedRequest[];
  /** What it wants in `Proxy-Authorization`; all are welcome when undefined. */
  credentials: string | undefined;
  /** The status with which it refuses whatever it is asked. */
  refuses: number | undefined;
  /** What it writes in the place of an answer to a tunnel, and then ends. */
  writes: string | undefined;
  /** It takes connections and says nothing. */
  isSilent: boolean;
  /** Connections of clients that are open. */
  readonly open: () => number;
  close(): Promise<void>;
}

/**
 * A proxy on the loopback, for plain requests and for tunnels: whatever host it is asked for, it
 * connects to `port` of this machine.
 */
export async function startProxy(port: number): Promise<ProxyServer> {
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const verdict = (headers: IncomingHttpHeaders): number | undefined => {
    if (proxy.refuses !== undefined) return proxy.refuses;
    if (proxy.credentials === undefined) return undefined;
    const expected = `Basic ${Buffer.from(proxy.credentials).toString('base64')}`;
    return headers['proxy-authorization'] === expected ? undefined : 407;
  };

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    proxy.requests.push({ method, target: url, headers });
    if (proxy.isSilent) return;
    const status = verdict(headers);
    if (status !== undefined) {
      response.writeHead(status).end('says the proxy');
      return;
    }
    const { pathname, search } = new URL(url);
    const onward = forward(
      { host: '127.0.0.1', port, method, path: pathname + search, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    clients.add(socket);
    socket.on('error', () => {}).on('close', () => clients.delete(socket));
  });
  server.on('connect', (request, socket) => {
    proxy.requests.push({
      method: 'CONNECT',
      target: request.url ?? '',
      headers: request.headers,
    });
    if (proxy.isSilent) {
      socket.on('end', () => socket.end()).resume();
      return;
    }
    if (proxy.writes !== undefined) {
      socket.end(proxy.writes);
      return;
    }
    const status = verdict(request.headers);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    sockets.add(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;

  const proxy: ProxyServer = {
    host: `127.0.0.1:${address.port}`,
    requests: [],
    credentials: undefined,
    refuses: undefined,
    writes: undefined,
    isSilent: false,
    open: () => clients.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}

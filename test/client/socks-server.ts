import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SocksServer {
  /** Host and port. */
  readonly host: string;
  /** Host and port of what was asked for. */
  readonly targets: string[];
  close(): Promise<void>;
}

async function take(socket: Socket): Promise<Buffer> {
  const [bytes]: Buffer[] = await once(socket, 'data');
  return bytes ?? Buffer.alloc(0);
}

/** A SOCKS 5 proxy on the loopback that connects to `port` of this machine, whatever is asked. */
export async function startSocks(port: number): Promise<SocksServer> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();

  const serve = async (socket: Socket): Promise<void> => {
    await take(socket);
    // Version 5, and nobody has to say who they are.
    socket.write(Buffer.from([5, 0]));
    const request = await take(socket);
    const length = request[4] ?? 0;
    const name = request.toString('latin1', 5, 5 + length);
    targets.push(`${name}:${request.readUInt16BE(5 + length)}`);
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    const onward = connect(port, '127.0.0.1');
    sockets.add(onward);
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

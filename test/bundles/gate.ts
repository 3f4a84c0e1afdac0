import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';

/** A door before a service on this machine, where each request must be allowed. */
export interface Gate {
  endpoint: string;
  /** What was turned away. */
  denied: string[];
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** @param refusal what the role lacks for a request; undefined when it may. */
export async function startGate(
  target: string,
  refusal: (request: IncomingMessage, body: Buffer) => string | undefined,
): Promise<Gate> {
  const denied: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const missing = refusal(request, body);
    if (missing !== undefined) {
      denied.push(missing);
      const message = `not authorized to perform: ${missing}`;
      const type = { 'content-type': 'application/x-amz-json-1.0' };
      response.writeHead(400, type).end(JSON.stringify({ __type: 'AccessDeniedException', message }));
      return;
    }
    const { method, headers } = request;
    const onward = send(new URL(request.url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.destroy(error));
    onward.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    denied,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

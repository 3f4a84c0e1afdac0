import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import sesLocal from 'aws-ses-v2-local';
import type { Hono } from 'hono';
import { Refusal } from '../../shared/domain/faults/faults.ts';

/** A server on this machine. */
export interface LocalServer {
  url: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** @throws Refusal when somebody listens there already. */
async function assertFree(port: number, what: 'mailbox' | 'pages', option: string): Promise<void> {
  const probe = createServer().listen(port, HOST);
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw new Refusal({ code: 'port-taken', port, what, option }, error);
  }
  probe.close();
  await once(probe, 'close');
}

function local(server: Server | ServerType): LocalServer {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A local SES with a mailbox to read in a browser. Port 0 takes any that is free. */
export async function startMailbox(port: number): Promise<LocalServer> {
  await assertFree(port, 'mailbox', '--mailbox-port');
  return local(await sesLocal.default({ port, host: HOST }));
}

/** The pages that letters link to, as functions/public.ts serves them on AWS. */
export async function startPublicPages(app: Hono, port: number): Promise<LocalServer> {
  await assertFree(port, 'pages', '--public-port');
  const server = serve({ fetch: app.fetch, port, hostname: HOST });
  await once(server, 'listening');
  return local(server);
}

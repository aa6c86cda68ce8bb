/**
 * Receives webhooks: verifies each delivery, has it kept, and answers.
 *
 * Compile it with TypeScript, then `WEBHOOK_SECRET=whsec_… node receiver.js`, with `standardwebhooks` installed.
 */

import { createServer, type IncomingMessage, type Server } from "node:http";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

/** What is posted: as `data` what the webhook's query selects. */
export interface Body {
  type: string;
  timestamp: string;
  data: unknown;
}

/** Writes a delivery down, once: `INSERT … ON CONFLICT DO NOTHING`, say. The same id may come again. */
export type Keep = (id: string, body: Body) => Promise<void>;

const MOST_BYTES = 4 * 1024 * 1024;

/** A server that answers 204 once a delivery is kept, 401 for what was not signed with the secret. */
export function receiver(secret: string, keep: Keep): Server {
  const webhook = new Webhook(secret);
  return createServer(async (request, response) => {
    response.statusCode = await take(webhook, request, keep).catch(statusOf);
    response.end();
  });
}

async function take(webhook: Webhook, request: IncomingMessage, keep: Keep): Promise<number> {
  const text = await read(request);
  if (text === null) return 413;
  // Over the text as it came: JSON that is written anew has another signature.
  const body = webhook.verify(text, request.headers as Record<string, string>) as Body;
  await keep(String(request.headers["webhook-id"]), body);
  return 204;
}

/** All of it; null where it is too long. */
async function read(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** What could not be kept is sent again. */
function statusOf(problem: unknown): number {
  return problem instanceof WebhookVerificationError ? 401 : 500;
}

const secret = process.env["WEBHOOK_SECRET"];
if (secret) {
  const kept = new Set<string>();
  const show: Keep = async (id, body) => {
    if (!kept.has(id)) console.log(JSON.stringify(body));
    kept.add(id);
  };
  receiver(secret, show).listen(Number(process.env["PORT"] ?? 9000), "127.0.0.1");
}

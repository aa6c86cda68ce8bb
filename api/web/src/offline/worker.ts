/// <reference lib="webworker" />
/**
 * The service worker: the application opens without a network, too. It keeps the shell alone, that is scripts, styles
 * and a page without anybody's token; what the API answers never passes through here.
 *
 * A new build has a new list, so browsers fetch it anew; it takes over as soon as no window of the old one is left,
 * so each window has the scripts that it was made of for as long as it stands.
 */

declare const self: ServiceWorkerGlobalScope;

/** Of this build; vite.config.ts writes it. The first file is the page. */
declare const __SHELL__: { name: string; files: [page: string, ...others: string[]] };

const { name, files } = __SHELL__;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(pageFor(request));
  else if (files.includes(new URL(request.url).pathname)) event.respondWith(fileFor(request));
});

async function keep(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(files);
}

async function begin(): Promise<void> {
  const others = (await caches.keys()).filter((each) => each !== name);
  await Promise.all(others.map((each) => caches.delete(each)));
  // The window that brought it here is the first that may lose its network.
  await self.clients.claim();
}

/** The page as the server has it now; the kept one only where there is no server. */
async function pageFor(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    return (await caches.match(files[0])) ?? Promise.reject(error);
  }
}

/** Its name holds its hash: a kept one is as good as any. */
async function fileFor(request: Request): Promise<Response> {
  // The server varies answers by origin and packing, none of which makes another file of it.
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

export {};

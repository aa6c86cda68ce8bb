/** Once the page is there: a browser that refuses, or has none (no https), works as before, with a network only. */
export function registerWorker(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !workers) return;
  addEventListener("load", () => void workers.register("/app/sw.js").catch(() => {}));
}

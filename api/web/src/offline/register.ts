/** What it keeps is all of the application: what the first page asks for comes first. */
const LATER = 3000;

/** Once the page is there: a browser that refuses, or has none (no https), works as before, with a network only. */
export function registerWorker(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !workers) return;
  const register = () => void workers.register("/app/sw.js").catch(() => {});
  addEventListener("load", () => setTimeout(register, LATER));
}

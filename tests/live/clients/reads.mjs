// Follows by the module that it is given, and reads once for each save. Prints the group of each event, and each read.
//   node reads.mjs <module> <ws url> <after> <token>
import WebSocket from "ws";

globalThis.WebSocket = WebSocket;
const [module, url, after, token] = process.argv.slice(2);
const { follow, oncePerSave } = await import(module);
const readOnce = oncePerSave((hire) => console.log(`read ${hire}`));
follow({
  url,
  after,
  token: async () => token,
  onEvent(event) {
    console.log(event.group);
    readOnce(event);
  },
  onError(error) {
    console.error(error);
    process.exit(1);
  },
});

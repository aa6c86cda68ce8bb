// Runs `follow` of the module that it is given, as a web page would. Prints what arrives.
//   node readme.mjs <module> <ws url> <after> <events to wait for> <token>...
// PATIENCE: milliseconds, where it is not to be the usual one.
import WebSocket from "ws";

globalThis.WebSocket = WebSocket;
const [module, url, after, count, ...tokens] = process.argv.slice(2);
const { follow } = await import(module);
const patience = Number(process.env.PATIENCE);
let left = Number(count);
follow({
  url,
  after,
  token: async () => (tokens.length > 1 ? tokens.shift() : tokens[0]),
  onEvent(event) {
    console.log(event.cursor);
    left -= 1;
    if (left === 0) process.exit(0);
  },
  onError(error) {
    console.error(error);
    process.exit(1);
  },
  ...(patience && { patience, keepAlive: 100 }),
});

// Runs `follow` of the module that it is given, which reads an event stream. Prints what arrives.
//   node streams.mjs <module> <http url> <after> <events to wait for, and then to end> <token>...
// SILENCE: the milliseconds after which it is to give a stream up, where these are not to be the usual ones.
const [module, url, after, count, ...tokens] = process.argv.slice(2);
const { follow } = await import(module);
const silence = Number(process.env.SILENCE) || undefined;
let left = Number(count);
const stop = follow({
  url,
  after,
  silence,
  token: async () => (tokens.length > 1 ? tokens.shift() : tokens[0]),
  onEvent(event) {
    console.log(event.cursor);
    left -= 1;
    // Node ends by itself once nothing is open or due.
    if (left === 0) stop();
  },
  onError(errors) {
    console.log(errors[0].extensions.code);
  },
});

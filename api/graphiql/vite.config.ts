import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** Lays a `.gz` beside each large file, so that the server never compresses while it serves. */
function precompressed(): Plugin {
  return {
    name: "precompressed",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          const source = file.type === "chunk" ? file.code : file.source;
          if (source.length < 2048 || !/\.(js|css|ttf|svg)$/.test(fileName)) continue;
          const packed = gzipSync(source, { level: 9 });
          this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: packed });
        }
      },
    },
  };
}

export default defineConfig({
  // Relative, so that the page also works below a path prefix of a reverse proxy.
  base: "./",
  logLevel: "warn",
  plugins: [precompressed()],
  worker: { format: "es", plugins: () => [precompressed()] },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "graphiql",
    // Monaco is one large chunk by nature.
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    license: { fileName: "graphiql/licenses.md" },
    rolldownOptions: {
      // "use client" speaks to server rendering, which this page has none of.
      onLog: (level, log, report) => log.code !== "MODULE_LEVEL_DIRECTIVE" && report(level, log),
    },
  },
});

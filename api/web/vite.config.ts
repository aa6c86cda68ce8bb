import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { type DocumentNode, Kind, print, stripIgnoredCharacters, visit } from "graphql";
import { defineConfig, type Plugin } from "vite";

/** The most JavaScript that a visitor loads, compressed. */
const MOST_BYTES = 200_000;

/** Tells the service worker what the shell of this build is: its page without tokens, its scripts and its styles. */
function shellOfTheWorker(): Plugin {
  return {
    name: "shell-of-the-worker",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") return this.error("no service worker");
        const built = Object.entries(bundle).filter(([fileName]) => /\.(html|js|css)$/.test(fileName));
        const all = createHash("sha256");
        for (const [, file] of built) all.update(file.type === "chunk" ? file.code : file.source);
        const files = built.map(([fileName]) => `/app/${fileName}`).filter((path) => path.startsWith("/app/assets/"));
        const shell = { name: `shell-${all.digest("hex").slice(0, 16)}`, files: ["/app/shell", ...files] };
        worker.code = worker.code.replace("__SHELL__", JSON.stringify(shell));
      },
    },
  };
}

/** Lays a `.gz` beside each large file, so that the server never compresses while it serves, and weighs the scripts. */
function precompressed(): Plugin {
  return {
    name: "precompressed",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        let weight = 0;
        for (const [fileName, file] of Object.entries(bundle)) {
          const source = file.type === "chunk" ? file.code : file.source;
          const packed = gzipSync(source, { level: 9 });
          if (fileName.endsWith(".js")) weight += packed.length;
          if (source.length < 2048 || !/\.(js|css|svg)$/.test(fileName)) continue;
          this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: packed });
        }
        if (weight > MOST_BYTES) this.error(`${weight} bytes of scripts, compressed; at most ${MOST_BYTES}`);
        console.log(`${Math.round(weight / 1000)} kB of scripts, compressed`);
      },
    },
  };
}

/** Documents stand in the code once: a call of `graphql` becomes the document that was generated for it. */
function documentsInPlace(): Plugin {
  return {
    name: "documents-in-place",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id) || !code.includes("graphql(`")) return null;
      const names = new Set<string>();
      const replaced = code.replace(/\bgraphql\(`\s*(\w+)\s+(\w+)[^`]*`\)/g, (_all, kind: string, name: string) => {
        const document = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
        names.add(document);
        return document;
      });
      return `import { ${[...names].join(", ")} } from "/src/gql/graphql.ts";\n${replaced}`;
    },
  };
}

/** Each fragment travels once, as text: the generated documents have each as a tree, again and again in all that use it. */
function fragmentsOnce(): Plugin {
  return {
    name: "fragments-once",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/src/gql/graphql.ts")) return null;
      const replaced = code.replace(/^(export const \w+ =) (\{"kind":"Document".*\}) as unknown as/gm, asText);
      return `import { gql } from "@urql/core";\n${replaced}`;
    },
  };
}

function asText(_all: string, declared: string, tree: string): string {
  const [own] = (JSON.parse(tree) as DocumentNode).definitions;
  const used = new Set<string>();
  visit(own!, { [Kind.FRAGMENT_SPREAD]: ({ name }) => void used.add(`${name.value}FragmentDoc`) });
  const texts = [stripIgnoredCharacters(print(own!)), ...[...used].map(() => "")];
  const strings = `${JSON.stringify(texts)} as unknown as TemplateStringsArray`;
  return `${declared} /*#__PURE__*/ gql(${[strings, ...used].join(", ")}) as unknown as`;
}

export default defineConfig({
  base: "/app/",
  logLevel: "warn",
  plugins: [
    documentsInPlace(),
    fragmentsOnce(),
    { ...optimizeLocales.vite({ locales: ["en-US"] }), enforce: "pre" },
    shellOfTheWorker(),
    precompressed(),
  ],
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "assets/licenses.md" },
    rolldownOptions: {
      input: { index: "index.html", sw: "src/offline/worker.ts" },
      // A service worker keeps its address for good: browsers ask there for the next one.
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
      // "use client" speaks to server rendering, which this page has none of.
      onLog: (level, log, report) => log.code !== "MODULE_LEVEL_DIRECTIVE" && report(level, log),
    },
  },
  server: { proxy: { "/graphql": { target: "http://127.0.0.1:8000", ws: true }, "/documents": "http://127.0.0.1:8000" } },
});

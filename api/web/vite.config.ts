import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { type DocumentNode, type FragmentDefinitionNode, print, stripIgnoredCharacters } from "graphql";
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

const preloaded = (href: string) => (href.endsWith(".css") ? { rel: "preload", as: "style" } : { rel: "modulepreload" });

/** Tells browsers of the scripts behind the sign-in at once: who is signed in does not wait for one after the other. */
function firstPagePreloaded(): Plugin {
  return {
    name: "first-page-preloaded",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const wanted = new Set<string>();
        const want = (file: (typeof bundle)[string] | undefined) => {
          if (file?.type !== "chunk" || wanted.has(file.fileName)) return;
          wanted.add(file.fileName);
          file.viteMetadata?.importedCss.forEach((style) => wanted.add(style));
          file.imports.forEach((fileName) => want(bundle[fileName]));
        };
        want(Object.values(bundle).find(({ name }) => name === "SignedIn"));
        return [...wanted]
          .map((fileName) => `/app/${fileName}`)
          .filter((href) => !html.includes(href))
          .map((href) => ({ tag: "link", injectTo: "head", attrs: { ...preloaded(href), crossorigin: true, href } }));
      },
    },
  };
}

/** Lays a `.gz` and a `.br` beside each large file: the server never compresses while it serves. Weighs the scripts. */
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
          this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotliCompressSync(source) });
        }
        if (weight > MOST_BYTES) this.error(`${weight} bytes of scripts, compressed; at most ${MOST_BYTES}`);
        console.log(`${Math.round(weight / 1000)} kB of scripts, compressed`);
      },
    },
  };
}

const GENERATED = fileURLToPath(new URL("src/gql/graphql.ts", import.meta.url));
const DOCUMENT = "virtual:document/";

/**
 * A call of `graphql` becomes the text of its document, with the fragments that it uses. Each text travels once, with the
 * first page that needs it; the client reads it when it is first asked.
 */
function documentsAsText(): Plugin {
  let trees: Map<string, string> | undefined;
  return {
    name: "documents-as-text",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id) || !code.includes("graphql(`")) return null;
      const names = new Set<string>();
      const replaced = code.replace(/\bgraphql\(`\s*(\w+)\s+(\w+)[^`]*`\)/g, (_all, kind: string, name: string) => {
        const document = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
        names.add(document);
        return document;
      });
      const imports = [...names].map((name) => `import ${name} from "${DOCUMENT}${name}";`);
      return [...imports, replaced].join("\n");
    },
    resolveId: (id) => (id.startsWith(DOCUMENT) ? `\0${id}` : null),
    buildStart: () => void (trees = undefined),
    load(id) {
      if (!id.startsWith(`\0${DOCUMENT}`)) return null;
      this.addWatchFile(GENERATED);
      return moduleOf(id.slice(DOCUMENT.length + 1), (trees ??= generatedTrees()));
    },
  };
}

/** Each document that was generated, by its name. */
function generatedTrees(): Map<string, string> {
  const found = readFileSync(GENERATED, "utf8").matchAll(/^export const (\w+) = (\{"kind":"Document".*\}) as unknown as/gm);
  return new Map([...found].map(([, name, tree]) => [name!, tree!]));
}

/** A module whose default is the document's text; `own` is that without its fragments. */
function moduleOf(name: string, trees: Map<string, string>): string {
  const [own, ...fragments] = (JSON.parse(trees.get(name)!) as DocumentNode).definitions;
  const used = fragments.map((each) => `${(each as FragmentDefinitionNode).name.value}FragmentDoc`);
  const imports = used.map((each) => `import { own as ${each} } from "${DOCUMENT}${each}";`);
  const text = JSON.stringify(stripIgnoredCharacters(print(own!)));
  return [...imports, `export const own = ${text};`, `export default ${["own", ...used].join(" + ")};`].join("\n");
}

export default defineConfig({
  base: "/app/",
  logLevel: "warn",
  plugins: [
    documentsAsText(),
    { ...optimizeLocales.vite({ locales: ["en-US"] }), enforce: "pre" },
    firstPagePreloaded(),
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

import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../schema.graphql",
  documents: "src/**/*.{ts,tsx}",
  importExtension: ".ts",
  generates: {
    "generated/": {
      preset: "client",
      config: {
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        // Amounts and dates stay texts: a float loses cents, and a Date shifts a day with the time zone.
        scalars: {
          CurrencyCode: "string",
          Date: "string",
          DateTime: "string",
          Decimal: "string",
          URL: "string",
        },
      },
      // For PERSISTED_DOCUMENTS: writes generated/persisted-documents.json, texts by SHA-256.
      presetConfig: { persistedDocuments: { hashAlgorithm: "sha256" } },
    },
  },
};

export default config;

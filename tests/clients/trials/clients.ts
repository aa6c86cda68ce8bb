import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { parse } from "graphql";

import { keys, resolvers, typePolicies } from "../src/caches.ts";

type Variables = Record<string, unknown>;

/** A client with a cache. */
export interface Cache {
  /** Asks the server, and writes what it answers into the cache. */
  ask(document: string): Promise<unknown>;
  /** Reads the cache alone; null where it lacks something. */
  read(document: string): Promise<unknown>;
  /** A mutation. */
  mutate(document: string, variables: Variables): Promise<unknown>;
}

/** Of somebody at this URL; `plain`: without what the guide gives it. */
export const caches: Record<string, (url: string, token: string, plain?: boolean) => Cache> = {
  apollo(uri, token, plain) {
    const client = new ApolloClient({
      cache: new InMemoryCache(plain ? {} : { typePolicies }),
      link: new HttpLink({ uri, headers: { Authorization: `Bearer ${token}` } }),
    });
    return {
      async ask(document) {
        return (await client.query({ query: parse(document), fetchPolicy: "network-only" })).data;
      },
      read: async (document) => client.readQuery({ query: parse(document) }),
      async mutate(document, variables) {
        return (await client.mutate({ mutation: parse(document), variables })).data;
      },
    };
  },
  urql(url, token, plain) {
    const client = new Client({
      url,
      preferGetMethod: false,
      fetchOptions: { headers: { Authorization: `Bearer ${token}` } },
      exchanges: [cacheExchange(plain ? {} : { keys, resolvers }), fetchExchange],
    });
    const ask = async (document: string, requestPolicy: "network-only" | "cache-only") => {
      const { data, error } = await client.query(document, {}, { requestPolicy }).toPromise();
      if (error) throw error;
      return data ?? null;
    };
    return {
      ask: (document) => ask(document, "network-only"),
      read: (document) => ask(document, "cache-only"),
      async mutate(document, variables) {
        const { data, error } = await client.mutation(document, variables).toPromise();
        if (error) throw error;
        return data;
      },
    };
  },
};

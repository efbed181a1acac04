import type { TestProject } from "vitest/node";
import { createOnServer, migrate, startEmbedded } from "./throw-away-database";

const WORKERS = 2;

declare module "vitest" {
  interface ProvidedContext {
    databaseUrls: string[];
    engine: "embedded" | "server";
  }
}

/** Starts one database per worker: embedded, or on the server of TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  const databases = await Promise.all(
    Array.from({ length: WORKERS }, () => (server ? createOnServer(server) : startEmbedded())),
  );
  for (const database of databases) await migrate(database.url);
  project.provide(
    "databaseUrls",
    databases.map((database) => database.url),
  );
  project.provide("engine", server ? "server" : "embedded");
  return async () => {
    await Promise.all(databases.map((database) => database.stop()));
  };
}

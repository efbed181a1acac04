import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// generate, validate and format never call the schema engine, but look for it: any existing file will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);

export default defineConfig({ schema: "prisma/schema" });

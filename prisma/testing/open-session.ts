import { Client } from "pg";
import { onTestFinished } from "vitest";

/** A session beside the product's own, with its database: another process, or somebody who looks. Ends with its test. */
export async function openSession(): Promise<Client> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

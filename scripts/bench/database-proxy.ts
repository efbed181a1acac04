import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { readQueries } from "./wire";

/**
 * Stands between a site and its database and writes down every statement that passes: counted where the database is, so
 * no layer above can hide one. On loopback.
 */
export class DatabaseProxy {
  /** The statements so far, in order. */
  readonly statements: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#join(client));

  /** @param upstream the database's own address */
  constructor(private readonly upstream: string) {}

  /** @returns the address that the site shall use */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const { port } = this.#server.address() as AddressInfo;
    const { pathname, username, searchParams } = new URL(this.upstream);
    const engine = searchParams.get("engine") === "embedded" ? "&engine=embedded" : "";
    return `postgresql://${username}@127.0.0.1:${port}${pathname}?sslmode=disable${engine}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket): void {
    const { hostname, port, searchParams } = new URL(this.upstream);
    const folder = searchParams.get("host");
    const database = folder ? connect(`${folder}/.s.PGSQL.5432`) : connect(Number(port || 5432), hostname);
    const read = readQueries((sql) => this.statements.push(sql));
    client.on("data", (chunk) => {
      read(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk) => client.write(chunk));
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

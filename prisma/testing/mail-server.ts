import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/**
 * What a mail server does: takes every mail; takes its time; refuses the address or the sender for good, or for now; lets the line drop
 * after a mail was taken, at the first word, or half: it says no more but leaves the line open.
 */
export type Mood =
  | "takes"
  | "slow"
  | "refuses-address"
  | "refuses-sender"
  | "busy"
  | "drops-after-data"
  | "hangs-up"
  | "half-closes";

/** A mail server on loopback that keeps what it takes, with the moods of real ones. */
export class MailServer {
  mood: Mood = "takes";
  /** How long "slow" waits before each word. */
  slowMs = 2_000;
  /** A mood for each mail that is offered, drawn when it is; without it, all are met by `mood`. */
  draw: (() => Mood) | null = null;
  /** Addresses that it refuses for good, whatever its mood. */
  refuses: (recipient: string) => boolean = () => false;
  /** How often it took a mail without saying so. */
  dropped = 0;
  readonly taken: string[] = [];
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();

  async start(port = 0): Promise<string> {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#serve(socket));
    await new Promise<void>((resolve) => this.#server?.listen(port, "127.0.0.1", resolve));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** The Message-IDs of what was taken, in order; a mail taken twice is there twice. */
  get messageIds(): string[] {
    return this.taken.map((mail) => /Message-ID: (\S+)/i.exec(mail)?.[1] ?? "");
  }

  #isRefused(line: string): boolean {
    return this.refuses(/<([^>]*)>/.exec(line)?.[1] ?? "");
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    let drawn: Mood | null = null;
    const mood = () => drawn ?? this.mood;
    const say = (line: string) => {
      const wait = mood() === "slow" ? this.slowMs : 0;
      if (wait === 0) socket.write(`${line}\r\n`);
      else setTimeout(() => socket.writable && socket.write(`${line}\r\n`), wait);
    };
    let data = false;
    let mail = "";
    let pending = "";
    say("220 test");
    socket.on("data", (chunk) => {
      pending += chunk.toString();
      for (let end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        if (!data && /^MAIL/.test(line)) drawn = this.draw?.() ?? null;
        if (data) {
          if (line !== ".") {
            mail += `${line}\n`;
            continue;
          }
          data = false;
          this.taken.push(mail);
          mail = "";
          if (mood() === "drops-after-data") {
            this.dropped += 1;
            socket.destroy();
          } else say("250 taken");
        } else if (mood() === "hangs-up") socket.destroy();
        else if (/^(EHLO|HELO)/.test(line)) say("250 test");
        else if (/^MAIL/.test(line) && mood() === "half-closes") socket.end();
        else if (/^RCPT/.test(line) && (mood() === "refuses-address" || this.#isRefused(line)))
          say("550 no such mailbox");
        else if (/^MAIL/.test(line) && mood() === "refuses-sender") say("550 not from here");
        else if (/^RCPT/.test(line) && mood() === "busy") say("451 try later");
        else if (/^DATA/.test(line)) {
          data = true;
          say("354 go on");
        } else if (/^QUIT/.test(line)) socket.end("221 bye\r\n");
        else say("250 fine");
      }
    });
  }
}

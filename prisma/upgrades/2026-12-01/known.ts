import { KNOWN as BEFORE } from "../2026-11-30-night/known";
import type { Gathered, Known, Replied } from "../known";

const gathered = BEFORE.gathered as Gathered;

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-12-01T00:37:44Z",
  migrations: 67,
  asking: BEFORE.asking + 1,
  // What was on its way has left.
  gathered: { ...gathered, mailings: gathered.mailings.map((one) => one.replace("7 wait", "0 wait")) },
  replied: {
    ...(BEFORE.replied as Replied),
    releases: ["1: Programme 1.0", "2: Programme 1.1", "3: Programme 1.0 again"],
  },
  marked: {
    edition: "edition-of-the-files",
    waits: "edition-that-waits",
    calendars: [
      "AaIuOY0AdSmVGnoayMv_sQ40hCg3exr7UuPA58vu4mKzhY9SA",
      "AaIuOZZnc5uFTuHL5kDcMQa0BbS_aOv7Vz7rkuQean3Fja744",
      "AaIuOZZnc5uFTuHL5kDcMQaqwYhOcZccCvmxA7k-D8nujDk_c",
    ],
    opened: [
      "2090-05-06 Session of Ada Pagina",
      "opens no more",
      "2090-05-06 Session of Ada Pagina, 2090-05-06 Session of Cleo Carta",
    ],
    notices: ["Bring a coat (en)", "Andate in sala (it)"],
    waiting: ["Ada Attesa: queued", "Bea Certa: sent", "Cleo Nuova: queued"],
  },
};

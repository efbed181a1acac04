import "server-only";
import { Cron } from "croner";
import { isOutage } from "@/lib/platform/errors";
import { log, logFault } from "@/lib/platform/log";
import { proposePairs } from "./commands/propose-pairs";

/** How long somebody new may be there without being compared with those who are known. */
const EVERY_FIVE_MINUTES = "2-59/5 * * * *";

/** Looks for records that may be one human; whatever process looks, a pair is found once. */
export function startPairs(): { stop: () => void } {
  const round = async () => {
    try {
      const proposed = await proposePairs();
      if (proposed > 0) log.info({ proposed }, "pairs of people who may be one");
    } catch (error) {
      if (!isOutage(error)) logFault(error, "pairs");
    }
  };
  void round();
  const job = new Cron(EVERY_FIVE_MINUTES, { protect: true, unref: true }, round);
  return { stop: () => job.stop() };
}

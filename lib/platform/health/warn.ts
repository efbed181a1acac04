import "server-only";
import { carelessSettings } from "../careless";
import { settings } from "../env";
import { log } from "../log";

/** Says in the log, at every start, which settings put people's data at risk. */
export function warnOfCarelessSettings(): void {
  for (const { setting, sentence } of carelessSettings(settings())) log.error({ setting }, sentence);
}

import { publicJson } from "@/lib/platform/http/json-api";
import { OPENAPI } from "../_openapi";

/** The description of the API. */
export function GET(): Response {
  return publicJson(OPENAPI, 300);
}

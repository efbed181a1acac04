import { HOST_ROLES } from "../schema/edition";

/** As the organisers put them; those of an earlier version that share a place, as they came. */
export const HOSTS_IN_ORDER = [{ order: "asc" }, { id: "asc" }] as const satisfies Array<
  Record<string, "asc">
>;

type Level = (typeof HOST_ROLES)[number];

/** Who organises, works along, funds and sponsors, level by level; within each in the order they come in. */
export function byLevel<Host extends { role: Level }>(
  hosts: readonly Host[],
): Array<{ level: Level; hosts: Host[] }> {
  return HOST_ROLES.map((level) => ({ level, hosts: hosts.filter(({ role }) => role === level) })).filter(
    (one) => one.hosts.length > 0,
  );
}

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface Child {
  pid: number;
  command: string;
}

/** The living children of a process: from /proc where there is one, else from `ps`. */
export function childrenOf(parent: number): Child[] {
  return (existsSync("/proc/self/stat") ? fromProc() : fromPs())
    .filter((row) => row.parent === parent && !row.state.startsWith("Z"))
    .map(({ pid, command }) => ({ pid, command }));
}

interface Row extends Child {
  parent: number;
  state: string;
}

function fromProc(): Row[] {
  const rows: Row[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // The name in brackets may hold anything, also brackets.
      const [state = "", parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      rows.push({ pid: Number(name), parent: Number(parent), state, command });
    } catch {
      // It has ended meanwhile.
    }
  }
  return rows;
}

function fromPs(): Row[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,command="], { encoding: "utf8" });
  return lines.split("\n").flatMap((line) => {
    const [, pid, parent, state = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), state, command }] : [];
  });
}

import pg from "pg";

/** Loaded by a site before all else: no statement of it locks rows any more. The product has no such switch. */
const LOCK = /\s+FOR\s+(NO\s+KEY\s+UPDATE|UPDATE|SHARE)(\s+OF\s+\w+)?(\s+SKIP\s+LOCKED|\s+NOWAIT)?/gi;
const query = pg.Client.prototype.query;

pg.Client.prototype.query = function withoutLocks(first, ...others) {
  if (typeof first === "string") return query.call(this, first.replace(LOCK, ""), ...others);
  if (typeof first?.text !== "string") return query.call(this, first, ...others);
  const text = first.text.replace(LOCK, "");
  const unlocked = Object.assign(Object.create(Object.getPrototypeOf(first)), first, { text });
  return query.call(this, unlocked, ...others);
};

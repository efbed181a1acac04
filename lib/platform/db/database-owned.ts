/** Another process or account has what the embedded database needs. The message says to the operator what to do. */
export class DatabaseOwned extends Error {
  override name = "DatabaseOwned";
}

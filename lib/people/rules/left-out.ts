/** Secrets of sign-in, also as hashes, must not lie about in copies. */
export const SIGN_IN_SECRETS = {
  login_session: "sign-ins of browsers",
  sign_in_token: "sign-in links and codes",
} as const;

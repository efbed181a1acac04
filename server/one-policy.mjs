/**
 * A kept page is answered with two content security policies: the one of the site, and its own with the hashes of its
 * scripts and styles, which Next adds to it. Both would count, and say most of it twice: one is said.
 */

/** Policies as one; a directive that stands in several counts as it is said last. */
export function joinPolicies(policies) {
  const directives = new Map();
  for (const directive of policies.flatMap((policy) => policy.split(";")).map((text) => text.trim()))
    if (directive !== "") directives.set(directive.split(/\s/, 1)[0].toLowerCase(), directive);
  return [...directives.values()].join("; ");
}

/** Makes one policy of several in the moment when an answer leaves. */
export function sayOnePolicy(response) {
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    const policies = response.getHeader("content-security-policy");
    if (Array.isArray(policies)) response.setHeader("content-security-policy", joinPolicies(policies));
    return writeHead.call(response, status, ...rest);
  };
}

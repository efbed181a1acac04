/**
 * Next's server, once a file of this worker has loaded it, gives other contexts to whatever asks for them later (its
 * require-hook): a router that a test puts around a component would not be the one that `useRouter` reads. So the hooks of the
 * pages come first in every worker, whatever the order of its files.
 */
import "next/navigation";

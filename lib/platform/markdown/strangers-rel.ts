/**
 * The `rel` of every link whose address somebody typed, be it a stranger or an organiser: the other site learns nothing
 * of where its visitor comes from, gets no hold of our window, and search engines don't take the link for our word.
 */
export const STRANGERS_REL = "noopener noreferrer nofollow ugc";

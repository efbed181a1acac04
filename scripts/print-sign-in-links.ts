/** Prints one-time sign-in links of the example's organiser and participant. */

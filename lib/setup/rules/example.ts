/** { at: ISO instant }: the example schools were made here; never again, also when they were removed. A row of `setting`. */
export const EXAMPLE_MADE = "example-made";

/** Where the page of a bulk act says how far it is: there the focus goes once its button is gone. */
export const BULK_STATUS = "bulk-status";

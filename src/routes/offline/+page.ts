// Shown in place of a page that was not kept, so it must not start the app: the app would look at
// the address and ask for that page's data.
export const csr = false;

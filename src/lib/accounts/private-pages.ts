/** Routes with forms, or with what is one person's alone. */
const PRIVATE =
	/^\/(account|confirm|for-clinics|review|sign-in|sign-out|submissions)(\/|$)|^\/clinics\/\[id\]\/[^.]+$/;

/** Whether a route's answers are for one person: kept by no cache, and told to no other site. */
export const isPrivate = (routeId: string | null): boolean => PRIVATE.test(routeId ?? '');

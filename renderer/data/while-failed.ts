/** A page that nobody sits at has nobody to press "reload". */
const ASK_AGAIN_MS = 5_000;

/**
 * Refetch interval (ms) of an answer that a page cannot do without: asks again as long as the last try failed, whatever
 * the reason; otherwise not at all.
 */
export function whileFailed(query: {
  readonly state: { readonly status: string };
}): number | false {
  return query.state.status === 'error' ? ASK_AGAIN_MS : false;
}

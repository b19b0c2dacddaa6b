declare const brand: unique symbol;

/** A primitive that only its own maker may produce, so that a counter id is never passed as a ticket id. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

declare const brand: unique symbol;

/** A primitive that only its own maker may produce, so that a counter id is never passed as a ticket id. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Gives a text its brand: where it was just minted or checked, or where a look-up follows that refuses the unknown. */
export function branded<B extends Brand<string, string>>(text: string): B {
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: a brand exists in types only; this is the one place that gives it
  return text as B;
}

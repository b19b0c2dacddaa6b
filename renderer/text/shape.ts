/** A catalogue with the same keys as another and its own words: a missing or surplus key does not compile. */
export type Shape<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>;
};

interface Words {
  readonly [key: string]: string | Words;
}

/** The catalogues of one page in one language, by name. */
export type PageWords = Readonly<Record<string, Words>>;

/** Languages with a full set of catalogues, the default first. */
export const LANGUAGES = ['zh', 'en'] as const;
export type CatalogueLanguage = (typeof LANGUAGES)[number];

/** A catalogue language for a tag such as `en-GB`; the first one when there is none. */
export function findLanguage(tag: string): CatalogueLanguage {
  const short = tag.split('-')[0];
  return LANGUAGES.find((language) => language === short) ?? LANGUAGES[0];
}

/** A text that the bank wrote, in the language of the page; Chinese when the bank has not translated it. */
export function localText(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? text.zh ?? '';
}

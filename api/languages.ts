/** Tags of the text catalogues that ship; the first is the language of a branch that says nothing else. */
export const LANGUAGES = ['zh', 'en'] as const;

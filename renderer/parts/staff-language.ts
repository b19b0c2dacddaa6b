import { type CatalogueLanguage, findLanguage, LANGUAGES } from '#renderer/text/start-texts.ts';

const STORAGE_KEY = 'xiaotang-language';

/** Language of a staff page: as asked for in its address, as chosen here before, or Chinese. */
export function staffLanguage(): CatalogueLanguage {
  const asked = new URLSearchParams(window.location.search).get('lang');
  return findLanguage(asked ?? localStorage.getItem(STORAGE_KEY) ?? LANGUAGES[0]);
}

/** Remembers a choice for the next time this browser opens a staff page. */
export function keepStaffLanguage(language: CatalogueLanguage): void {
  localStorage.setItem(STORAGE_KEY, language);
}

/** The other language: staff pages have two, so one key is enough. */
export function otherLanguage(language: string): CatalogueLanguage {
  return findLanguage(language) === 'zh' ? 'en' : 'zh';
}

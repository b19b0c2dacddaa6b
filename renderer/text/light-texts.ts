import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { enCommon } from './en/common.ts';
import type { CatalogueLanguage, PageWords } from './languages.ts';
import { zhCommon } from './zh/common.ts';

/**
 * Words of a page that has to come through a customer's own network: its own catalogues and the common one. Screens
 * that tell failures and faults begin with `startTexts`.
 */
export function startLightTexts(
  page: Readonly<Record<CatalogueLanguage, PageWords>>,
  language: CatalogueLanguage,
): i18n {
  const texts = i18next.createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    defaultNS: 'common',
    // React escapes by itself.
    interpolation: { escapeValue: false },
    resources: { zh: { common: zhCommon, ...page.zh }, en: { common: enCommon, ...page.en } },
  });
  return texts;
}

/**
 * Words of a page. Each screen starts with its own catalogue and shares the common one (`startFullTexts`: those of
 * failures and faults too, which a customer's phone is spared):
 * `startTexts({ zh: { kiosk: zhKiosk }, en: { kiosk: enKiosk } }, 'zh')`, once, before the first render. Then
 * `const { t } = useTranslation('kiosk')`, `t('attract.take')`; words of another
 * catalogue: `useTranslation(['kiosk', 'failure'])`, `t('failure:internal')`. Names that the bank wrote
 * (services, zones) come from the configuration: `localText(service.name, language)`.
 * To add a screen: `zh/<screen>.ts`, `en/<screen>.ts` (`satisfies Shape<…>`), one line in `catalogues.d.ts`.
 */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { enCommon } from './en/common.ts';
import { zhCommon } from './zh/common.ts';

interface Words {
  readonly [key: string]: string | Words;
}

/** The catalogues of one page in one language, by name. */
export type PageWords = Readonly<Record<string, Words>>;

/** Languages with a full set of catalogues, the default first. */
export const LANGUAGES = ['zh', 'en'] as const;
export type CatalogueLanguage = (typeof LANGUAGES)[number];

const SHARED: Readonly<Record<CatalogueLanguage, PageWords>> = {
  zh: { common: zhCommon },
  en: { common: enCommon },
};

export function startTexts(
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
    resources: {
      zh: { ...SHARED.zh, ...page.zh },
      en: { ...SHARED.en, ...page.en },
    },
  });
  return texts;
}

/** A catalogue language for a tag such as `en-GB`; the first one when there is none. */
export function findLanguage(tag: string): CatalogueLanguage {
  const short = tag.split('-')[0];
  return LANGUAGES.find((language) => language === short) ?? LANGUAGES[0];
}

/** A text that the bank wrote, in the language of the page; Chinese when the bank has not translated it. */
export function localText(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? text.zh ?? '';
}

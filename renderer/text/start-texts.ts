/**
 * Words of a page. Each screen starts with its own catalogue and shares the common ones:
 * `startTexts({ zh: { kiosk: zhKiosk }, en: { kiosk: enKiosk } }, 'zh')`, once, before the first render. Then
 * `const { t } = useTranslation('kiosk')`, `t('attract.take')`; words of another
 * catalogue: `useTranslation(['kiosk', 'failure'])`, `t('failure:internal')`. Names that the bank wrote
 * (services, zones) come from the configuration: `localText(service.name, language)`.
 * To add a screen: `zh/<screen>.ts`, `en/<screen>.ts` (`satisfies Shape<…>`), one line in `catalogues.d.ts`.
 */
import type { i18n } from 'i18next';
import { enFailure } from './en/failure.ts';
import { enFault } from './en/fault.ts';
import type { CatalogueLanguage, PageWords } from './languages.ts';
import { startLightTexts } from './light-texts.ts';
import { zhFailure } from './zh/failure.ts';
import { zhFault } from './zh/fault.ts';

export {
  type CatalogueLanguage,
  findLanguage,
  LANGUAGES,
  localText,
  type PageWords,
} from './languages.ts';

export function startTexts(
  page: Readonly<Record<CatalogueLanguage, PageWords>>,
  language: CatalogueLanguage,
): i18n {
  const zh = { failure: zhFailure, fault: zhFault, ...page.zh };
  const en = { failure: enFailure, fault: enFault, ...page.en };
  return startLightTexts({ zh, en }, language);
}

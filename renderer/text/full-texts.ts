import type { i18n } from 'i18next';
import { enFailure } from './en/failure.ts';
import { enFault } from './en/fault.ts';
import { type CatalogueLanguage, type PageWords, startTexts } from './start-texts.ts';
import { zhFailure } from './zh/failure.ts';
import { zhFault } from './zh/fault.ts';

/** Words of a screen that also tells failures and faults. */
export function startFullTexts(
  page: Readonly<Record<CatalogueLanguage, PageWords>>,
  language: CatalogueLanguage,
): i18n {
  const zh = { failure: zhFailure, fault: zhFault, ...page.zh };
  const en = { failure: enFailure, fault: enFault, ...page.en };
  return startTexts({ zh, en }, language);
}

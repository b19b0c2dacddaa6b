/** Turns a staff page into the other language, and remembers that. Its words are the other language's own name. */
import { useTranslation } from 'react-i18next';
import css from './language-button.module.css';
import { keepStaffLanguage, otherLanguage } from './staff-language.ts';

export function LanguageButton({ children }: { readonly children: string }) {
  const { i18n } = useTranslation();
  const other = otherLanguage(i18n.language);
  return (
    <button
      type="button"
      className={css.button}
      lang={other}
      // Keys work the page, not the button that was clicked last.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        keepStaffLanguage(other);
        void i18n.changeLanguage(other);
      }}
    >
      {children}
    </button>
  );
}

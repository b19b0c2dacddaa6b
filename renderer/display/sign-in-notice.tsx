import { useTranslation } from 'react-i18next';
import classes from './board-page.module.css';

/** What a board shows that nobody has signed in yet. */
export function SignInNotice() {
  const { t } = useTranslation('display');
  return (
    <main className={classes.signIn}>
      <h1>{t('signIn.title')}</h1>
      <p>{t('signIn.todo')}</p>
    </main>
  );
}

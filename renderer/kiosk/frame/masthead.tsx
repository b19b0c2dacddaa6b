import { useTranslation } from 'react-i18next';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { BankMark } from '#renderer/parts/bank-mark.tsx';
import { SimulatedNote } from '#renderer/parts/simulated-note.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import css from './masthead.module.css';
import { StaffNotice } from './staff-notice.tsx';

/** Whose machine this is; while somebody waits for a person, what became of the call. */
export function Masthead() {
  const { session } = useKiosk();
  const isCalling = session.staffCall.kind !== 'none';
  return <div role="status">{isCalling ? <StaffNotice /> : <Brand />}</div>;
}

function Brand() {
  const { branch, session } = useKiosk();
  const { t } = useTranslation('common');
  return (
    <div className={css.masthead}>
      <BankMark className={css.mark} />
      <span className={css.branch}>
        {branch ? localText(branch.branch.name, session.preferences.language) : t('assistant')}
      </span>
      <SimulatedNote isSimulated={branch?.simulated ?? false} />
    </div>
  );
}

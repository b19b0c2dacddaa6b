import { useTranslation } from 'react-i18next';
import { mayBeIssued } from '#core/session/next-step.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useProblemText } from '#renderer/kiosk/hooks/use-problem-text.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { Problem } from './problem.tsx';

/** Asking again can help only when nothing was decided; a refusal stays one. */
const PASSING = ['unreachable', 'hub-stopping', 'rate-limited', 'internal'];

/** There is no number: why, and what else there is to do. */
export function Refused({ failureCode }: { readonly failureCode: string }) {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const problem = useProblemText(failureCode);
  const canHelp = PASSING.includes(failureCode);
  return (
    <Frame mood="sorry" headline={t('refused.headline')}>
      <Problem {...problem} />
      {canHelp && (
        <Button
          look="primary"
          icon="retry"
          name="issue-again"
          isLarge
          onPress={() => send({ kind: 'issue-again' })}
        >
          {t('refused.again')}
        </Button>
      )}
      {mayBeIssued(failureCode) ? (
        <Button
          icon="staff"
          name="call-staff"
          isLarge
          onPress={() => send({ kind: 'staff-wanted' })}
        >
          {t('desk.call')}
        </Button>
      ) : (
        <Button icon="back" name="other" isLarge onPress={() => send({ kind: 'back' })}>
          {t('refused.other')}
        </Button>
      )}
    </Frame>
  );
}

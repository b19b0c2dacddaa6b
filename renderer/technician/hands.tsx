import { useTranslation } from 'react-i18next';
import type { DeviceView } from '#api/devices.ts';
import { useSimulate } from '#renderer/data/devices.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { zhTechnician } from '#renderer/text/zh/technician.ts';
import classes from './hands.module.css';

type Verb = keyof typeof zhTechnician.hands.verbs;
type Card = keyof typeof zhTechnician.hands.cards;

/** The physical verbs of a simulated device: open its cover, take its paper, lay a card on it. */
export function Hands({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation(['technician', 'failure']);
  const simulate = useSimulate(device.id);
  return (
    <section className={classes.hands} aria-labelledby="hands">
      <h2 id="hands">{t('hands.title')}</h2>
      <p>{t('hands.hint')}</p>
      <ul>
        {device.actions.map((action) => (
          <li key={action}>
            <button
              type="button"
              data-action={action}
              disabled={simulate.isPending}
              onClick={() => simulate.mutate(action)}
            >
              <ActionName action={action} />
            </button>
          </li>
        ))}
      </ul>
      {simulate.error && (
        <p className={classes.failure} role="status">
          {t(`failure:${failureOf(simulate.error)}`)}
        </p>
      )}
    </section>
  );
}

/** Words for `openCover` or `layCard senior`; a verb without words is shown by its name. */
function ActionName({ action }: { readonly action: string }) {
  const { t } = useTranslation('technician');
  const [verb = '', argument] = action.split(' ');
  const name = isVerb(verb) ? t(`hands.verbs.${verb}`) : verb;
  if (argument === undefined) return name;
  return (
    <>
      {name} <small>{isCard(argument) ? t(`hands.cards.${argument}`) : argument}</small>
    </>
  );
}

function isVerb(name: string): name is Verb {
  return Object.hasOwn(zhTechnician.hands.verbs, name);
}

function isCard(name: string): name is Card {
  return Object.hasOwn(zhTechnician.hands.cards, name);
}

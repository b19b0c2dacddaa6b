import type { zhCommon } from './zh/common.ts';
import type { zhCounter } from './zh/counter.ts';
import type { zhDisplay } from './zh/display.ts';
import type { zhFailure } from './zh/failure.ts';
import type { zhFault } from './zh/fault.ts';
import type { zhKiosk } from './zh/kiosk.ts';
import type { zhPhone } from './zh/phone.ts';
import type { zhSignIn } from './zh/sign-in.ts';
import type { zhTechnician } from './zh/technician.ts';

/**
 * Every catalogue there is, so that `t('…')` only takes keys that exist. A new screen adds its line here and hands
 * its words to `startTexts`.
 */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof zhCommon;
      counter: typeof zhCounter;
      display: typeof zhDisplay;
      failure: typeof zhFailure;
      fault: typeof zhFault;
      kiosk: typeof zhKiosk;
      phone: typeof zhPhone;
      'sign-in': typeof zhSignIn;
      technician: typeof zhTechnician;
    };
  }
}

import type { View } from '#core/session/view.ts';
import { Advice } from './screens/advice.tsx';
import { Attract } from './screens/attract.tsx';
import { ChooseNeed } from './screens/choose-need.tsx';
import { ChooseService } from './screens/choose-service.tsx';
import { Goodbye } from './screens/goodbye.tsx';
import { IdentifyCard } from './screens/identify-card.tsx';
import { IssuingTicket } from './screens/issuing-ticket.tsx';
import { LobbyDesk } from './screens/lobby-desk.tsx';
import { NotSignedIn } from './screens/not-signed-in.tsx';
import { Offline } from './screens/offline.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import { Refused } from './screens/refused.tsx';
import { Starting } from './screens/starting.tsx';
import { TicketGiven } from './screens/ticket-given.tsx';

/** The kiosk on one page: one state, one screen. A new state does not compile until it has its screen. */
export function Screen({ view }: { readonly view: View }) {
  switch (view.kind) {
    case 'attract':
      return <Attract />;
    case 'choose-service':
      return <ChooseService />;
    case 'choose-need':
      return <ChooseNeed />;
    case 'advice':
      return <Advice serviceId={view.serviceId} />;
    case 'lobby-desk':
      return <LobbyDesk />;
    case 'identify':
      return <IdentifyCard step={view} />;
    case 'issuing':
      return <IssuingTicket step={view} />;
    case 'refused':
      return <Refused failureCode={view.failureCode} />;
    case 'ticket':
      return <TicketGiven step={view} />;
    case 'goodbye':
      return <Goodbye />;
    case 'starting':
      return <Starting />;
    case 'offline':
      return <Offline />;
    case 'not-signed-in':
      return <NotSignedIn />;
    case 'out-of-service':
      return <OutOfService />;
  }
}

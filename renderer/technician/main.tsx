import { startStaffPage } from '#renderer/parts/start-staff-page.tsx';
import { enTechnician } from '#renderer/text/en/technician.ts';
import { zhTechnician } from '#renderer/text/zh/technician.ts';
import { TechnicianPage } from './technician-page.tsx';

startStaffPage({
  page: 'technician',
  words: { zh: zhTechnician, en: enTechnician },
  app: <TechnicianPage />,
});

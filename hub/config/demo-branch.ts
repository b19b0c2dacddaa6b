import type { BranchFile } from './branch-file.ts';

const AROUND_THE_CLOCK = [{ from: '00:00', to: '24:00' }];

/** As the demo branch is open: on every day, at any hour. */
const EVERY_DAY = {
  mon: AROUND_THE_CLOCK,
  tue: AROUND_THE_CLOCK,
  wed: AROUND_THE_CLOCK,
  thu: AROUND_THE_CLOCK,
  fri: AROUND_THE_CLOCK,
  sat: AROUND_THE_CLOCK,
  sun: AROUND_THE_CLOCK,
};

/** A slot can be booked until it begins, and checked in to at once: so the whole story can be shown in a minute. */
const BOOKABLE = { capacity: 2, weekly: EVERY_DAY, horizonDays: 14, latestBookingMinutes: 0 };

/**
 * The branch that opens when none is configured: four services, five counters, open around the clock, no caps.
 * A bank replaces it with its own file (`--branch FILE.yaml`, same shape).
 */
export const DEMO_BRANCH: BranchFile = {
  name: { zh: '示范支行', en: 'Demonstration Branch' },
  timeZone: 'Asia/Shanghai',
  dayStart: '04:00',
  zones: [
    { id: 'hall', name: { zh: '现金柜台区', en: 'Counter hall' } },
    { id: 'corporate', name: { zh: '对公业务区', en: 'Corporate counters' } },
    { id: 'wealth', name: { zh: '理财室', en: 'Wealth room' } },
    { id: 'lobby', name: { zh: '大堂咨询台', en: 'Lobby desk' } },
  ],
  services: [
    {
      id: 'cash',
      name: { zh: '现金业务', en: 'Cash' },
      hint: { zh: '存钱、取钱、换零钱、换外币', en: 'Pay in, withdraw, change, foreign notes' },
      prefix: 'A',
      zoneId: 'hall',
      icon: 'cash',
      nominalMinutes: 5,
      nominalVariation: 0.7,
    },
    {
      id: 'account',
      name: { zh: '银行卡与账户', en: 'Cards and accounts' },
      hint: { zh: '办卡、换卡、改密码、挂失、打流水', en: 'New card, PIN, lost card, statements' },
      prefix: 'B',
      zoneId: 'hall',
      icon: 'card',
      nominalMinutes: 9,
      nominalVariation: 0.7,
    },
    {
      id: 'corporate',
      name: { zh: '对公业务', en: 'Business banking' },
      hint: { zh: '公司开户、转账、回单、印鉴', en: 'Company accounts, transfers, receipts' },
      prefix: 'C',
      zoneId: 'corporate',
      icon: 'corporate',
      nominalMinutes: 12,
      nominalVariation: 0.8,
    },
    {
      id: 'wealth',
      name: { zh: '理财与贷款', en: 'Savings plans and loans' },
      hint: { zh: '定期、国债、贷款咨询', en: 'Deposits, bonds, loan advice' },
      prefix: 'D',
      zoneId: 'wealth',
      icon: 'wealth',
      nominalMinutes: 15,
      nominalVariation: 0.8,
    },
  ],
  segments: [
    { id: 'ordinary', name: { zh: '普通客户', en: 'Ordinary' }, creditMinutes: 0 },
    {
      id: 'senior',
      name: { zh: '65 岁以上客户', en: 'Aged 65 and over' },
      creditMinutes: 30,
      fromAgeYears: 65,
    },
    { id: 'vip', name: { zh: '贵宾客户', en: 'Priority customer' }, creditMinutes: 15 },
    { id: 'booked', name: { zh: '预约客户', en: 'Booked customer' }, creditMinutes: 30 },
  ],
  ordinarySegmentId: 'ordinary',
  counters: [
    { id: '1', zoneId: 'hall', services: [{ id: 'cash' }] },
    { id: '2', zoneId: 'hall', services: [{ id: 'cash' }, { id: 'account', penaltyMinutes: 3 }] },
    { id: '3', zoneId: 'hall', services: [{ id: 'account' }, { id: 'cash', penaltyMinutes: 3 }] },
    {
      id: '4',
      zoneId: 'corporate',
      services: [{ id: 'corporate' }, { id: 'account', penaltyMinutes: 3 }],
    },
    { id: '5', zoneId: 'wealth', services: [{ id: 'wealth' }] },
  ],
  appointments: {
    segmentId: 'booked',
    services: [
      { ...BOOKABLE, serviceId: 'cash', slotMinutes: 15, largeCash: true },
      { ...BOOKABLE, serviceId: 'corporate', slotMinutes: 30 },
      { ...BOOKABLE, serviceId: 'wealth', slotMinutes: 30, capacity: 1 },
    ],
    checkIn: { earliestMinutes: 30, early: 'come-back', lateMinutes: 15, graceMinutes: 30 },
    // Nothing has to be fetched from anywhere: a bank that must order its notes asks for a day.
    cash: { minYuan: 50_000, maxYuan: 500_000, dayLimitYuan: 2_000_000, noticeMinutes: 0 },
  },
  kiosks: [
    {
      id: 'K1',
      name: { zh: '一号取号机', en: 'Kiosk 1' },
      panel: { diagonalInch: 32, viewingDistanceMm: 600, mountBottomMm: 500 },
    },
  ],
};

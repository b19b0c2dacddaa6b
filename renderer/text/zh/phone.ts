/** Words of the customer's own page on the phone. */
export const zhPhone = {
  title: '我的号',
  loading: '正在查询您的号…',
  yourNumber: '您的号',
  otherLanguage: 'English',
  waiting: {
    headline: '前面还有 {{count}} 位',
    next: '您是下一位',
    nextTodo: '请回到大厅，留意叫号',
    todo: '请在{{zone}}等候，轮到您时这里会提示',
    estimate: '预计等候',
  },
  called: {
    headline: '请到',
    todo: '请带好证件和资料，现在过去',
  },
  serving: { headline: '正在为您办理', todo: '谢谢您的耐心等候' },
  parked: {
    headline: '您的业务暂时挂起',
    todo: '资料准备好后，请直接告诉柜台工作人员，不用重新取号',
  },
  missed: {
    headline: '您的号已经叫过',
    todo: '没关系，请到大堂服务台，工作人员会帮您重新排队',
  },
  completed: { headline: '已经办理完成', todo: '谢谢光临，祝您生活愉快' },
  'no-show': { headline: '这个号已经过号', todo: '需要办理请重新取号，或找大堂经理帮忙' },
  cancelled: { headline: '这个号已经取消', todo: '需要办理请重新取号' },
  expired: { headline: '这个号已经过期', todo: '号只在当天有效，需要办理请重新取号' },
  unknown: { headline: '没有找到这个号', todo: '请重新扫描号票上的二维码，或到大堂服务台查询' },
  updated: '{{time}} 更新',
  stale: '网络不稳，显示的是 {{time}} 的情况，正在重试…',
  offline: '暂时连不上网络，正在重试…',
  privacy: '本页面不含您的个人信息',
} as const;

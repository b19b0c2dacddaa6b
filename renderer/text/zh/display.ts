/** Words of the call board in the hall. */
export const zhDisplay = {
  title: '叫号显示屏',
  calling: '正在叫号',
  upNext: '即将叫号',
  more: '+{{count}}',
  empty: '请留意您的号码',
  emptyHint: '叫到您时，号码会出现在这里，同时有声音提示',
  recall: '第 {{count}} 次呼叫',
  waits: '等候情况',
  people: '等候 {{count}} 人',
  nobody: '无人等候',
  closed: '暂停办理',
  rule: {
    order: '按取号时间先后叫号',
    credit: '{{name}}提前 {{minutes}} 分钟计',
    missed: '过号请到大堂咨询台，可重新排队',
  },
  separator: '；',
  lastSeen: '画面停在 {{time}}',
  enableSound: '点这里打开声音',
  signIn: {
    title: '此屏幕尚未登录',
    todo: '请在这台屏幕上打开后台启动时打印的登录链接。链接只能用一次，可以随时换新的。',
  },
  zoneUnknown: '没有编号为 {{zone}} 的区域，显示全部窗口',
} as const;
